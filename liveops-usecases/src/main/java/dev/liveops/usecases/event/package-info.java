/** How events come in, and how what follows them is made of them. */
package dev.liveops.usecases.event;
