/**
 * The ports on one machine, without any server beside it: in memory (volatile), or in a directory
 * (durable).
 */
package dev.liveops.adapters.local;
