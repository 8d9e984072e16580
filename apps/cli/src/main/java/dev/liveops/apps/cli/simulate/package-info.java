/** The {@code simulate} command: seeded synthetic players, and what the services make of them. */
package dev.liveops.apps.cli.simulate;
