/** Proofs of claims: made once per claim, checkable by anyone. */
package dev.liveops.domain.receipt;
