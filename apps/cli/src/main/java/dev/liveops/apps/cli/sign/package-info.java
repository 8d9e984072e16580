/** The {@code sign} command. */
package dev.liveops.apps.cli.sign;
