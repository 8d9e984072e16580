package dev.liveops.apps.runtime.http;

import dev.liveops.domain.event.GameId;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;

/** Which game a request wants to read of, if it may read. Safe for use by many threads. */
@FunctionalInterface
public interface ReadAccess {

  /** Names the game; where requests are signed, their key does. */
  HeaderName GAME_ID = HeaderNames.create("X-Game-Id");

  /**
   * The game.
   *
   * @throws ProblemException 401 when the request may not read, 404 when there can be no such game
   */
  GameId game(ServerRequest request);

  /**
   * Everybody may read.
   *
   * @param usual the game of requests that name none
   */
  static ReadAccess open(GameId usual) {
    return request -> {
      if (!request.headers().contains(GAME_ID)) {
        return usual;
      }
      List<String> named = request.headers().get(GAME_ID).allValues();
      if (named.size() != 1 || !GameId.wellFormed(named.getFirst())) {
        throw new ProblemException(Problem.of(ProblemType.NOT_FOUND, "no such game"));
      }
      return new GameId(named.getFirst());
    };
  }

  /** Whoever signs may read of their own game. */
  static ReadAccess signed(SignatureGate gate) {
    return request -> gate.signer(request).game();
  }
}
