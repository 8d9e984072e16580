package dev.liveops.usecases.progression;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.FieldSpec;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.progression.Reward;
import dev.liveops.usecases.event.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A claim as a client sends it, in one of two forms:
 *
 * <pre>{@code
 * {"playerId":"p1","item":"legendary_sword"}
 * {"player_id":"p1","reward_type":"boss_kill","reward_data":{"boss_id":"dragon","loot":["sword"]}}
 * }</pre>
 *
 * <p>Of {@code reward_data} nothing is believed: it only tells which of several rewards of a kind
 * is claimed.
 */
record ClaimRequest(PlayerId player, Wanted wanted) {

  /** What came of reading a claim. */
  sealed interface Reading {

    record Sound(ClaimRequest request) implements Reading {}

    record Faulty(List<FieldFault> faults) implements Reading {}
  }

  /** What is claimed. */
  sealed interface Wanted {

    /** The word for it that the client used. */
    String name();

    /** The rewards of a game that this may mean, in the order of the definition. */
    List<Target> among(List<Reward> rewards);
  }

  /** A reward, and the value that tells it from others of its kind; empty where none does. */
  record Target(Reward reward, String detail) {}

  /** A reward by its id, or else by the item it grants, such as {@code trophy:dragon_lord}. */
  record Item(String name) implements Wanted {
    @Override
    public List<Target> among(List<Reward> rewards) {
      List<Target> byId =
          rewards.stream()
              .filter(reward -> reward.id().equals(name))
              .map(reward -> new Target(reward, ""))
              .toList();
      return byId.isEmpty() ? rewards.stream().flatMap(r -> granting(r).stream()).toList() : byId;
    }

    private Optional<Target> granting(Reward reward) {
      if (reward.perField().isEmpty()) {
        return reward.item().equals(name) ? Optional.of(new Target(reward, "")) : Optional.empty();
      }
      String place = "{" + reward.perField().get() + "}";
      int at = reward.item().indexOf(place);
      int behind = reward.item().length() - at - place.length();
      if (at < 0 || name.length() <= at + behind) {
        return Optional.empty();
      }
      String detail = name.substring(at, name.length() - behind);
      return reward.itemFor(detail).equals(name)
          ? Optional.of(new Target(reward, detail))
          : Optional.empty();
    }
  }

  /** A reward by its id, with what is said of it. */
  record OfType(String name, Optional<JsonObject> data) implements Wanted {
    @Override
    public List<Target> among(List<Reward> rewards) {
      return rewards.stream()
          .filter(reward -> reward.id().equals(name))
          .map(reward -> new Target(reward, detail(reward)))
          .toList();
    }

    private String detail(Reward reward) {
      return reward
          .perField()
          .flatMap(field -> data.flatMap(said -> said.get(field)))
          .filter(value -> !(value instanceof Double || value instanceof JsonObject))
          .map(Object::toString)
          .filter(ClaimRequest::isWord)
          .orElse("");
    }
  }

  /** What no event could carry earns nothing, and is not to be repeated in an answer. */
  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.length() <= FieldSpec.TEXT_LENGTH_MAX
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** Reads a claim; whatever the bytes are, this returns. */
  static Reading read(byte[] body) {
    return switch (JsonObject.read(body)) {
      case JsonObject.Reading.Faulty(List<FieldFault> faults) -> new Reading.Faulty(faults);
      case JsonObject.Reading.Sound(JsonObject object) -> new Reader(object).read();
    };
  }

  /** Looks for what a claim needs, and collects what is wrong. */
  private static final class Reader {
    private final JsonObject object;
    private final List<FieldFault> faults = new ArrayList<>();

    Reader(JsonObject object) {
      this.object = object;
    }

    Reading read() {
      Optional<PlayerId> player =
          object.text("player_id").filter(PlayerId::wellFormed).map(PlayerId::new);
      if (player.isEmpty()) {
        fault("player_id", PlayerId.EXPECTED);
      }
      Optional<Wanted> wanted =
          object.has("item") ? word("item").map(Item::new) : word("reward_type").map(this::ofType);
      if (object.has("item") && object.has("reward_type")) {
        fault("reward_type", "to come without item");
      }
      return faults.isEmpty()
          ? new Reading.Sound(new ClaimRequest(player.orElseThrow(), wanted.orElseThrow()))
          : new Reading.Faulty(faults);
    }

    private Wanted ofType(String type) {
      Optional<Object> data = object.get("reward_data");
      if (object.has("reward_data") && !(data.orElse("") instanceof JsonObject)) {
        fault("reward_data", "an object");
      }
      return new OfType(
          type, data.filter(JsonObject.class::isInstance).map(JsonObject.class::cast));
    }

    private Optional<String> word(String name) {
      Optional<String> word = object.text(name).filter(ClaimRequest::isWord);
      if (word.isEmpty()) {
        fault(name, FieldSpec.Kind.TEXT.expected());
      }
      return word;
    }

    private void fault(String name, String expected) {
      faults.add(
          new FieldFault(
              object.spelling(name), object.has(name) ? expected : expected + " (required)"));
    }
  }
}
