package dev.liveops.apps.runtime.http;

import dev.liveops.apps.runtime.settings.Secret;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Lets through who shows the admin token as {@code Authorization: Bearer <token>} (RFC 6750), and
 * nobody where there is no token.
 */
public final class AdminAuth {
  private static final Header CHALLENGE =
      HeaderValues.createCached(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"liveops-admin\"");
  private static final String SCHEME = "bearer ";

  private final Optional<byte[]> token;
  private final Runnable denied;

  /** Guards by {@code token}; when absent, everybody is refused. */
  public AdminAuth(Optional<Secret> token) {
    this(token, () -> {});
  }

  /**
   * Guards by {@code token}; when absent, everybody is refused.
   *
   * @param denied told of every request that {@link #only} refuses; by many threads, and quick
   */
  public AdminAuth(Optional<Secret> token, Runnable denied) {
    this.token = token.map(Secret::bytes);
    this.denied = denied;
  }

  /** The handler, for admins only: others get 401 and the handler is not called. */
  public Handler only(Handler handler) {
    return (request, response) -> {
      if (allows(request)) {
        handler.handle(request, response);
      } else {
        denied.run();
        Problem.of(ProblemType.NOT_ADMIN).with(CHALLENGE).send(request, response);
      }
    };
  }

  /** Whether the request shows the token; takes the same time however wrong the token is. */
  public boolean allows(ServerRequest request) {
    if (token.isEmpty() || !request.headers().contains(HeaderNames.AUTHORIZATION)) {
      return false;
    }
    String given = request.headers().get(HeaderNames.AUTHORIZATION).get();
    if (!given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] shown = given.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(token.get(), shown);
  }
}
