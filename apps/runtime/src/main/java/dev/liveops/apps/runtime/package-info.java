/** What every service shares: settings, the HTTP server, health, metrics, logs and wiring. */
package dev.liveops.apps.runtime;
