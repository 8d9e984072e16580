/** The HTTP server of a service: its limits, its routes and the way it says no. */
package dev.liveops.apps.runtime.http;
