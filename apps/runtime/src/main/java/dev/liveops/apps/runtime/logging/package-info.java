/** Logs as one JSON object per line, each with the request it belongs to. */
package dev.liveops.apps.runtime.logging;
