package dev.liveops.apps.runtime.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as bytes, written by streaming, and read within bounds. */
public final class Json {

  /** Reads documents up to the size of an event; bounded in depth, tokens and lengths. */
  public static final JsonFactory EVENT = factory(ServerLimits.EVENT_BYTES_MAX, 10_000);

  /** Reads documents up to the size of a batch; bounded likewise. */
  public static final JsonFactory BATCH = factory(1024 * 1024, 200_000);

  /** Most answers fit. */
  private static final int BYTES_INITIAL = 512;

  private Json() {}

  /** Writes one value: a document, or a member of one. */
  @FunctionalInterface
  public interface Body {
    /**
     * Writes the whole value.
     *
     * @throws IOException only where the generator throws it, which in memory is never
     */
    void write(JsonGenerator json) throws IOException;
  }

  /** The document that {@code body} writes, in UTF-8. */
  public static byte[] bytes(Body body) {
    try (ByteArrayBuilder out = new ByteArrayBuilder(BYTES_INITIAL)) {
      try (JsonGenerator json = EVENT.createGenerator(out)) {
        body.write(json);
      }
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing JSON to memory", impossible);
    }
  }

  private static JsonFactory factory(int bytesMax, int tokensMax) {
    return new JsonFactoryBuilder()
        .characterEscapes(new PrintableEscapes())
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(32)
                .maxNumberLength(64)
                .maxStringLength(16 * 1024)
                .maxNameLength(128)
                .maxDocumentLength(bytesMax)
                .maxTokenCount(tokensMax)
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        // A connection is a virtual thread of its own: buffers per thread would never be shared.
        .recyclerPool(JsonRecyclerPools.newBoundedPool(256))
        .build();
  }
}
