package dev.liveops.apps.fairness;

import dev.liveops.apps.runtime.http.AdminAuth;
import dev.liveops.apps.runtime.http.Json;
import dev.liveops.apps.runtime.http.Problem;
import dev.liveops.apps.runtime.http.ProblemType;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.usecases.fairness.ImposeSanction;
import dev.liveops.usecases.fairness.LiftSanction;
import dev.liveops.usecases.fairness.ReadSanctions;
import dev.liveops.usecases.fairness.SanctionOrder;
import dev.liveops.usecases.fairness.Statements;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** {@code /sanctions}: the measures against players, and an admin's way to impose and lift them. */
final class SanctionRoutes implements HttpService {
  private static final Set<String> ORDER_FIELDS =
      Set.of("player_id", "kind", "duration_sec", "until", "author", "reason");
  private static final Set<String> LIFT_FIELDS = Set.of("author", "reason");
  private static final long MILLIS_PER_SECOND = 1_000;

  private final ReadSanctions sanctions;
  private final ImposeSanction impose;
  private final LiftSanction lift;
  private final AdminAuth admins;
  private final ReadAccess games;

  SanctionRoutes(FairnessApp.Decisions decisions, FairnessApp.Guards guards) {
    this.sanctions = decisions.sanctions();
    this.impose = decisions.impose();
    this.lift = decisions.lift();
    this.admins = guards.admins();
    this.games = guards.adminGames();
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/sanctions", admins.only(this::list))
        .post("/sanctions", admins.only(this::impose))
        .get("/sanctions/{id}", admins.only(this::one))
        .post("/sanctions/{id}/lift", admins.only(this::lift));
  }

  private void list(ServerRequest request, ServerResponse response) {
    GameId game = games.game(request);
    ReadSanctions.Page page =
        sanctions.all(game, SanctionJson.after(request), SanctionJson.limit(request));
    send(
        response,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("sanctions");
          for (Sanction sanction : page.sanctions()) {
            SanctionJson.full(json, sanction);
          }
          json.writeEndArray();
          SanctionJson.next(json, page);
          json.writeEndObject();
        });
  }

  private void one(ServerRequest request, ServerResponse response) {
    Optional<Sanction> found = sanctions.find(games.game(request), id(request));
    if (found.isEmpty()) {
      unknown().send(request, response);
    } else {
      send(response, json -> SanctionJson.full(json, found.get()));
    }
  }

  private void impose(ServerRequest request, ServerResponse response) {
    GameId game = games.game(request);
    BodyFields fields = BodyFields.of(request, ORDER_FIELDS);
    SanctionOrder order =
        new SanctionOrder(
            fields.text("player_id"),
            fields.text("kind"),
            fields.text("reason"),
            fields.text("author"),
            millis(fields.number("duration_sec")),
            fields.instantMillis("until"));
    fields.refuse(impose.faults(order));
    switch (impose.impose(game, order)) {
      case ImposeSanction.Outcome.Imposed(Sanction sanction, boolean inForce) -> {
        response
            .status(Status.CREATED_201)
            .header(HeaderValues.create(HeaderNames.LOCATION, "/sanctions/" + sanction.id()));
        send(response, json -> SanctionJson.decided(json, sanction, inForce));
      }
      case ImposeSanction.Outcome.Invalid(List<FieldFault> faults) ->
          Problem.invalid(faults).send(request, response);
      case ImposeSanction.Outcome.Unavailable(long retryAfterMillis) ->
          unavailable(retryAfterMillis).send(request, response);
    }
  }

  private void lift(ServerRequest request, ServerResponse response) {
    GameId game = games.game(request);
    BodyFields fields = BodyFields.of(request, LIFT_FIELDS);
    String author = fields.text("author");
    String reason = fields.text("reason");
    fields.refuse(Statements.faults(author, reason));
    switch (lift.lift(game, id(request), author, reason)) {
      case LiftSanction.Outcome.Lifted(Sanction sanction, boolean inForce) ->
          // The decision is in force: the sanction no longer is.
          send(response, json -> SanctionJson.decided(json, sanction, !inForce));
      case LiftSanction.Outcome.NotFound notFound -> unknown().send(request, response);
      case LiftSanction.Outcome.Invalid(List<FieldFault> faults) ->
          Problem.invalid(faults).send(request, response);
      case LiftSanction.Outcome.Unavailable(long retryAfterMillis) ->
          unavailable(retryAfterMillis).send(request, response);
    }
  }

  private static String id(ServerRequest request) {
    return request.path().pathParameters().get("id");
  }

  /** Too many seconds to be counted are refused as too many. */
  private static OptionalLong millis(OptionalLong seconds) {
    if (seconds.isEmpty()) {
      return seconds;
    }
    long most = Long.MAX_VALUE / MILLIS_PER_SECOND;
    return OptionalLong.of(Math.clamp(seconds.getAsLong(), -most, most) * MILLIS_PER_SECOND);
  }

  private static Problem unknown() {
    return Problem.of(ProblemType.NOT_FOUND, "no such sanction is in force");
  }

  private static Problem unavailable(long retryAfterMillis) {
    return Problem.of(ProblemType.UNAVAILABLE).retryAfterMillis(retryAfterMillis);
  }

  private static void send(ServerResponse response, Json.Body body) {
    response.header(HeaderValues.CONTENT_TYPE_JSON);
    response.send(Json.bytes(body));
  }
}
