package dev.liveops.usecases.event;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.signing.SignedRequest;
import dev.liveops.domain.signing.SigningKey;
import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.admission.IdempotencyStore;
import dev.liveops.ports.admission.RateLimits;
import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.fairness.SanctionStore;
import dev.liveops.usecases.audit.RecordDenials;
import dev.liveops.usecases.event.BatchReading.Item;
import dev.liveops.usecases.game.ActiveGame;
import dev.liveops.usecases.game.GameCatalog;
import dev.liveops.usecases.signing.AuthenticateRequest;
import dev.liveops.usecases.signing.Authentication;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes in events of players. Safe for use by many threads; blocks, for at most the time of {@link
 * IntakeLimits#answerWithin} and what the stores take.
 *
 * <p>In this order: size, signature, JSON, validation, sanctions, limits, idempotency, publication.
 * What an earlier check refuses, no later one sees.
 *
 * <p>An idempotency key names an event within its game. Its event's id is derived from it, so that
 * the event is the same one however often it is sent; without a key, every sending is an event.
 */
public final class AcceptEvents {

  static final String SERVICE = "gateway";

  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final AuthenticateRequest authenticate;
  private final GameCatalog games;
  private final PlayerGate gate;
  private final EventIntake intake;
  private final RecordDenials denials;
  private final InstantSource clock;
  private final Supplier<EventId> newIds;
  private final IntakeLimits limits;
  private final IntakeListener listener;

  /**
   * What events go through on their way in.
   *
   * @param patience how requests wait for the bus
   */
  public record Ports(
      SanctionStore sanctions,
      RateLimits rateLimits,
      IdempotencyStore keys,
      EventBus bus,
      Patience patience) {}

  /**
   * Makes the use case.
   *
   * @param newIds makes ids that were never used, for events without a key
   * @param listener hears every answer
   */
  public AcceptEvents(
      AuthenticateRequest authenticate,
      GameCatalog games,
      Ports ports,
      RecordDenials denials,
      InstantSource clock,
      Supplier<EventId> newIds,
      IntakeLimits limits,
      IntakeListener listener) {
    this.authenticate = authenticate;
    this.games = games;
    this.gate = new PlayerGate(ports.sanctions(), ports.rateLimits(), limits, denials);
    this.intake = new EventIntake(ports, clock, limits.answerWithin());
    this.denials = denials;
    this.clock = clock;
    this.newIds = newIds;
    this.limits = limits;
    this.listener = listener;
  }

  /** Takes in one event: the body of the request. */
  public Acceptance accept(SignedRequest request) {
    long nowMillis = clock.millis();
    if (request.body().length > limits.eventBytesMax()) {
      return refused(new Acceptance.TooLarge(limits.eventBytesMax()));
    }
    try {
      return switch (authenticate.once(request, nowMillis)) {
        case Authentication.Refused refused -> refused(notAuthenticated(refused));
        case Authentication.Overloaded(long retryAfterMillis) ->
            refused(new Acceptance.Unavailable(retryAfterMillis));
        case Authentication.Signed(SigningKey key) -> accept(request, key, nowMillis);
      };
    } catch (PortUnavailable e) {
      return refused(new Acceptance.Unavailable(e.retryAfterMillis()));
    }
  }

  /**
   * Takes in a batch of events: the body of the request, as {@link BatchJson} says. Those that are
   * in order are published together, the others answered without regard to them.
   *
   * <p>The request's idempotency key, if there is one, stands for a key for each event that names
   * none: the same batch sent again is the same events.
   */
  public BatchAcceptance acceptAll(SignedRequest request) {
    long nowMillis = clock.millis();
    if (request.body().length > limits.batchBytesMax()) {
      return refusedBatch(new Acceptance.TooLarge(limits.batchBytesMax()));
    }
    try {
      return switch (authenticate.once(request, nowMillis)) {
        case Authentication.Refused refused -> refusedBatch(notAuthenticated(refused));
        case Authentication.Overloaded(long retryAfterMillis) ->
            refusedBatch(new Acceptance.Unavailable(retryAfterMillis));
        case Authentication.Signed(SigningKey key) -> acceptAll(request, key, nowMillis);
      };
    } catch (PortUnavailable e) {
      return refusedBatch(new Acceptance.Unavailable(e.retryAfterMillis()));
    }
  }

  private Acceptance accept(SignedRequest request, SigningKey key, long nowMillis) {
    Optional<ActiveGame> game = games.find(key.game());
    if (game.isEmpty()) {
      return refused(new Acceptance.Unavailable(RETRY_AFTER_MILLIS));
    }
    byte[] body = request.body();
    EventReading reading = EventJson.read(body, game.get().definition());
    Optional<FieldFault> keyFault = keyFault(request.idempotencyKey());
    if (keyFault.isPresent()) {
      return refused(invalid(keyFault.get(), reading));
    }
    Item item = new Item(reading, request.idempotencyKey(), 0, body.length);
    return acceptAll(List.of(item), request, key, nowMillis).getFirst();
  }

  private BatchAcceptance acceptAll(SignedRequest request, SigningKey key, long nowMillis) {
    Optional<ActiveGame> game = games.find(key.game());
    if (game.isEmpty()) {
      return refusedBatch(new Acceptance.Unavailable(RETRY_AFTER_MILLIS));
    }
    Optional<FieldFault> keyFault = keyFault(request.idempotencyKey());
    if (keyFault.isPresent()) {
      return refusedBatch(new Acceptance.Invalid(List.of(keyFault.get())));
    }
    return switch (BatchJson.read(request.body(), game.get().definition())) {
      case BatchReading.Faulty(List<FieldFault> faults) ->
          refusedBatch(new Acceptance.Invalid(faults));
      case BatchReading.Items(List<Item> items) ->
          new BatchAcceptance.Answered(
              acceptAll(named(items, request.idempotencyKey()), request, key, nowMillis));
    };
  }

  private List<Acceptance> acceptAll(
      List<Item> items, SignedRequest request, SigningKey key, long nowMillis) {
    List<Optional<Acceptance>> refusals = new ArrayList<>(items.size());
    List<Fact.EventAccepted> events = new ArrayList<>(items.size());
    for (Item item : items) {
      Optional<Acceptance> refusal = refusal(item, key, nowMillis);
      refusals.add(refusal);
      if (refusal.isEmpty() && item.reading() instanceof EventReading.Sound sound) {
        events.add(event(item, sound.draft(), request.body(), key.game(), nowMillis));
      }
    }
    ReplayGuard guard = new ReplayGuard(authenticate, request);
    Iterator<Acceptance> taken = intake.takeIn(events, nowMillis, guard).iterator();
    List<Acceptance> answers = new ArrayList<>(items.size());
    for (Optional<Acceptance> refusal : refusals) {
      Acceptance answer = refusal.isPresent() ? refusal.get() : taken.next();
      if (answer instanceof Acceptance.NotAuthenticated replayed) {
        denials.denied(SERVICE, replayed.refusal().code(), key.keyId());
      }
      listener.answered(typeOf(items.get(answers.size())), answer);
      answers.add(answer);
    }
    return answers;
  }

  private static String typeOf(Item item) {
    return item.reading() instanceof EventReading.Sound(EventDraft draft) ? draft.type() : "";
  }

  private Acceptance refused(Acceptance answer) {
    listener.answered("", answer);
    return answer;
  }

  private BatchAcceptance refusedBatch(Acceptance answer) {
    return new BatchAcceptance.Refused(refused(answer));
  }

  /** Why an event does not get as far as to be published; empty when it does. */
  private Optional<Acceptance> refusal(Item item, SigningKey key, long nowMillis) {
    if (item.to() - item.from() > limits.eventBytesMax()) {
      return Optional.of(new Acceptance.TooLarge(limits.eventBytesMax()));
    }
    return switch (item.reading()) {
      case EventReading.Faulty(List<FieldFault> faults) ->
          Optional.of(new Acceptance.Invalid(faults));
      case EventReading.Sound(EventDraft draft) ->
          gate.refusal(key, new PlayerKey(key.game(), draft.player()), nowMillis);
    };
  }

  private Fact.EventAccepted event(
      Item item, EventDraft draft, byte[] body, GameId game, long nowMillis) {
    boolean keyed = !item.idempotencyKey().isEmpty();
    EventId id = keyed ? EventId.derived(game, item.idempotencyKey()) : newIds.get();
    long bodyHash = keyed ? BodyHash.of(body, item.from(), item.to()) : 0;
    return new Fact.EventAccepted(draft.toEvent(id, game, nowMillis), bodyHash, keyed);
  }

  /** Gives every event that names no key one made of the batch's and its place in the batch. */
  private static List<Item> named(List<Item> items, String batchKey) {
    if (batchKey.isEmpty()) {
      return items;
    }
    List<Item> named = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      // A line break is in no key that a sender can give, so that none is the same by accident.
      named.add(item.idempotencyKey().isEmpty() ? item.withKey(batchKey + '\n' + i) : item);
    }
    return named;
  }

  private Acceptance notAuthenticated(Authentication.Refused refused) {
    denials.denied(SERVICE, refused.refusal().code(), refused.keyId());
    return new Acceptance.NotAuthenticated(refused.refusal(), refused.detail());
  }

  private static Optional<FieldFault> keyFault(String idempotencyKey) {
    return idempotencyKey.isEmpty() || IdempotencyKey.wellFormed(idempotencyKey)
        ? Optional.empty()
        : Optional.of(new FieldFault("Idempotency-Key", IdempotencyKey.EXPECTED));
  }

  private static Acceptance invalid(FieldFault keyFault, EventReading reading) {
    List<FieldFault> faults = new ArrayList<>(List.of(keyFault));
    if (reading instanceof EventReading.Faulty faulty) {
      faults.addAll(faulty.faults());
    }
    return new Acceptance.Invalid(faults);
  }
}
