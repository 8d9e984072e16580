package dev.liveops.apps.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * What browsers are told to forbid: everything that the page does not need. It loads nothing from
 * anywhere else, runs no script but its own files, is framed by nobody, and tells nobody where its
 * visitors come from.
 */
final class BrowserRules {
  private static final List<Header> HEADERS =
      List.of(
          HeaderValues.createCached(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                  + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'; require-trusted-types-for 'script'"),
          HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin"),
          HeaderValues.createCached("Cross-Origin-Resource-Policy", "same-origin"),
          HeaderValues.createCached(
              "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
          HeaderValues.createCached("Referrer-Policy", "no-referrer"),
          // For browsers that do not know frame-ancestors.
          HeaderValues.createCached("X-Frame-Options", "DENY"));

  private BrowserRules() {}

  static void apply(ServerResponse response) {
    HEADERS.forEach(response::header);
  }
}
