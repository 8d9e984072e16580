/** What fairness keeps in memory, for both the volatile and the durable adapter. */
package dev.liveops.adapters.local.fairness;
