package dev.liveops.domain.receipt;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;

/**
 * What a signed receipt says.
 *
 * @param receiptId the claim {@code jti}
 * @param player the claim {@code sub}
 * @param item the claim {@code item}
 * @param game the claim {@code game}
 * @param issuedAtSeconds the claim {@code iat}, epoch seconds
 * @param expiresAtSeconds the claim {@code exp}, epoch seconds; from then on it is not to be
 *     honoured
 */
public record ReceiptClaims(
    String receiptId,
    PlayerId player,
    String item,
    GameId game,
    long issuedAtSeconds,
    long expiresAtSeconds) {}
