package dev.liveops.apps.gateway;

import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.Params;
import dev.liveops.apps.runtime.http.Problem;
import dev.liveops.apps.runtime.http.ProblemType;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.domain.event.EventId;
import dev.liveops.domain.event.GameId;
import dev.liveops.usecases.event.EventFate;
import dev.liveops.usecases.event.FindEvent;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** {@code GET /events/{id}} tells what became of an event. */
final class EventRoutes implements HttpService {
  private final FindEvent find;
  private final ReadAccess reads;

  EventRoutes(FindEvent find, ReadAccess reads) {
    this.find = find;
    this.reads = reads;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/events/{id}", this::event);
  }

  private void event(ServerRequest request, ServerResponse response) throws InterruptedException {
    GameId game = reads.game(request);
    EventId id = Params.path(request, "id", "32 hexadecimal digits", EventRoutes::parse);
    Optional<EventFate> fate = find.find(game, id);
    if (fate.isEmpty()) {
      Problem.of(ProblemType.NOT_FOUND, "no such event").send(request, response);
      return;
    }
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(json -> FateJson.write(json, fate.get())));
  }

  private static EventId parse(String text) {
    return EventId.parse(text).orElseThrow(IllegalArgumentException::new);
  }
}
