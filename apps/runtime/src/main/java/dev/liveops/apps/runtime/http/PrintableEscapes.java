package dev.liveops.apps.runtime.http;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Escapes more than JSON asks for: DEL, the C1 controls, and what ends a line in Unicode. Answers
 * repeat names that clients made up, and are read on terminals. Without state.
 */
final class PrintableEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;

  private static final int DEL = 0x7f;
  private static final int LAST_CONTROL = 0x9f;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DEL] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public SerializableString getEscapeSequence(int c) {
    boolean steers = c >= DEL && c <= LAST_CONTROL || c == 0x2028 || c == 0x2029;
    return steers ? new SerializedString("\\u%04x".formatted(c)) : null;
  }
}
