package dev.liveops.domain.receipt;

import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes one claim another than the next. Equal claims are the same claim, and get the same
 * receipt.
 *
 * @param game the game
 * @param player who claims
 * @param reward which reward
 * @param detail the value of the field that tells rewards of this kind apart; empty where none does
 * @param period the season or day it is claimed for; empty where it is claimed once for ever
 */
public record Claim(GameId game, PlayerId player, String reward, String detail, String period) {

  private static final int RECEIPT_ID_BYTES = 16;

  /**
   * The id of the claim's receipt: 32 lower-case hexadecimal digits, the first 128 bits of SHA-256
   * over the fields in order, each as UTF-8 with its length before it, so that no field can run
   * into the next.
   */
  public String receiptId() {
    MessageDigest sha256 = sha256();
    for (String field : new String[] {game.value(), player.value(), reward, detail, period}) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      sha256.update(lengthOf(bytes));
      sha256.update(bytes);
    }
    return HexFormat.of().formatHex(sha256.digest(), 0, RECEIPT_ID_BYTES);
  }

  private static byte[] lengthOf(byte[] bytes) {
    int length = bytes.length;
    return new byte[] {
      (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
