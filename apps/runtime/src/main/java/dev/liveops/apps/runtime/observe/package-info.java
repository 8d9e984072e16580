/** What can be seen of a running service: metrics and health. */
package dev.liveops.apps.runtime.observe;
