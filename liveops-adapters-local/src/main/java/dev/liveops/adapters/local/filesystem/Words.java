package dev.liveops.adapters.local.filesystem;

import java.nio.charset.StandardCharsets;

/**
 * Texts that come again and again, such as the names of fields: each is made once, and then found
 * by its bytes, for as long as no other takes its place. Safe for all threads: a string may be read
 * by whoever finds it (JLS 17.5), and where two put one in the same place, one of them is lost.
 */
final class Words {

  private static final int PLACES = 512; // a power of two

  private final String[] words = new String[PLACES];

  /** The text of some bytes of ISO 8859-1. */
  String of(byte[] bytes, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int place = (hash ^ hash >>> 16) & (PLACES - 1);
    String known = words[place];
    if (known == null || !isWritten(known, bytes, from, to)) {
      known = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
      words[place] = known;
    }
    return known;
  }

  private static boolean isWritten(String word, byte[] bytes, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (word.charAt(i - from) != (bytes[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
