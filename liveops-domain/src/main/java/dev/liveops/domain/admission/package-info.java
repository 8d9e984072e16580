/** Who may pass: rate limits and idempotency keys, as rules and as bounded tables in memory. */
package dev.liveops.domain.admission;
