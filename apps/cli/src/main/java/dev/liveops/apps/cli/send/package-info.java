/** The {@code send} command: events out of files, to the gateway, and what became of them. */
package dev.liveops.apps.cli.send;
