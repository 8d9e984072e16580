package dev.liveops.apps.fairness;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.apps.runtime.http.Params;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.usecases.fairness.ReadSanctions;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Sanctions and pages of them, as clients read them. */
final class SanctionJson {
  private static final int LIMIT_USUAL = 100;

  private SanctionJson() {}

  /** What the player's own client may know: what, and how long. */
  static void brief(JsonGenerator json, Sanction sanction) throws IOException {
    json.writeStartObject();
    fields(json, sanction);
    json.writeEndObject();
  }

  /** What the people who run the game know. */
  static void full(JsonGenerator json, Sanction sanction) throws IOException {
    json.writeStartObject();
    fullFields(json, sanction);
    json.writeEndObject();
  }

  /**
   * A sanction that was just decided on.
   *
   * @param inForce whether the decision has taken effect
   */
  static void decided(JsonGenerator json, Sanction sanction, boolean inForce) throws IOException {
    json.writeStartObject();
    fullFields(json, sanction);
    json.writeBooleanField("in_force", inForce);
    json.writeEndObject();
  }

  /** After which sanction a page begins. */
  static Optional<String> after(ServerRequest request) {
    return Params.query(request, "after", "next_after of the page before", Function.identity());
  }

  /** How many sanctions a page may hold. */
  static int limit(ServerRequest request) {
    return Params.queryInt(request, "limit", 1, ReadSanctions.PAGE_SANCTIONS_MAX, LIMIT_USUAL);
  }

  /** After what the next page begins; null at the end. */
  static void next(JsonGenerator json, ReadSanctions.Page page) throws IOException {
    if (page.next().isPresent()) {
      json.writeStringField("next_after", page.next().get());
    } else {
      json.writeNullField("next_after");
    }
  }

  private static void fields(JsonGenerator json, Sanction sanction) throws IOException {
    json.writeStringField("sanction_id", sanction.id());
    json.writeStringField("player_id", sanction.player().value());
    json.writeStringField("kind", sanction.kind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("from", DomainJson.instant(sanction.fromMillis()));
    if (sanction.untilMillis() == Sanction.NO_END) {
      json.writeNullField("until");
    } else {
      json.writeStringField("until", DomainJson.instant(sanction.untilMillis()));
    }
  }

  private static void fullFields(JsonGenerator json, Sanction sanction) throws IOException {
    fields(json, sanction);
    json.writeStringField("author", sanction.author());
    json.writeStringField("reason", sanction.reason());
  }
}
