package dev.liveops.apps.runtime.http;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.usecases.Answer;
import java.util.List;

/** Turns what use cases answer into what HTTP answers. */
public final class Answers {
  private Answers() {}

  /**
   * What was found.
   *
   * @throws ProblemException 400 when the question is not well put, 404 when there is no such thing
   */
  public static <T> T found(Answer<T> answer) {
    return switch (answer) {
      case Answer.Found<T>(T value) -> value;
      case Answer.Invalid<T>(List<FieldFault> faults) ->
          throw new ProblemException(Problem.invalid(faults));
      case Answer.NotFound<T>(String what) ->
          throw new ProblemException(Problem.of(ProblemType.NOT_FOUND, "no such " + what));
    };
  }
}
