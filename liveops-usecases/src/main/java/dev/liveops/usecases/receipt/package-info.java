/** What a receipt is worth that somebody presents. */
package dev.liveops.usecases.receipt;
