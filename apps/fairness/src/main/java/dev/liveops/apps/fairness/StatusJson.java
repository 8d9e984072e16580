package dev.liveops.apps.fairness;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.domain.fairness.PlayerStatus;
import java.io.IOException;

/** How a player stands, as clients read it. */
final class StatusJson {
  private StatusJson() {}

  /** Two members: the status, and until when that keeps events out, if that has an end. */
  static void write(JsonGenerator json, String member, PlayerStatus status) throws IOException {
    json.writeStringField(member, status.kind().text());
    if (status.blockedUntilMillis().isPresent()) {
      json.writeStringField(
          "blocked_until", DomainJson.instant(status.blockedUntilMillis().getAsLong()));
    } else {
      json.writeNullField("blocked_until");
    }
  }
}
