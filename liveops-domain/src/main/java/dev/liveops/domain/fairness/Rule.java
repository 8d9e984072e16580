package dev.liveops.domain.fairness;

import java.util.Optional;

/**
 * A rule that every event of a game is judged by: a value, without state.
 *
 * <p>Constructors check their arguments and throw {@link IllegalArgumentException}, naming the
 * component and what was expected of it.
 */
public sealed interface Rule {

  /** The longest name of a rule, a type or a field. */
  int NAME_LENGTH_MAX = 64;

  /** The highest {@code countMax} of a flood rule: that many instants are kept for each player. */
  int FLOOD_COUNT_MAX = 1000;

  /** What the game calls this rule. */
  String name();

  /** Whether it only watches. */
  boolean shadow();

  /** What becomes of an event that breaks it. */
  Verdict verdict();

  /**
   * More events than a player can make: more than {@code countMax} in any {@code perMillis}. The
   * player is blocked for {@code blockMillis}; 0 for not at all.
   */
  record Flood(
      String name, boolean shadow, Verdict verdict, int countMax, long perMillis, long blockMillis)
      implements Rule {
    /** Checks the figures. */
    public Flood {
      RuleFigures.name("name", name);
      RuleFigures.within("countMax", countMax, 1, FLOOD_COUNT_MAX);
      RuleFigures.within("perMillis", perMillis, 1, Long.MAX_VALUE);
      RuleFigures.within("blockMillis", blockMillis, 0, Long.MAX_VALUE);
    }
  }

  /** A field of a type beyond its bounds, both of which are allowed values. */
  record Bound(
      String name,
      boolean shadow,
      Verdict verdict,
      String type,
      String field,
      Optional<Double> min,
      Optional<Double> max)
      implements Rule {
    /** Checks the names and that the bounds leave something between them. */
    public Bound {
      RuleFigures.name("name", name);
      RuleFigures.name("type", type);
      RuleFigures.name("field", field);
      if (!(min.orElse(Double.NEGATIVE_INFINITY) <= max.orElse(Double.POSITIVE_INFINITY))) {
        throw new IllegalArgumentException("min: expected a number of at most max");
      }
    }
  }

  /**
   * A field that rose by more than {@code deltaMax} since the player's last event that counted
   * (from 0 at first). A fall is no jump: it gains nothing, and a new run starts low.
   */
  record Jump(String name, boolean shadow, Verdict verdict, String field, long deltaMax)
      implements Rule {
    /** Checks the names and the figure. */
    public Jump {
      RuleFigures.name("name", name);
      RuleFigures.name("field", field);
      RuleFigures.within("deltaMax", deltaMax, 0, Long.MAX_VALUE);
    }
  }

  /**
   * More points than {@code pointsMax} in the last hour, counted in steps of five minutes. What
   * counted before and the event at hand are added up; losses do not buy room.
   */
  record PointsPerHour(String name, boolean shadow, Verdict verdict, long pointsMax)
      implements Rule {
    /** Checks the name and the figure. */
    public PointsPerHour {
      RuleFigures.name("name", name);
      RuleFigures.within("pointsMax", pointsMax, 0, Long.MAX_VALUE);
    }
  }

  /**
   * Points whose robust z-score against the population of the event's type is beyond {@code
   * scoreMax} either way, once the population has {@code populationMin} values: Iglewicz and
   * Hoaglin, 1993.
   */
  record Outlier(String name, boolean shadow, Verdict verdict, double scoreMax, long populationMin)
      implements Rule {
    /** Checks the name and the figures. */
    public Outlier {
      RuleFigures.name("name", name);
      RuleFigures.positive("scoreMax", scoreMax);
      RuleFigures.within("populationMin", populationMin, 1, Long.MAX_VALUE);
    }
  }

  /** A client's clock that is off by more than {@code driftMaxMillis}, either way. */
  record ClockDrift(String name, boolean shadow, Verdict verdict, long driftMaxMillis)
      implements Rule {
    /** Checks the name and the figure. */
    public ClockDrift {
      RuleFigures.name("name", name);
      RuleFigures.within("driftMaxMillis", driftMaxMillis, 0, Long.MAX_VALUE);
    }
  }

  /**
   * More rare drops than luck explains: an exact binomial tail below {@code chanceMin}, looked at
   * from {@code dropsMin} drops on. {@link DropTally} says what is counted and what that assumes.
   *
   * @param type the events that claim a drop
   * @param field their field that holds the drop's weight, 0 to 1: the chance of a drop as rare
   * @param attemptType the events that are attempts at a drop; {@code type} itself where common
   *     drops are claimed as well as rare ones
   */
  record DropLuck(
      String name,
      boolean shadow,
      Verdict verdict,
      String type,
      String field,
      String attemptType,
      double chanceMin,
      int dropsMin)
      implements Rule {
    /** Checks the names and the figures. */
    public DropLuck {
      RuleFigures.name("name", name);
      RuleFigures.name("type", type);
      RuleFigures.name("field", field);
      RuleFigures.name("attemptType", attemptType);
      RuleFigures.positive("chanceMin", chanceMin);
      RuleFigures.within("dropsMin", dropsMin, 1, DropTally.ATTEMPTS_MAX);
    }

    /** A rule of which every claimed drop is one attempt. */
    public DropLuck(
        String name,
        boolean shadow,
        Verdict verdict,
        String type,
        String field,
        double chanceMin,
        int dropsMin) {
      this(name, shadow, verdict, type, field, type, chanceMin, dropsMin);
    }
  }
}
