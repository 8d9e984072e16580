/** The {@code run} command. */
package dev.liveops.apps.cli.run;
