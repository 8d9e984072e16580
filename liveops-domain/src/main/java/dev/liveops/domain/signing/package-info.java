/**
 * Who sent a request: HMAC signatures of requests, the keys they are made with, and replays of
 * them.
 */
package dev.liveops.domain.signing;
