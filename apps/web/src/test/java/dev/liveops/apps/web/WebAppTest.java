package dev.liveops.apps.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.apps.runtime.http.ServerLimits;
import dev.liveops.apps.runtime.http.ServerSpec;
import dev.liveops.apps.runtime.http.ServiceServer;
import dev.liveops.apps.runtime.observe.Readiness;
import dev.liveops.apps.runtime.observe.Telemetry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebAppTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String OUTSIDE = "(https?:)?//(?!localhost)[a-z]|@import|url\\(";

  private static HttpClient client;
  private static ServiceServer server;
  private static volatile boolean fairnessReady = true;

  @BeforeAll
  static void start() {
    Readiness readiness = new Readiness();
    readiness.on();
    server =
        new ServiceServer(
            new ServerSpec(
                "web",
                "127.0.0.1",
                0,
                ServerLimits.defaults(),
                readiness,
                new Telemetry(true, List.of(), List.of()),
                WebApp.services(WebAppTest::overview, InstantSource.fixed(NOW))));
    server.start();
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.stop();
  }

  private static Overview overview() {
    return new Overview(
        "0.1.0",
        NOW.minusSeconds(90),
        "/srv/\"live\" ops",
        List.of("default", "kart-racer"),
        List.of(
            new Overview.Service("gateway", URI.create("http://127.0.0.1:8080"), true),
            new Overview.Service("fairness", URI.create("http://[::1]:8081"), fairnessReady)));
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/style.css, text/css; charset=utf-8",
    "/overview.js, text/javascript; charset=utf-8",
    "/favicon.svg, image/svg+xml",
    "/openapi.yaml, text/plain; charset=utf-8",
  })
  void everyFileOfThePageIsServedAsWhatItIs(String path, String mediaType) throws Exception {
    HttpResponse<String> answer = get(path);

    assertEquals(200, answer.statusCode());
    assertEquals(mediaType, header(answer, "Content-Type"));
    assertFalse(answer.body().isBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/style.css", "/overview.js", "/openapi.yaml", "/api/overview"})
  void browsersAreToldToForbidWhatThePageDoesNotNeed(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    String policy = header(answer, "Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertFalse(policy.contains("unsafe") || policy.contains("*"), policy);
    assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    assertEquals("no-referrer", header(answer, "Referrer-Policy"));
    assertEquals("DENY", header(answer, "X-Frame-Options"));
    assertEquals("same-origin", header(answer, "Cross-Origin-Opener-Policy"));
  }

  @Test
  void whoHasAFileAlreadyDoesNotGetItAgain() throws Exception {
    String tag = header(get("/style.css"), "ETag");

    assertEquals(304, get("/style.css", "If-None-Match", tag).statusCode());
    assertEquals("", get("/style.css", "If-None-Match", tag).body());
    assertEquals(304, get("/style.css", "If-None-Match", "\"x\", W/" + tag).statusCode());
    assertEquals(304, get("/style.css", "If-None-Match", "*").statusCode());
    assertEquals(200, get("/style.css", "If-None-Match", "\"x\"").statusCode());
    assertEquals(200, get("/overview.js", "If-None-Match", tag).statusCode());
    assertEquals("no-cache", header(get("/style.css"), "Cache-Control"));
  }

  @Test
  void thePageLeadsOnlyToWhatIsServed() throws Exception {
    String page = get("/").body();

    List<String> targets = new ArrayList<>();
    Pattern.compile("(?:href|src)=\"([^\"]*)\"")
        .matcher(page)
        .results()
        .forEach(found -> targets.add(found.group(1)));
    assertTrue(targets.size() >= 6, targets::toString);
    for (String target : targets) {
      if (target.startsWith("#")) {
        assertTrue(page.contains("id=\"" + target.substring(1) + "\""), target);
      } else {
        assertEquals(200, get("/" + target).statusCode(), target);
      }
    }
  }

  @Test
  void nothingIsLoadedFromElsewhereAndNoScriptIsInThePage() throws Exception {
    for (String path : List.of("/", "/style.css", "/overview.js")) {
      String text = get(path).body();
      assertFalse(Pattern.compile(OUTSIDE).matcher(text).find(), path);
    }
    String page = get("/").body();
    assertFalse(
        Pattern.compile("<script(?![^>]*src=)|<style|\\son[a-z]+=|\\sstyle=").matcher(page).find());
    assertFalse(get("/overview.js").body().contains("innerHTML"));
  }

  @Test
  void theOverviewTellsWhatRunsWhere() throws Exception {
    fairnessReady = true;
    HttpResponse<String> answer = get("/api/overview");

    assertEquals(200, answer.statusCode());
    assertEquals("application/json", header(answer, "Content-Type"));
    assertEquals("no-store", header(answer, "Cache-Control"));
    assertEquals(
        new ObjectMapper()
            .readTree(
                """
                {"version":"0.1.0","started_at":"2026-11-22T11:58:30Z","uptime_seconds":90,
                 "data_directory":"/srv/\\"live\\" ops","games":["default","kart-racer"],
                 "services":[
                   {"name":"gateway","url":"http://127.0.0.1:8080","port":8080,"ready":true},
                   {"name":"fairness","url":"http://[::1]:8081","port":8081,"ready":true}]}"""),
        new ObjectMapper().readTree(answer.body()));
  }

  @Test
  void theOverviewIsOfNow() throws Exception {
    fairnessReady = false;

    JsonNode overview = new ObjectMapper().readTree(get("/api/overview").body());

    assertFalse(overview.at("/services/1/ready").booleanValue());
    assertTrue(overview.at("/services/0/ready").booleanValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/index.html", "/../pom.xml", "/%2e%2e/pom.xml", "/webui/style.css", "/style.css%00.html",
        "/favicon.ico", "//etc/passwd", "/api", "/api/overview/x", "/META-INF/MANIFEST.MF",
      })
  void nothingElseIsServed(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertTrue(answer.statusCode() == 404 || answer.statusCode() == 400, answer::toString);
    assertEquals("application/problem+json", header(answer, "Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void thePageCanOnlyBeRead(String method) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve("/"))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();

    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

    assertEquals(405, answer.statusCode());
    assertEquals("GET, HEAD", header(answer, "Allow"));
  }
}
