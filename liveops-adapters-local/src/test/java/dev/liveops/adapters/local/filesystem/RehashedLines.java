package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Lines of which one was changed, and all hashes made anew, as anybody can. */
final class RehashedLines {

  private static final int BEHIND_BODY = ",\"hash\":\"".length() + TrailLine.HASH_FROM_END;

  private RehashedLines() {}

  /**
   * Makes them.
   *
   * @param before the line before the first; empty where there is none
   * @param lines the lines, with their ends
   * @param changed which of them is to be changed
   */
  static byte[] of(String before, List<String> lines, int changed) {
    Hash hash = before.isEmpty() ? AuditChain.genesis() : hashOf(before);
    AuditChain chain = new AuditChain(new AuditChain.Head(0, hash));
    LineBuffer buffer = new LineBuffer(1024);
    for (String line : lines) {
      int start = buffer.length();
      String body = line.substring(0, line.length() - BEHIND_BODY);
      boolean isChanged = lines.indexOf(line) == changed;
      byte[] forged =
          (body + (isChanged ? ",\"x\":1}" : "}")).getBytes(StandardCharsets.ISO_8859_1);
      buffer.write(forged, 0, forged.length);
      TrailLine.finish(buffer, start, chain);
      buffer.write('\n');
    }
    return Arrays.copyOf(buffer.array(), buffer.length());
  }

  private static Hash hashOf(String line) {
    int at = line.length() - TrailLine.HASH_FROM_END;
    return Hash.parse(line.substring(at, at + 2 * Hash.LENGTH_BYTES)).orElseThrow();
  }
}
