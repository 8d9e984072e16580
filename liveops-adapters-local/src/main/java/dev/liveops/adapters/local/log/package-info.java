/**
 * One ordered record of all facts, and the bus whose topics are views of it: what the volatile and
 * the durable adapter have in common. Where the record is kept is up to them.
 */
package dev.liveops.adapters.local.log;
