package dev.liveops.usecases.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;

/** How we read JSON from outside: strictly, and within limits that hold before anything is kept. */
final class Json {

  static final int NESTING_MAX = 32;
  static final int NUMBER_LENGTH_MAX = 64;
  static final int TEXT_LENGTH_MAX = 16 * 1024;
  static final int NAME_LENGTH_MAX = 128;

  /** The longest document that {@link #EVENT} takes; whoever uses it has to look before. */
  static final int EVENT_BYTES_MAX = 256 * 1024;

  /** The longest document that {@link #BATCH} takes; whoever uses it has to look before. */
  static final int BATCH_BYTES_MAX = 1024 * 1024;

  /** For one event. */
  static final JsonFactory EVENT = factory(EVENT_BYTES_MAX, 10_000);

  /** For an array of events. */
  static final JsonFactory BATCH = factory(BATCH_BYTES_MAX, 300_000);

  private static final int BUFFERS_KEPT_MAX = 64;

  private static final String WITHIN_LIMITS =
      "JSON of at most "
          + NESTING_MAX
          + " levels, with names of at most "
          + NAME_LENGTH_MAX
          + ", text of at most "
          + TEXT_LENGTH_MAX
          + " and numbers of at most "
          + NUMBER_LENGTH_MAX
          + " characters";

  private Json() {}

  private static JsonFactory factory(long documentBytesMax, long tokensMax) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(NESTING_MAX)
                .maxNumberLength(NUMBER_LENGTH_MAX)
                .maxStringLength(TEXT_LENGTH_MAX)
                .maxNameLength(NAME_LENGTH_MAX)
                .maxDocumentLength(documentBytesMax)
                .maxTokenCount(tokensMax)
                .build())
        // A name given twice is a fault, and found by the readers of events: the parser's own check
        // would end
        // the reading at the first one, and with it a whole batch.
        .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        // Names come from outside: the JVM's own table of strings is no place for them.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        // The default keeps buffers by thread, and a virtual thread takes them along when it ends.
        .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS_KEPT_MAX))
        .build();
  }

  /**
   * What a document that cannot be read on should have been, in words that repeat nothing of it.
   */
  static String expected(IOException failure, JsonParser json) {
    JsonLocation at = json.currentLocation();
    String place = " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return failure instanceof StreamConstraintsException ? WITHIN_LIMITS + place : "JSON" + place;
  }
}
