package dev.liveops.usecases.game;

import dev.liveops.domain.event.FieldSpec.Kind;
import dev.liveops.domain.progression.Achievement;
import dev.liveops.domain.progression.Condition;
import dev.liveops.domain.progression.Condition.EventsMatched;
import dev.liveops.domain.progression.Reward;
import dev.liveops.domain.progression.Reward.Scope;
import dev.liveops.usecases.game.Value.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the achievements and the rewards of a document. */
final class Prizes {

  private static final List<Choice<Scope>> SCOPES =
      List.of(
          new Choice<>("ever", Scope.EVER),
          new Choice<>("season", Scope.SEASON),
          new Choice<>("day", Scope.DAY));
  private static final Set<Kind> TELLING_APART = Set.of(Kind.TEXT, Kind.INTEGER, Kind.BOOLEAN);
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  private final EventTypes types;
  private final Conditions conditions;
  private final Map<String, Achievement> achievements = new LinkedHashMap<>();

  Prizes(EventTypes types) {
    this.types = types;
    this.conditions = new Conditions(types);
  }

  /** The achievements; they come first, for rewards may refer to them. */
  List<Achievement> achievements(Value value) {
    Names names = new Names();
    for (Value item : value.items(0, Limits.ACHIEVEMENTS_MAX)) {
      Section section = item.section("id", "hidden", "condition");
      String id = names.uniqueId(section.get("id"));
      boolean hidden = section.optional("hidden").map(Value::bool).orElse(false);
      Condition condition = conditions.read(section.get("condition"), achievements);
      achievements.put(id, new Achievement(id, hidden, condition));
    }
    return List.copyOf(achievements.values());
  }

  List<Reward> rewards(Value value) {
    List<Reward> rewards = new ArrayList<>();
    Names names = new Names();
    for (Value item : value.items(0, Limits.REWARDS_MAX)) {
      Section section = item.section("id", "condition", "scope", "per_field", "item");
      String id = names.uniqueId(section.get("id"));
      Condition condition = conditions.read(section.get("condition"), achievements);
      Optional<String> perField = section.optional("per_field").flatMap(v -> field(v, condition));
      rewards.add(
          new Reward(id, condition, section.get("scope").oneOf(SCOPES), perField, item(section)));
    }
    return rewards;
  }

  private Optional<String> field(Value value, Condition condition) {
    if (!(condition instanceof EventsMatched events)) {
      value.fault("none without a condition on an event");
      return Optional.empty();
    }
    return types
        .named(events.type())
        .flatMap(type -> EventTypes.field(value, type, TELLING_APART))
        .map(field -> field.name());
  }

  private static String item(Section section) {
    Value value = section.get("item");
    Optional<String> perField = section.optional("per_field").flatMap(Value::text);
    String item = value.text(Limits.ITEM_LENGTH_MAX);
    Matcher places = PLACE.matcher(item);
    while (places.find()) {
      if (perField.filter(places.group(1)::equals).isEmpty()) {
        value.fault("no {" + places.group(1) + "}: only the per_field has a value to put there");
      }
    }
    return item;
  }
}
