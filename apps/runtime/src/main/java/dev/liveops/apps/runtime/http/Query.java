package dev.liveops.apps.runtime.http;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.usecases.Answer;
import io.helidon.common.uri.UriQuery;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a request that its route understands, for use cases that say themselves what is
 * wrong with them. Parameters of other names are passed over, and so are blank ones. Immutable.
 */
public final class Query {
  private final Map<String, String> values = new HashMap<>();
  private final List<FieldFault> faults = new ArrayList<>();

  private Query() {}

  /**
   * The parameters called {@code names}; one that is there several times is at fault.
   *
   * @throws ProblemException 400 when the query cannot be decoded
   */
  public static Query of(ServerRequest request, List<String> names) {
    Query query = new Query();
    UriQuery given = request.query();
    if (given.rawValue().isEmpty()) {
      return query;
    }
    for (String name : names) {
      if (given.contains(name)) {
        query.add(name, values(given, name));
      }
    }
    return query;
  }

  private static List<String> values(UriQuery given, String name) {
    try {
      return given.all(name);
    } catch (IllegalArgumentException notDecodable) {
      throw new ProblemException(
          Problem.invalid(List.of(new FieldFault(name, "proper percent-encoding"))), notDecodable);
    }
  }

  private void add(String name, List<String> given) {
    if (given.size() > 1) {
      faults.add(new FieldFault(name, "only once"));
    } else if (!given.isEmpty() && !given.getFirst().isBlank()) {
      values.put(name, given.getFirst());
    }
  }

  /** What the parameters say, those at fault left out. */
  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  /**
   * What {@code answer} found.
   *
   * @throws ProblemException 400 with the faults of this query and those that the answer tells of,
   *     404 when there is no such thing
   */
  public <T> T found(Answer<T> answer) {
    List<FieldFault> all = new ArrayList<>(faults);
    if (answer instanceof Answer.Invalid<T>(List<FieldFault> more)) {
      all.addAll(more);
    }
    if (!all.isEmpty()) {
      throw new ProblemException(Problem.invalid(all));
    }
    return Answers.found(answer);
  }
}
