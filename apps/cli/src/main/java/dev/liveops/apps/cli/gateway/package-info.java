/** The other end of the line: signing requests, sending them to a gateway, reading its answers. */
package dev.liveops.apps.cli.gateway;
