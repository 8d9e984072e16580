package dev.liveops.domain.receipt;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;

/**
 * The proof of a claim. The same claim always gets the very same receipt.
 *
 * @param receiptId derived from the claim, so that one claim cannot have two
 * @param game the game
 * @param player who claimed
 * @param item what was granted
 * @param issuedAtMillis when, epoch milliseconds
 * @param expiresAtMillis until when it is to be honoured, epoch milliseconds
 * @param signature hexadecimal HMAC-SHA256 of {@code receiptId:playerId:item:timestamp}, the
 *     timestamp in epoch seconds
 * @param jws the same facts as a compact JWS (RFC 7515) signed with Ed25519 (RFC 8037), checkable
 *     by anyone against the published keys
 */
public record Receipt(
    String receiptId,
    GameId game,
    PlayerId player,
    String item,
    long issuedAtMillis,
    long expiresAtMillis,
    String signature,
    String jws) {}
