package dev.liveops.apps.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.liveops.apps.runtime.http.Json;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** {@code GET /api/overview}: what runs where. */
final class OverviewRoutes implements HttpService {
  private final Supplier<Overview> overview;
  private final InstantSource clock;

  OverviewRoutes(Supplier<Overview> overview, InstantSource clock) {
    this.overview = overview;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/api/overview", this::overview);
  }

  private void overview(ServerRequest request, ServerResponse response) {
    Overview now = overview.get();
    BrowserRules.apply(response);
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(json -> write(json, now)));
  }

  private void write(JsonGenerator json, Overview now) throws IOException {
    json.writeStartObject();
    json.writeStringField("version", now.version());
    json.writeStringField("started_at", now.startedAt().toString());
    json.writeNumberField(
        "uptime_seconds", Duration.between(now.startedAt(), clock.instant()).toSeconds());
    json.writeStringField("data_directory", now.dataDirectory());
    json.writeArrayFieldStart("games");
    for (String game : now.games()) {
      json.writeString(game);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("services");
    for (Overview.Service service : now.services()) {
      json.writeStartObject();
      json.writeStringField("name", service.name());
      json.writeStringField("url", service.uri().toString());
      json.writeNumberField("port", service.uri().getPort());
      json.writeBooleanField("ready", service.ready());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
