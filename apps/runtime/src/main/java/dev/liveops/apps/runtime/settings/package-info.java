/** The settings of a process: read once, checked as a whole, typed and immutable from then on. */
package dev.liveops.apps.runtime.settings;
