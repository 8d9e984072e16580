package dev.liveops.domain.audit;

import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.receipt.Receipt;
import java.util.List;

/**
 * Something that happened and cannot be taken back. Facts are what services tell each other, what
 * the audit trail keeps, and what every projection can be rebuilt from.
 */
public sealed interface Fact {

  /** When it happened, epoch milliseconds. */
  long atMillis();

  /**
   * The gateway accepted an event.
   *
   * @param event the event
   * @param bodyHash the first 64 bits of SHA-256 of what was sent, to tell a retry from another
   *     event under the same idempotency key
   * @param keyed whether the sender gave an idempotency key
   */
  record EventAccepted(GameEvent event, long bodyHash, boolean keyed) implements Fact {
    @Override
    public long atMillis() {
      return event.receivedAtMillis();
    }
  }

  /**
   * The rules judged every event accepted at the positions {@code first} to {@code last}.
   *
   * @param first the first position, inclusive
   * @param last the last position, inclusive
   * @param remarkable the judgements that are more than a plain {@link Judgement#CLEAR}, in order
   *     of position; all others between first and last were cleared
   * @param released the events that a reviewer released in between, in order of position: they
   *     count from now on
   */
  record EventsJudged(
      long first, long last, List<Remarkable> remarkable, List<Released> released, long atMillis)
      implements Fact {
    /** Keeps its own copies. */
    public EventsJudged {
      remarkable = List.copyOf(remarkable);
      released = List.copyOf(released);
    }
  }

  /**
   * An event counts: what a judgement says of every event that it did not hold back, told to ranks
   * and progress.
   */
  record EventCleared(GameEvent event, Verdict verdict) implements Fact {
    @Override
    public long atMillis() {
      return event.receivedAtMillis();
    }
  }

  /** The judgement of the event at a position, where there is something to say of it. */
  record Remarkable(
      long position, EventId event, GameId game, PlayerId player, Judgement judgement) {}

  /** The event that a reviewer released by the fact at a position. */
  record Released(long position, GameEvent event) {}

  /** A reviewer decided on a quarantined event. */
  record EventReviewed(
      GameId game, EventId event, boolean released, String author, String reason, long atMillis)
      implements Fact {}

  /** A sanction was imposed. */
  record SanctionImposed(Sanction sanction, long atMillis) implements Fact {}

  /** A sanction was lifted before its end, or came to its end. */
  record SanctionLifted(
      GameId game, PlayerId player, String sanctionId, String author, String reason, long atMillis)
      implements Fact {}

  /**
   * A reward was granted.
   *
   * @param reward which reward
   * @param detail the value of the field that tells rewards of this kind apart; empty where none
   *     does
   * @param period the season or day it is claimed for; empty where it is claimed once for ever
   */
  record RewardClaimed(String reward, String detail, String period, Receipt receipt)
      implements Fact {
    @Override
    public long atMillis() {
      return receipt.issuedAtMillis();
    }
  }

  /** A game's definition came into effect, as the document it was written in. */
  record DefinitionChanged(GameId game, int version, String document, String author, long atMillis)
      implements Fact {}

  /**
   * Acts that were refused, counted together so that an attacker cannot flood the trail.
   *
   * @param service which service refused
   * @param reason the problem type, such as {@code bad-signature}
   * @param subject the key id or the player concerned; empty when unknown
   * @param count how many, from {@code fromMillis} to {@code atMillis}
   */
  record ActsDenied(
      String service, String reason, String subject, long count, long fromMillis, long atMillis)
      implements Fact {}

  /**
   * A consumer gave up on a fact after several attempts, and went on behind it.
   *
   * @param group which consumer
   * @param position the position of the fact
   * @param why what went wrong the last time
   */
  record DeliveryAbandoned(String group, long position, String why, long atMillis)
      implements Fact {}

  /** An administrator did something that no other kind of fact tells. */
  record AdminActed(String author, String act, String detail, long atMillis) implements Fact {}
}
