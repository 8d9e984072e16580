/** How players come along, and what they claim for it. */
package dev.liveops.usecases.progression;
