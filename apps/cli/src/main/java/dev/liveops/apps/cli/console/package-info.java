/** How commands talk to whoever runs them: exit codes, one-line errors, tables, progress. */
package dev.liveops.apps.cli.console;
