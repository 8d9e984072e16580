package dev.liveops.apps.runtime.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The raw bytes of a request's body, within the bounds of its route. */
public final class RequestBody {
  private static final byte[] EMPTY = new byte[0];

  private RequestBody() {}

  /**
   * Reads a JSON body whole.
   *
   * @param bytesMax the route's limit
   * @throws ProblemException 415 when it does not say that it is JSON, 413 when it is longer
   */
  public static byte[] json(ServerRequest request, int bytesMax) {
    return typed(request, bytesMax, "application/json");
  }

  /**
   * Reads a body of one of several media types whole.
   *
   * @param bytesMax the route's limit
   * @param mediaTypes what the route understands, without parameters, in small letters
   * @throws ProblemException 415 when it is of another type, 413 when it is longer
   */
  public static byte[] typed(ServerRequest request, int bytesMax, String... mediaTypes) {
    String given = mediaType(request);
    for (String mediaType : mediaTypes) {
      if (mediaType.equals(given)) {
        return bytes(request, bytesMax);
      }
    }
    throw new ProblemException(
        Problem.of(
                ProblemType.UNSUPPORTED_TYPE,
                "Content-Type: expected " + String.join(" or ", mediaTypes))
            .with(HeaderValues.create(HeaderNames.ACCEPT, String.join(", ", mediaTypes))));
  }

  /**
   * Reads a body whole, whatever it is; nothing when there is none.
   *
   * @throws ProblemException 413 when it is longer than {@code bytesMax}
   */
  public static byte[] bytes(ServerRequest request, int bytesMax) {
    long declared = declaredLength(request.headers());
    if (declared > bytesMax) {
      throw tooLarge(bytesMax);
    }
    if (!request.content().hasEntity()) {
      return EMPTY;
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] body = declared >= 0 ? in.readNBytes((int) declared) : in.readNBytes(bytesMax + 1);
      if (body.length > bytesMax) {
        throw tooLarge(bytesMax);
      }
      return body;
    } catch (IllegalArgumentException | DataReader.IncorrectNewLineException badChunk) {
      // Where the next request begins is not known any more.
      throw new ProblemException(
          Problem.of(ProblemType.MALFORMED, "Transfer-Encoding: expected proper chunks")
              .with(HeaderValues.CONNECTION_CLOSE),
          badChunk);
    } catch (IOException e) {
      throw new UncheckedIOException("reading a request's body", e);
    }
  }

  /**
   * The length that a request says its body has; -1 when it says none. That it is a number {@link
   * RequestScreen} has seen to; Helidon's own reading of it goes through a table of converters.
   */
  static long declaredLength(Headers headers) {
    return headers.contains(HeaderNames.CONTENT_LENGTH)
        ? Long.parseLong(headers.get(HeaderNames.CONTENT_LENGTH).get())
        : -1;
  }

  /** The media type of the body, in small letters and without parameters; empty when not said. */
  public static String mediaType(ServerRequest request) {
    if (!request.headers().contains(HeaderNames.CONTENT_TYPE)) {
      return "";
    }
    String given = request.headers().get(HeaderNames.CONTENT_TYPE).get();
    int end = given.indexOf(';');
    return (end < 0 ? given : given.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static ProblemException tooLarge(int bytesMax) {
    return new ProblemException(
        Problem.of(ProblemType.TOO_LARGE, "expected at most " + bytesMax + " bytes"));
  }
}
