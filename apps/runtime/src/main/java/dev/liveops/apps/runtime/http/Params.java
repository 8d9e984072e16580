package dev.liveops.apps.runtime.http;

import dev.liveops.domain.event.FieldFault;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parameters of paths and queries as values. What does not parse is the client's fault and becomes
 * a 400 that names the parameter; an {@link IllegalArgumentException} from anywhere else stays what
 * it is, a fault of ours.
 */
public final class Params {
  private Params() {}

  /**
   * A parameter of the path.
   *
   * @param name as in the route's template
   * @param expected what would be right, in words
   * @param parser throws {@link IllegalArgumentException} for what is not
   * @throws ProblemException 400 when it is not
   */
  public static <T> T path(
      ServerRequest request, String name, String expected, Function<String, T> parser) {
    return parse(name, request.path().pathParameters().get(name), expected, parser);
  }

  /**
   * A parameter of the query; empty when it is absent or blank.
   *
   * @param expected what would be right, in words
   * @param parser throws {@link IllegalArgumentException} for what is not
   * @throws ProblemException 400 when it is not, or is there more than once
   */
  public static <T> Optional<T> query(
      ServerRequest request, String name, String expected, Function<String, T> parser) {
    if (!request.query().contains(name)) {
      return Optional.empty();
    }
    List<String> values = request.query().all(name);
    if (values.size() > 1) {
      throw invalid(name, expected + ", once", null);
    }
    String value = values.isEmpty() ? "" : values.getFirst();
    return value.isBlank() ? Optional.empty() : Optional.of(parse(name, value, expected, parser));
  }

  /**
   * A whole number of the query.
   *
   * @param fallback what an absent parameter means
   * @throws ProblemException 400 when it is not a number from {@code min} to {@code max}
   */
  public static int queryInt(ServerRequest request, String name, int min, int max, int fallback) {
    return query(request, name, min + " to " + max, text -> bounded(text, min, max))
        .orElse(fallback);
  }

  private static int bounded(String text, int min, int max) {
    int value = Integer.parseInt(text);
    if (value < min || value > max) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private static <T> T parse(
      String name, String value, String expected, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException notWhatWasExpected) {
      throw invalid(name, expected, notWhatWasExpected);
    }
  }

  private static ProblemException invalid(String name, String expected, Throwable cause) {
    return new ProblemException(Problem.invalid(List.of(new FieldFault(name, expected))), cause);
  }
}
