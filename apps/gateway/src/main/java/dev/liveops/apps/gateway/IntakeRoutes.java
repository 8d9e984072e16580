package dev.liveops.apps.gateway;

import dev.liveops.apps.runtime.http.RequestBody;
import dev.liveops.apps.runtime.http.SignedRequests;
import dev.liveops.usecases.event.AcceptEvents;
import dev.liveops.usecases.event.Acceptance;
import dev.liveops.usecases.event.BatchAcceptance;
import dev.liveops.usecases.event.IntakeLimits;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * {@code POST /events} takes one event in, {@code POST /events/batch} many with one signature. A
 * batch is answered 200 with a result for each event, unless it is refused as a whole.
 */
final class IntakeRoutes implements HttpService {
  private final AcceptEvents accept;
  private final IntakeLimits limits;

  IntakeRoutes(AcceptEvents accept, IntakeLimits limits) {
    this.accept = accept;
    this.limits = limits;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/events", this::one).post("/events/batch", this::batch);
  }

  private void one(ServerRequest request, ServerResponse response) {
    byte[] body = RequestBody.json(request, limits.eventBytesMax());
    EventAnswer.send(accept.accept(SignedRequests.of(request, body)), request, response);
  }

  private void batch(ServerRequest request, ServerResponse response) {
    byte[] body =
        RequestBody.typed(
            request, limits.batchBytesMax(), "application/x-ndjson", "application/json");
    switch (accept.acceptAll(SignedRequests.of(request, body))) {
      case BatchAcceptance.Refused(Acceptance whole) -> EventAnswer.send(whole, request, response);
      case BatchAcceptance.Answered(List<Acceptance> events) -> {
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        response.send(BatchAnswer.of(events));
      }
    }
  }
}
