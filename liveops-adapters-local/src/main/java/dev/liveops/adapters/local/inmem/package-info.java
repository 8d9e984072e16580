/**
 * The volatile adapter: everything in memory, gone with the process. For tests, simulations and
 * toys; it keeps the same contracts as the durable one, but for durability.
 */
package dev.liveops.adapters.local.inmem;
