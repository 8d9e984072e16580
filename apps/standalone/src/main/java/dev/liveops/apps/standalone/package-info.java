/** Runs all services in one process on one directory. */
package dev.liveops.apps.standalone;
