package dev.liveops.domain.ranking;

import dev.liveops.domain.PackedReader;
import dev.liveops.domain.PackedWriter;
import java.util.Optional;

/**
 * Packs the standings of a page, and puts them back.
 *
 * <p>Format 1: the page; then for each standing, by ascending ordinal: how far its ordinal is from
 * the one before, and whether subscore and metadata follow (in the lowest two bits); the score; the
 * time as the distance from the standing before, since neighbours tend to play at the same time.
 */
final class PageCodec {

  private static final int FORMAT = 1;
  private static final int WITH_SUBSCORE = 1;
  private static final int WITH_METADATA = 2;
  private static final int FLAG_BITS = 2;
  private static final int PAGE_MAX = StandingColumns.ORDINAL_MAX >>> StandingColumns.PAGE_BITS;
  private static final int METADATA_LENGTH_MAX = 1 << 16;

  private PageCodec() {}

  static byte[] pack(StandingColumns columns, int page) {
    PackedWriter out = new PackedWriter(FORMAT);
    out.unsigned(page);
    long lastOrdinal = firstOf(page) - 1L;
    long lastMillis = 0;
    for (int ordinal = firstOf(page);
        ordinal < firstOf(page) + StandingPages.PAGE_SIZE;
        ordinal++) {
      if (columns.has(ordinal)) {
        long subscore = columns.subscore(ordinal);
        Optional<String> metadata = columns.metadata(ordinal);
        int flags = (subscore == 0 ? 0 : WITH_SUBSCORE) | (metadata.isEmpty() ? 0 : WITH_METADATA);
        out.unsigned(ordinal - lastOrdinal << FLAG_BITS | flags);
        out.signed(columns.score(ordinal));
        out.signed(columns.achievedAtMillis(ordinal) - lastMillis);
        if (subscore != 0) {
          out.signed(subscore);
        }
        metadata.ifPresent(out::text);
        lastOrdinal = ordinal;
        lastMillis = columns.achievedAtMillis(ordinal);
      }
    }
    return out.finish();
  }

  /** Puts the standings of an image into columns that have none of its page. */
  static void unpack(PageImage image, StandingColumns columns) {
    PackedReader in = new PackedReader("page " + image.page(), image.bytes(), FORMAT);
    if (in.unsigned() != image.page() || image.page() > PAGE_MAX) {
      throw in.corrupt("these are the standings of another page");
    }
    long ordinal = firstOf(image.page()) - 1L;
    long millis = 0;
    while (!in.atEnd()) {
      long step = in.unsigned();
      ordinal += step >>> FLAG_BITS;
      if (step >>> FLAG_BITS == 0 || ordinal >= firstOf(image.page()) + StandingPages.PAGE_SIZE) {
        throw in.corrupt("expected ascending ordinals of this page");
      }
      long score = in.signed();
      millis += in.signed();
      long subscore = (step & WITH_SUBSCORE) == 0 ? 0 : in.signed();
      Optional<String> metadata =
          (step & WITH_METADATA) == 0
              ? Optional.empty()
              : Optional.of(in.text(METADATA_LENGTH_MAX));
      if (millis == StandingColumns.ABSENT) {
        throw in.corrupt("expected a time that can have been");
      }
      columns.put((int) ordinal, score, subscore, metadata.orElse(null), millis);
    }
  }

  private static int firstOf(int page) {
    return page * StandingPages.PAGE_SIZE;
  }
}
