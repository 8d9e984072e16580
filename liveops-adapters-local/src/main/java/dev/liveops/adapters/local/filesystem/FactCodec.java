package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.fairness.Judgement;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.SanctionKind;
import dev.liveops.domain.fairness.Verdict;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.domain.receipt.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Facts as bytes, for the journal. The first byte names the kind; the numbers are part of the
 * format of files on disk and are never given to another kind.
 */
final class FactCodec {

  private static final int ACCEPTED = 1;
  private static final int JUDGED = 2;
  private static final int REVIEWED = 3;
  private static final int IMPOSED = 4;
  private static final int LIFTED = 5;
  private static final int CLAIMED = 6;
  private static final int DEFINITION = 7;
  private static final int DENIED = 8;
  private static final int ADMIN = 9;
  private static final int ABANDONED = 10;
  private static final int CLEARED = 11;

  private static final Verdict[] VERDICTS = Verdict.values();
  private static final SanctionKind[] SANCTION_KINDS = SanctionKind.values();

  // Games, types and names of fields: whoever is behind has thousands of events in hand at once.
  private static final Words WORDS = new Words();

  private FactCodec() {}

  static void write(ByteWriter out, Fact fact) {
    switch (fact) {
      case Fact.EventAccepted accepted -> {
        out.writeByte(ACCEPTED);
        writeEvent(out, accepted.event());
        out.writeFixedLong(accepted.bodyHash());
        out.writeBoolean(accepted.keyed());
      }
      case Fact.EventsJudged judged -> {
        out.writeByte(JUDGED);
        writeJudged(out, judged);
      }
      case Fact.EventReviewed reviewed -> {
        out.writeByte(REVIEWED);
        out.writeString(reviewed.game().value());
        writeId(out, reviewed.event());
        out.writeBoolean(reviewed.released());
        out.writeString(reviewed.author());
        out.writeString(reviewed.reason());
        out.writeLong(reviewed.atMillis());
      }
      case Fact.SanctionImposed imposed -> {
        out.writeByte(IMPOSED);
        writeSanction(out, imposed.sanction());
        out.writeLong(imposed.atMillis());
      }
      case Fact.SanctionLifted lifted -> {
        out.writeByte(LIFTED);
        out.writeString(lifted.game().value());
        out.writeString(lifted.player().value());
        out.writeString(lifted.sanctionId());
        out.writeString(lifted.author());
        out.writeString(lifted.reason());
        out.writeLong(lifted.atMillis());
      }
      case Fact.RewardClaimed claimed -> {
        out.writeByte(CLAIMED);
        writeClaim(out, claimed);
      }
      case Fact.DefinitionChanged changed -> {
        out.writeByte(DEFINITION);
        out.writeString(changed.game().value());
        out.writeLong(changed.version());
        out.writeString(changed.document());
        out.writeString(changed.author());
        out.writeLong(changed.atMillis());
      }
      case Fact.ActsDenied denied -> {
        out.writeByte(DENIED);
        out.writeString(denied.service());
        out.writeString(denied.reason());
        out.writeString(denied.subject());
        out.writeLong(denied.count());
        out.writeLong(denied.fromMillis());
        out.writeLong(denied.atMillis());
      }
      case Fact.AdminActed acted -> {
        out.writeByte(ADMIN);
        out.writeString(acted.author());
        out.writeString(acted.act());
        out.writeString(acted.detail());
        out.writeLong(acted.atMillis());
      }
      case Fact.DeliveryAbandoned abandoned -> {
        out.writeByte(ABANDONED);
        out.writeString(abandoned.group());
        out.writeLong(abandoned.position());
        out.writeString(abandoned.why());
        out.writeLong(abandoned.atMillis());
      }
      case Fact.EventCleared cleared -> {
        out.writeByte(CLEARED);
        writeEvent(out, cleared.event());
        out.writeByte(cleared.verdict().ordinal());
      }
    }
  }

