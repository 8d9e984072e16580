package dev.liveops.usecases.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.Payload;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.game.GameDefinition;
import dev.liveops.usecases.game.DefaultGame;
import dev.liveops.usecases.game.DefinitionOverrides;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

  private static final GameDefinition GAME = DefaultGame.definition(DefinitionOverrides.none());
  private static final EventDraft PLAIN =
      new EventDraft(
          "progression",
          new PlayerId("p1"),
          Instant.parse("2024-11-02T15:06:40Z").toEpochMilli(),
          Payload.of("delta_xp", 10L));

  @Test
  void bothSpellingsAreTheSameEvent() {
    assertEquals(
        PLAIN,
        sound(
            """
            {"type":"progression","playerId":"p1","ts":1730560000,"payload":{"deltaXp":10}}"""));
    assertEquals(
        PLAIN,
        sound(
            """
            {"event_type":"progression","player_id":"p1","timestamp":"2024-11-02T15:06:40Z",
             "data":{"deltaXp":10}}"""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1730560000 | 2024-11-02T15:06:40Z",
        "1730560000.25 | 2024-11-02T15:06:40.250Z",
        "1730560000123 | 2024-11-02T15:06:40.123Z",
        "1730560000123.9 | 2024-11-02T15:06:40.123Z",
        "1.73056E9 | 2024-11-02T15:06:40Z",
        "946684800 | 2000-01-01T00:00:00Z",
        "4102444799.999 | 2099-12-31T23:59:59.999Z",
        "'\"2024-11-02T15:06:40Z\"' | 2024-11-02T15:06:40Z",
        "'\"2024-11-02T16:06:40.5+01:00\"' | 2024-11-02T15:06:40.500Z",
        "'\"2024-11-02T09:36:40.123456789-05:30\"' | 2024-11-02T15:06:40.123Z",
        "'\"2024-02-29T23:59:59Z\"' | 2024-02-29T23:59:59Z",
      })
  void timesAreSecondsMillisecondsOrText(String ts, String expected) {
    for (String name : List.of("ts", "timestamp")) {
      assertEquals(
          Instant.parse(expected).toEpochMilli(), sound(timed(name, ts)).claimedAtMillis());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "946684799",
        "4102444800",
        "4102444800000",
        "-1",
        "0",
        "1e999",
        "99999999999999999999999",
        "9223372036854775807",
        "true",
        "[1730560000]",
        "\"\"",
        "\"1730560000\"",
        "\"2024-11-02\"",
        "\"2024-11-02T15:06:40\"",
        "\"2024-02-30T00:00:00Z\"",
        "\"2023-02-29T00:00:00Z\"",
        "\"2024-13-01T00:00:00Z\"",
        "\"2024-00-01T00:00:00Z\"",
        "\"2024-11-02T24:00:00Z\"",
        "\"2024-11-02T23:59:60Z\"",
        "\"2024-11-02T15:06Z\"",
        "\"2024-11-02T15:06:40.Z\"",
        "\"2024-11-02T15:06:40.0123456789Z\"",
        "\"2024-11-02T15:06:40+0100\"",
        "\"2024-11-02T15:06:40+01\"",
        "\"2024-11-02T15:06:40+19:00\"",
        "\"2024-11-02T15:06:40ZZ\"",
        "\"2024-11-02 15:06:40Z\"",
        "\"-2024-11-02T15:06:40Z\"",
        "\"2024-1\u0661-02T15:06:40Z\"",
        "\"1999-12-31T23:59:59Z\"",
        "\"+999999999-12-31T23:59:59Z\"",
      })
  void timesThatCannotBeAreFaults(String ts) {
    assertEquals(
        List.of(new FieldFault("timestamp", ClaimedTime.EXPECTED)), faults(timed("timestamp", ts)));
  }

  @Test
  void everyBadFieldIsNamedAsTheSenderSpeltIt() {
    List<FieldFault> faults =
        faults(
            """
            {"event_type":"boss_kill","player_id":"no spaces","timestamp":"yesterday",
             "data":{"bossId":"","tier":"five","points":1.5,"loot":["sword"],"mood":{"a":1}}}""");

    assertEquals(
        List.of(
            "player_id",
            "timestamp",
            "data.loot",
            "data.mood",
            "data.bossId",
            "data.tier",
            "data.points"),
        faults.stream().map(FieldFault::field).toList());
  }

  @Test
  void everyMissingFieldIsNamed() {
    assertEquals(List.of("type", "playerId", "ts", "payload"), fields("{}"));
    assertEquals(
        List.of("player_id", "payload.boss_id"),
        fields(
            """
            {"type":"boss_kill","player_id":null,"ts":1730560000,"payload":{"boss_id":null}}"""));
  }

  @Test
  void anUnknownTypeGetsTheKnownOnes() {
    assertEquals(
        List.of(new FieldFault("type", "one of progression, boss_kill, drop_claimed")),
        faults("{\"type\":\"dance\",\"playerId\":\"p1\",\"ts\":1730560000,\"payload\":{}}"));
  }

  @Test
  void whatNobodyAskedForIsPassedOverOrTravelsAlong() {
    EventDraft draft =
        sound(
            """
            {"sdk":{"name":"unity","version":[2,1]},"type":"progression","playerId":"p1",
             "ts":1730560000,"payload":{"deltaXp":10,"isBoosted":true,"clanName":"Ünï","luckFactor":0.5,
             "guildID":7,"nothing":null},"idempotency_key":17}""");

    assertEquals(
        Payload.of(
            "delta_xp",
            10L,
            "is_boosted",
            true,
            "clan_name",
            "Ünï",
            "luck_factor",
            0.5,
            "guild_id",
            7L),
        draft.payload());
  }

  @ParameterizedTest
  @CsvSource({
    "type,event_type,'\"progression\"'",
    "playerId,player_id,'\"p1\"'",
    "ts,timestamp,1730560000",
    "payload,data,{}",
  })
  void oneFieldInTwoSpellingsIsAFaultEvenWhereTheyAgree(String first, String second, String value) {
    String event =
        plain()
            .replace("\"" + first + "\":", "\"" + second + "\":" + value + ",\"" + first + "\":");

    assertEquals(
        List.of(new FieldFault(first, "only one " + first + " or " + second)), faults(event));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"deltaXp\":1,\"deltaXp\":2}",
        "{\"delta_xp\":1,\"deltaXp\":1}",
        "{\"delta_xp\":null,\"deltaXp\":1}",
        "{\"delta_xp\":1,\"deltaXp\":null}",
        "{\"delta_xp\":null,\"deltaXp\":null}",
      })
  void aPayloadSaysEverythingOnce(String payload) {
    assertEquals(
        List.of(new FieldFault("payload.deltaXp", "only once, in one spelling")),
        faults(plain().replace("{\"deltaXp\":10}", payload)));
  }

  @Test
  void aFieldGivenTwiceIsAFault() {
    assertEquals(
        List.of("ts"),
        fields(plain().replace("\"ts\":1730560000", "\"ts\":null,\"ts\":1730560000")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"x\\ud83d\"",
        "\"line\\nbreak\"",
        "\"nul\\u0000\"",
        "\"\"",
        "7",
      })
  void textThatIsNoneIsAFault(String activity) {
    assertEquals(
        List.of("payload.activity"),
        fields(plain().replace("{\"deltaXp\":10}", "{\"activity\":" + activity + "}")));
  }

  @Test
  void halfACharacterIsAFaultInFieldsAndNamesThatNobodyAskedForToo() {
    assertEquals(
        List.of("payload.mood", ""),
        fields(plain().replace("{\"deltaXp\":10}", "{\"mood\":\"\\ud83d\",\"\\ud83d\":1}")));
    assertEquals(List.of(""), fields(plain().replace("{\"deltaXp\":10}", "{\"\\udc00\":1}")));
    assertEquals(
        Payload.of("mood", "\ud83d\ude00"),
        sound(plain().replace("{\"deltaXp\":10}", "{\"mood\":\"\\ud83d\\ude00\"}")).payload());
  }

  @Test
  void numbersThatDoNotFitAreFaults() {
    assertEquals(
        List.of("payload.a", "payload.b", "payload.delta_xp"),
        fields(
            plain()
                .replace(
                    "{\"deltaXp\":10}",
                    "{\"a\":9223372036854775808,\"b\":1e400,\"delta_xp\":1.5}")));
  }

  @Test
  void aPayloadHasNoMoreFieldsThanPayloadsMay() {
    String fields =
        IntStream.rangeClosed(0, Payload.FIELDS_MAX)
            .mapToObj(i -> "\"f" + i + "\":" + i)
            .collect(Collectors.joining(",", "{", "}"));

    assertEquals(
        List.of(new FieldFault("payload.f64", "at most 64 fields")),
        faults(plain().replace("{\"deltaXp\":10}", fields)));
  }

  @Test
  void noMoreFaultsAreListedThanAnybodyReads() {
    String fields =
        IntStream.range(0, 1000)
            .mapToObj(i -> "\"f" + i + "\":[]")
            .collect(Collectors.joining(",", "{", "}"));

    assertEquals(FaultList.FAULTS_MAX, faults(plain().replace("{\"deltaXp\":10}", fields)).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "nonsense",
        "{",
        "{\"type\"",
        "{\"type\":}",
        "{\"type\":\"progression\",}",
        "{'type':'progression'}",
        "{\"type\":NaN}",
        "{} {}",
        "{}]",
        "{}\u0000",
        "/* a comment */ {}",
        "{\"ts\":01}",
        "{\"player_id\":\"tab\there\"}",
      })
  void whatIsNoJsonObjectIsAFaultOfTheDocument(String text) {
    List<FieldFault> faults = faults(text);

    assertEquals("", faults.getLast().field(), faults.toString());
  }

  @Test
  void faultsRepeatNothingOfAMalformedDocument() {
    assertEquals(
        List.of(new FieldFault("", "JSON (line 2, column 3)")), faults("{\n secret-token: 1}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE", "ISO-8859-1"})
  void otherEncodingsAreRefused(String charset) {
    byte[] body = plain().replace("p1", "pé").getBytes(Charset.forName(charset));

    assertTrue(faultsOf(body).getFirst().expected().startsWith("JSON in UTF-8"));
  }

  @Test
  void aByteOrderMarkIsRefused() {
    assertEquals(
        List.of(new FieldFault("", "JSON in UTF-8, without a byte order mark")),
        faults("\ufeff" + plain()));
  }

  /** Overlong, a surrogate, beyond Unicode, cut off: the parser alone takes some of them. */
  @ParameterizedTest
  @ValueSource(strings = {"c0af", "e080af", "eda080", "f5808080", "c3", "80", "ff"})
  void bytesThatAreNoUtf8AreRefused(String hex) {
    byte[] bad = java.util.HexFormat.of().parseHex(hex);
    byte[] body =
        plain()
            .replace("{\"deltaXp\":10}", "{\"mood\":\"" + "?".repeat(bad.length) + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(
        bad, 0, body, new String(body, StandardCharsets.US_ASCII).indexOf('?'), bad.length);

    assertEquals(List.of(new FieldFault("", "JSON in UTF-8")), faultsOf(body));
  }

  @Test
  void documentsBeyondTheLimitsAreRefusedWithTheLimits() {
    List<String> documents =
        List.of(
            "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}",
            "{\"a\":" + "1".repeat(65) + "}",
            "{\"payload\":{\"a\":" + "1".repeat(65) + "}}",
            "{\"payload\":{\"a\":\"" + "x".repeat(17_000) + "\"}}",
            "{\"" + "n".repeat(200) + "\":1}");
    for (String document : documents) {
      FieldFault fault = faults(document).getLast();
      assertTrue(fault.expected().startsWith("JSON of at most 32 levels"), fault.toString());
    }
  }

  @Test
  void aDocumentTooLongForTheParserIsAFaultToo() {
    String padding = " ".repeat(256 * 1024 - plain().length());
    assertEquals("p1", sound(plain() + padding).player().value());
    assertEquals("at most 262144 bytes", faults(plain() + padding + " ").getLast().expected());
  }

  private static String plain() {
    return "{\"type\":\"progression\",\"playerId\":\"p1\",\"ts\":1730560000,\"payload\":{\"deltaXp\":10}}";
  }

  private static String timed(String name, String ts) {
    return plain().replace("\"ts\":1730560000", "\"" + name + "\":" + ts);
  }

  private static EventDraft sound(String text) {
    return assertInstanceOf(
            EventReading.Sound.class,
            EventJson.read(text.getBytes(StandardCharsets.UTF_8), GAME),
            text)
        .draft();
  }

  private static List<String> fields(String text) {
    return faults(text).stream().map(FieldFault::field).toList();
  }

  private static List<FieldFault> faults(String text) {
    return faultsOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<FieldFault> faultsOf(byte[] body) {
    return assertInstanceOf(EventReading.Faulty.class, EventJson.read(body, GAME)).faults();
  }
}
