package dev.liveops.apps.web;

import dev.liveops.apps.runtime.http.KeptAnswer;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The files of the page. They are read once, and each has a route of its own: nothing that a
 * request says can lead to another file.
 */
final class PageRoutes implements HttpService {
  private static final List<PageFile> FILES =
      List.of(
          new PageFile("/", "index.html", "text/html; charset=utf-8"),
          new PageFile("/style.css", "style.css", "text/css; charset=utf-8"),
          new PageFile("/overview.js", "overview.js", "text/javascript; charset=utf-8"),
          new PageFile("/favicon.svg", "favicon.svg", "image/svg+xml"),
          // Registered as application/yaml (RFC 9512); as text, browsers show it.
          new PageFile("/openapi.yaml", "openapi.yaml", "text/plain; charset=utf-8"));

  private record PageFile(String path, String name, String mediaType) {

    KeptAnswer load() {
      try (InputStream in = PageRoutes.class.getResourceAsStream("/webui/" + name)) {
        if (in == null) {
          throw new IllegalStateException("the build has left out webui/" + name);
        }
        return new KeptAnswer(
            HeaderValues.createCached(HeaderNames.CONTENT_TYPE, mediaType), in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("reading webui/" + name, e);
      }
    }
  }

  @Override
  public void routing(HttpRules rules) {
    for (PageFile file : FILES) {
      KeptAnswer answer = file.load();
      rules.get(
          file.path(),
          (request, response) -> {
            BrowserRules.apply(response);
            answer.send(request, response);
          });
    }
  }
}
