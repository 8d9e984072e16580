/** How ranks come about, and what can be asked of them. */
package dev.liveops.usecases.ranking;
