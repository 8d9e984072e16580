package dev.liveops.apps.progression;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.Answers;
import dev.liveops.apps.runtime.http.DomainJson;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.progression.AchievementState;
import dev.liveops.domain.progression.ClaimDecision;
import dev.liveops.usecases.progression.ProgressView;
import dev.liveops.usecases.progression.ReadProgress;
import dev.liveops.usecases.progression.ReadRewards;
import dev.liveops.usecases.progression.RewardsView;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Locale;

/** How far a player is, and what there is to claim. */
final class PlayerRoutes implements HttpService {

  private final ReadProgress progress;
  private final ReadRewards rewards;
  private final ReadAccess access;

  PlayerRoutes(ReadProgress progress, ReadRewards rewards, ReadAccess access) {
    this.progress = progress;
    this.rewards = rewards;
    this.access = access;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/players/{player_id}/progress", this::progress)
        .get("/players/{player_id}/rewards", this::rewards);
  }

  private void progress(ServerRequest request, ServerResponse response) {
    ProgressView view = Answers.found(progress.read(access.game(request), player(request)));
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(json -> write(json, view)));
  }

  private void rewards(ServerRequest request, ServerResponse response) {
    RewardsView view = Answers.found(rewards.read(access.game(request), player(request)));
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(json -> write(json, view)));
  }

  private static String player(ServerRequest request) {
    return request.path().pathParameters().get("player_id");
  }

  private static void write(JsonGenerator json, ProgressView view) throws IOException {
    json.writeStartObject();
    json.writeStringField("player_id", view.player().value());
    if (view.season().isPresent()) {
      json.writeStringField("season", view.season().get());
    } else {
      json.writeNullField("season");
    }
    json.writeNumberField("xp", view.xp());
    json.writeNumberField("level", view.level());
    json.writeArrayFieldStart("achievements");
    for (AchievementState achievement : view.achievements()) {
      json.writeStartObject();
      json.writeStringField("id", achievement.id());
      json.writeStringField("state", achievement.stage().name().toLowerCase(Locale.ROOT));
      if (achievement.stage() == AchievementState.Stage.UNLOCKED) {
        json.writeStringField("unlocked_at", DomainJson.instant(achievement.sinceMillis()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("updated_at", DomainJson.instant(view.updatedAtMillis()));
    json.writeEndObject();
  }

  /** Without the receipts, which are for the players alone: the same claim again gets them. */
  private static void write(JsonGenerator json, RewardsView view) throws IOException {
    json.writeStartObject();
    json.writeStringField("player_id", view.player().value());
    json.writeArrayFieldStart("claimable");
    for (ClaimDecision.Granted granted : view.claimable()) {
      json.writeStartObject();
      reward(json, granted.reward(), granted.detail(), granted.period());
      json.writeStringField("item", granted.item());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("claimed");
    for (Fact.RewardClaimed grant : view.claimed()) {
      json.writeStartObject();
      reward(json, grant.reward(), grant.detail(), grant.period());
      json.writeStringField("item", grant.receipt().item());
      json.writeStringField("receipt_id", grant.receipt().receiptId());
      json.writeStringField("claimed_at", DomainJson.instant(grant.receipt().issuedAtMillis()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** What tells a reward from others; what does not apply is left out. */
  private static void reward(JsonGenerator json, String reward, String detail, String period)
      throws IOException {
    json.writeStringField("reward_type", reward);
    if (!detail.isEmpty()) {
      json.writeStringField("detail", detail);
    }
    if (!period.isEmpty()) {
      json.writeStringField("period", period);
    }
  }
}
