package dev.liveops.adapters.local.filesystem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.GameEvent;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.domain.fairness.Violation;
import dev.liveops.domain.receipt.Receipt;
import dev.liveops.ports.event.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** Writes facts as JSON objects of one line, for people and programs that do not know LiveOps. */
final class TrailWriter {

  private static final HexFormat HEX = HexFormat.of();

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .rootValueSeparator((String) null)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private final LineBuffer buffer;
  private final JsonGenerator json;

  /** Writes to memory. */
  TrailWriter(LineBuffer buffer) {
    this.buffer = buffer;
    try {
      json = JSON.createGenerator(buffer);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** Writes the line of a fact, without hash and line end. */
  void write(Delivery delivery) {
    if (!(delivery.fact() instanceof Fact.EventAccepted accepted
        && AcceptedLine.write(buffer, delivery.position(), accepted))) {
      generate(delivery);
    }
  }

  /** Writes the line of a fact of any kind, whatever is in it. */
  void generate(Delivery delivery) {
    try {
      json.writeStartObject();
      json.writeNumberField("position", delivery.position());
      write(json, delivery.fact());
      json.writeEndObject();
      json.flush();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("writing to memory cannot fail", e);
  }

  private static void write(JsonGenerator out, Fact fact) throws IOException {
    out.writeStringField("kind", kind(fact));
    switch (fact) {
      case Fact.EventAccepted accepted -> {
        writeEvent(out, accepted.event());
        out.writeStringField("body_hash", HEX.toHexDigits(accepted.bodyHash()));
        out.writeBooleanField("keyed", accepted.keyed());
      }
      case Fact.EventsJudged judged -> writeJudged(out, judged);
      case Fact.EventCleared cleared -> {
        writeEvent(out, cleared.event());
        out.writeStringField("verdict", cleared.verdict().name());
      }
      case Fact.EventReviewed reviewed -> {
        out.writeStringField("game", reviewed.game().value());
        out.writeStringField("event_id", reviewed.event().toString());
        out.writeBooleanField("released", reviewed.released());
        writeAuthor(out, reviewed.author(), reviewed.reason(), reviewed.atMillis());
      }
      case Fact.SanctionImposed imposed -> {
        out.writeFieldName("sanction");
        writeSanction(out, imposed.sanction());
        out.writeNumberField("at_ms", imposed.atMillis());
      }
      case Fact.SanctionLifted lifted -> {
        out.writeStringField("game", lifted.game().value());
        out.writeStringField("player", lifted.player().value());
        out.writeStringField("sanction_id", lifted.sanctionId());
        writeAuthor(out, lifted.author(), lifted.reason(), lifted.atMillis());
      }
      case Fact.RewardClaimed claimed -> writeClaim(out, claimed);
      case Fact.DefinitionChanged changed -> {
        out.writeStringField("game", changed.game().value());
        out.writeNumberField("version", changed.version());
        out.writeStringField("document", changed.document());
        out.writeStringField("author", changed.author());
        out.writeNumberField("at_ms", changed.atMillis());
      }
      case Fact.ActsDenied denied -> {
        out.writeStringField("service", denied.service());
        out.writeStringField("reason", denied.reason());
        out.writeStringField("subject", denied.subject());
        out.writeNumberField("count", denied.count());
        out.writeNumberField("from_ms", denied.fromMillis());
        out.writeNumberField("at_ms", denied.atMillis());
      }
      case Fact.DeliveryAbandoned abandoned -> {
        out.writeStringField("group", abandoned.group());
        out.writeNumberField("abandoned_position", abandoned.position());
        out.writeStringField("why", abandoned.why());
        out.writeNumberField("at_ms", abandoned.atMillis());
      }
      case Fact.AdminActed acted -> {
        out.writeStringField("author", acted.author());
        out.writeStringField("act", acted.act());
        out.writeStringField("detail", acted.detail());
        out.writeNumberField("at_ms", acted.atMillis());
      }
    }
  }

  /** The word for a kind of fact; part of the format of the trail. */
  private static String kind(Fact fact) {
    return switch (fact) {
      case Fact.EventAccepted accepted -> "event_accepted";
      case Fact.EventsJudged judged -> "events_judged";
      case Fact.EventCleared cleared -> "event_cleared";
      case Fact.EventReviewed reviewed -> "event_reviewed";
      case Fact.SanctionImposed imposed -> "sanction_imposed";
      case Fact.SanctionLifted lifted -> "sanction_lifted";
      case Fact.RewardClaimed claimed -> "reward_claimed";
      case Fact.DefinitionChanged changed -> "definition_changed";
      case Fact.ActsDenied denied -> "acts_denied";
      case Fact.DeliveryAbandoned abandoned -> "delivery_abandoned";
      case Fact.AdminActed acted -> "admin_acted";
    };
  }

  private static void writeJudged(JsonGenerator out, Fact.EventsJudged judged) throws IOException {
    out.writeNumberField("first", judged.first());
    out.writeNumberField("last", judged.last());
    out.writeArrayFieldStart("remarkable");
    for (Fact.Remarkable remarkable : judged.remarkable()) {
      out.writeStartObject();
      out.writeNumberField("position", remarkable.position());
      out.writeStringField("event_id", remarkable.event().toString());
      out.writeStringField("game", remarkable.game().value());
      out.writeStringField("player", remarkable.player().value());
      out.writeStringField("verdict", remarkable.judgement().verdict().name());
      out.writeArrayFieldStart("violations");
      for (Violation violation : remarkable.judgement().violations()) {
        writeViolation(out, violation);
      }
      out.writeEndArray();
      if (remarkable.judgement().block().isPresent()) {
        out.writeFieldName("block");
        writeSanction(out, remarkable.judgement().block().get());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("released");
    for (Fact.Released released : judged.released()) {
      out.writeStartObject();
      out.writeNumberField("position", released.position());
      writeEvent(out, released.event());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeNumberField("at_ms", judged.atMillis());
  }

  private static void writeEvent(JsonGenerator out, GameEvent event) throws IOException {
    out.writeObjectFieldStart("event");
    out.writeStringField("event_id", event.id().toString());
    out.writeStringField("game", event.game().value());
    out.writeStringField("player", event.player().value());
    out.writeStringField("type", event.type());
    out.writeNumberField("claimed_at_ms", event.claimedAtMillis());
    out.writeNumberField("received_at_ms", event.receivedAtMillis());
    out.writeFieldName("payload");
    writePayload(out, event.payload());
    out.writeEndObject();
  }

  private static void writePayload(JsonGenerator out, Payload payload) throws IOException {
    out.writeStartObject();
    for (Payload.Field field : payload) {
      switch (field.value()) {
        case Long value -> out.writeNumberField(field.name(), value);
        case Double value -> out.writeNumberField(field.name(), value);
        case Boolean value -> out.writeBooleanField(field.name(), value);
        case String value -> out.writeStringField(field.name(), value);
        default -> throw new IllegalStateException("a payload holds four kinds of value only");
      }
    }
    out.writeEndObject();
  }

  private static void writeViolation(JsonGenerator out, Violation violation) throws IOException {
    out.writeStartObject();
    out.writeStringField("rule", violation.rule());
    out.writeNumberField("version", violation.version());
    out.writeStringField("verdict", violation.verdict().name());
    out.writeBooleanField("shadow", violation.shadow());
    out.writeFieldName("inputs");
    writePayload(out, violation.inputs());
    out.writeNumberField("at_ms", violation.atMillis());
    out.writeEndObject();
  }

  private static void writeSanction(JsonGenerator out, Sanction sanction) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", sanction.id());
    out.writeStringField("game", sanction.game().value());
    out.writeStringField("player", sanction.player().value());
    out.writeStringField("kind", sanction.kind().name());
    out.writeStringField("author", sanction.author());
    out.writeStringField("reason", sanction.reason());
    out.writeNumberField("from_ms", sanction.fromMillis());
    out.writeNumberField("until_ms", sanction.untilMillis());
    out.writeEndObject();
  }

  private static void writeClaim(JsonGenerator out, Fact.RewardClaimed claimed) throws IOException {
    Receipt receipt = claimed.receipt();
    out.writeStringField("reward", claimed.reward());
    out.writeStringField("detail", claimed.detail());
    out.writeStringField("period", claimed.period());
    out.writeStringField("receipt_id", receipt.receiptId());
    out.writeStringField("game", receipt.game().value());
    out.writeStringField("player", receipt.player().value());
    out.writeStringField("item", receipt.item());
    out.writeNumberField("issued_at_ms", receipt.issuedAtMillis());
    out.writeNumberField("expires_at_ms", receipt.expiresAtMillis());
    out.writeStringField("sig", receipt.signature());
    out.writeStringField("jws", receipt.jws());
  }

  private static void writeAuthor(JsonGenerator out, String author, String reason, long atMillis)
      throws IOException {
    out.writeStringField("author", author);
    out.writeStringField("reason", reason);
    out.writeNumberField("at_ms", atMillis);
  }
}