  static Fact read(ByteReader in) {
    int kind = in.readByte();
    return switch (kind) {
      case ACCEPTED -> new Fact.EventAccepted(readEvent(in), in.readFixedLong(), in.readBoolean());
      case JUDGED -> readJudged(in);
      case REVIEWED ->
          new Fact.EventReviewed(
              readGame(in),
              readId(in),
              in.readBoolean(),
              in.readString(),
              in.readString(),
              in.readLong());
      case IMPOSED -> new Fact.SanctionImposed(readSanction(in), in.readLong());
      case LIFTED ->
          new Fact.SanctionLifted(
              readGame(in),
              readPlayer(in),
              in.readString(),
              in.readString(),
              in.readString(),
              in.readLong());
      case CLAIMED -> readClaim(in);
      case DEFINITION ->
          new Fact.DefinitionChanged(
              readGame(in), (int) in.readLong(), in.readString(), in.readString(), in.readLong());
      case DENIED ->
          new Fact.ActsDenied(
              in.readString(),
              in.readString(),
              in.readString(),
              in.readLong(),
              in.readLong(),
              in.readLong());
      case ADMIN ->
          new Fact.AdminActed(in.readString(), in.readString(), in.readString(), in.readLong());
      case ABANDONED ->
          new Fact.DeliveryAbandoned(
              in.readString(), in.readLong(), in.readString(), in.readLong());
      case CLEARED -> new Fact.EventCleared(readEvent(in), readVerdict(in));
      default -> throw new IllegalArgumentException("an unknown kind of fact: " + kind);
    };
  }

  static void writeEvent(ByteWriter out, GameEvent event) {
    writeId(out, event.id());
    out.writeString(event.game().value());
    out.writeString(event.player().value());
    out.writeString(event.type());
    out.writeLong(event.claimedAtMillis());
    out.writeLong(event.receivedAtMillis());
    writePayload(out, event.payload());
  }

  static GameEvent readEvent(ByteReader in) {
    return new GameEvent(
        readId(in),
        readGame(in),
        readPlayer(in),
        in.readWord(WORDS),
        in.readLong(),
        in.readLong(),
        readPayload(in));
  }

  static void writeSanction(ByteWriter out, Sanction sanction) {
    out.writeString(sanction.id());
    out.writeString(sanction.game().value());
    out.writeString(sanction.player().value());
    out.writeByte(sanction.kind().ordinal());
    out.writeString(sanction.author());
    out.writeString(sanction.reason());
    out.writeLong(sanction.fromMillis());
    out.writeLong(sanction.untilMillis());
  }

  static Sanction readSanction(ByteReader in) {
    return new Sanction(
        in.readString(),
        readGame(in),
        readPlayer(in),
        SANCTION_KINDS[index(in.readByte(), SANCTION_KINDS.length)],
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readLong());
  }

  static void writeViolations(ByteWriter out, List<Violation> violations) {
    out.writeLong(violations.size());
    for (Violation violation : violations) {
      out.writeString(violation.rule());
      out.writeLong(violation.version());
      out.writeByte(violation.verdict().ordinal());
      out.writeBoolean(violation.shadow());
      writePayload(out, violation.inputs());
      writeId(out, violation.event());
      out.writeLong(violation.atMillis());
    }
  }

