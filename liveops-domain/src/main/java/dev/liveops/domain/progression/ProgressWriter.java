package dev.liveops.domain.progression;

import dev.liveops.domain.PackedWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the compact form of a player's progress.
 *
 * <p>Format 2: version of the definition; experience; updatedAt; the table of texts; then tallies,
 * achievements and earned rewards, each as a count and its entries in order. Entries refer to texts
 * by their place in the table, for the same few ids come again and again.
 */
final class ProgressWriter {

  static final int FORMAT = 2;

  private final PackedWriter out = new PackedWriter(FORMAT);
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  private ProgressWriter() {}

  static byte[] write(PlayerProgress progress) {
    return new ProgressWriter().bytesOf(progress);
  }

  private byte[] bytesOf(PlayerProgress progress) {
    out.unsigned(progress.definitionVersion());
    out.signed(progress.xp());
    out.signed(progress.updatedAtMillis());
    texts(progress);
    out.unsigned(progress.tallies().size());
    for (Tally tally : progress.tallies()) {
      dated(tally);
      out.unsigned(tally.count());
    }
    out.unsigned(progress.achievements().size());
    for (AchievementState state : progress.achievements()) {
      place(state.id());
      out.octet(state.stage().ordinal());
      out.signed(state.sinceMillis());
    }
    out.unsigned(progress.earned().size());
    for (Earned reward : progress.earned()) {
      dated(reward);
    }
    return out.finish();
  }

  private void texts(PlayerProgress progress) {
    progress.tallies().forEach(this::noteTexts);
    progress.achievements().forEach(state -> note(state.id()));
    progress.earned().forEach(this::noteTexts);
    out.unsigned(texts.size());
    texts.keySet().forEach(out::text);
  }

  private void noteTexts(Dated entry) {
    note(entry.owner());
    note(entry.detail());
    note(entry.period());
  }

  private void note(String text) {
    texts.putIfAbsent(text, texts.size());
  }

  private void dated(Dated entry) {
    place(entry.owner());
    place(entry.detail());
    place(entry.period());
    out.signed(entry.atMillis());
  }

  private void place(String text) {
    out.unsigned(texts.get(text));
  }
}
