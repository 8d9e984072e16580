/** Gives every event a verdict before it can count. */
package dev.liveops.apps.fairness;
