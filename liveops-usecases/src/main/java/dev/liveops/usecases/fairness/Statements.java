package dev.liveops.usecases.fairness;

import dev.liveops.domain.event.FieldFault;
import java.util.ArrayList;
import java.util.List;

/** Checks what people state when they decide on something: who they are, and why. */
public final class Statements {

  /** How long a reason may be, in characters. */
  public static final int REASON_LENGTH_MAX = 500;

  /** How long the name of an author may be, in characters. */
  public static final int AUTHOR_LENGTH_MAX = 64;

  private Statements() {}

  /** Everything that is wrong with them, for those who have more to check. */
  public static List<FieldFault> faults(String author, String reason) {
    List<FieldFault> faults = new ArrayList<>();
    check(author, reason, faults);
    return faults;
  }

  static void check(String author, String reason, List<FieldFault> faults) {
    if (!isText(reason, REASON_LENGTH_MAX)) {
      faults.add(new FieldFault("reason", expected(REASON_LENGTH_MAX)));
    }
    if (!isText(author, AUTHOR_LENGTH_MAX)) {
      faults.add(new FieldFault("author", expected(AUTHOR_LENGTH_MAX)));
    }
  }

  private static String expected(int lengthMax) {
    return "1 to " + lengthMax + " printable characters";
  }

  private static boolean isText(String text, int lengthMax) {
    return !text.isBlank()
        && text.length() <= lengthMax
        && text.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
