/** The {@code liveops} command line. */
package dev.liveops.apps.cli;
