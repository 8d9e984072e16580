/** Who may pass, kept in memory by both the volatile and the durable adapter. */
package dev.liveops.adapters.local.admission;