  static List<Violation> readViolations(ByteReader in) {
    int count = in.readCount();
    List<Violation> violations = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      violations.add(
          new Violation(
              in.readString(),
              (int) in.readLong(),
              readVerdict(in),
              in.readBoolean(),
              readPayload(in),
              readId(in),
              in.readLong()));
    }
    return violations;
  }

  static void writeClaim(ByteWriter out, Fact.RewardClaimed claimed) {
    Receipt receipt = claimed.receipt();
    out.writeString(claimed.reward());
    out.writeString(claimed.detail());
    out.writeString(claimed.period());
    out.writeString(receipt.receiptId());
    out.writeString(receipt.game().value());
    out.writeString(receipt.player().value());
    out.writeString(receipt.item());
    out.writeLong(receipt.issuedAtMillis());
    out.writeLong(receipt.expiresAtMillis());
    out.writeString(receipt.signature());
    out.writeString(receipt.jws());
  }

  static Fact.RewardClaimed readClaim(ByteReader in) {
    return new Fact.RewardClaimed(
        in.readString(),
        in.readString(),
        in.readString(),
        new Receipt(
            in.readString(),
            readGame(in),
            readPlayer(in),
            in.readString(),
            in.readLong(),
            in.readLong(),
            in.readString(),
            in.readString()));
  }

  private static void writeJudged(ByteWriter out, Fact.EventsJudged judged) {
    out.writeLong(judged.first());
    out.writeLong(judged.last());
    out.writeLong(judged.remarkable().size());
    for (Fact.Remarkable remarkable : judged.remarkable()) {
      Judgement judgement = remarkable.judgement();
      out.writeLong(remarkable.position());
      writeId(out, remarkable.event());
      out.writeString(remarkable.game().value());
      out.writeString(remarkable.player().value());
      out.writeByte(judgement.verdict().ordinal());
      writeViolations(out, judgement.violations());
      out.writeBoolean(judgement.block().isPresent());
      judgement.block().ifPresent(block -> writeSanction(out, block));
    }
    out.writeLong(judged.released().size());
    for (Fact.Released released : judged.released()) {
      out.writeLong(released.position());
      writeEvent(out, released.event());
    }
    out.writeLong(judged.atMillis());
  }

  private static Fact.EventsJudged readJudged(ByteReader in) {
    long first = in.readLong();
    long last = in.readLong();
    int count = in.readCount();
    List<Fact.Remarkable> remarkable = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      remarkable.add(
          new Fact.Remarkable(
              in.readLong(),
              readId(in),
              readGame(in),
              readPlayer(in),
              new Judgement(
                  readVerdict(in),
                  readViolations(in),
                  in.readBoolean() ? Optional.of(readSanction(in)) : Optional.empty())));
    }
    int releases = in.readCount();
    List<Fact.Released> released = new ArrayList<>(releases);
    for (int i = 0; i < releases; i++) {
      released.add(new Fact.Released(in.readLong(), readEvent(in)));
    }
    return new Fact.EventsJudged(first, last, remarkable, released, in.readLong());
  }

  private static void writePayload(ByteWriter out, Payload payload) {
    out.writeLong(payload.size());
    for (Payload.Field field : payload) {
      out.writeString(field.name());
      switch (field.value()) {
        case Long value -> {
          out.writeByte('l');
          out.writeLong(value);
        }
        case Double value -> {
          out.writeByte('d');
          out.writeFixedLong(Double.doubleToLongBits(value));
        }
        case Boolean value -> {
          out.writeByte('b');
          out.writeBoolean(value);
        }
        case String value -> {
          out.writeByte('s');
          out.writeString(value);
        }
        default -> throw new IllegalStateException("a payload holds four kinds of value only");
      }
    }
  }

  private static Payload readPayload(ByteReader in) {
    int count = in.readCount();
    Payload.Builder builder = new Payload.Builder();
    for (int i = 0; i < count; i++) {
      String name = in.readWord(WORDS);
      int kind = in.readByte();
      Object value =
          switch (kind) {
            case 'l' -> (Object) in.readLong();
            case 'd' -> Double.longBitsToDouble(in.readFixedLong());
            case 'b' -> in.readBoolean();
            case 's' -> in.readString();
            default -> throw new IllegalArgumentException("an unknown kind of value: " + kind);
          };
      builder.put(name, value);
    }
    return builder.build();
  }

  private static void writeId(ByteWriter out, EventId id) {
    out.writeFixedLong(id.high());
    out.writeFixedLong(id.low());
  }

  private static EventId readId(ByteReader in) {
    return new EventId(in.readFixedLong(), in.readFixedLong());
  }

  private static GameId readGame(ByteReader in) {
    return new GameId(in.readWord(WORDS));
  }

  private static PlayerId readPlayer(ByteReader in) {
    return new PlayerId(in.readString());
  }

  private static Verdict readVerdict(ByteReader in) {
    return VERDICTS[index(in.readByte(), VERDICTS.length)];
  }

  private static int index(int value, int length) {
    if (value < 0 || value >= length) {
      throw new IllegalArgumentException("a number out of range: " + value);
    }
    return value;
  }
}
