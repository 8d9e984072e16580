package dev.liveops.usecases.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.receipt.Claim;
import dev.liveops.domain.receipt.Receipt;
import dev.liveops.domain.receipt.ReceiptIssuer;
import dev.liveops.domain.receipt.ReceiptKey;
import dev.liveops.domain.receipt.ReceiptKeySet;
import dev.liveops.testkit.SettableClock;
import dev.liveops.testkit.simulation.SimulatedBus;
import dev.liveops.testkit.simulation.SimulatedLedger;
import dev.liveops.usecases.receipt.ReceiptVerification.Facts;
import dev.liveops.usecases.receipt.ReceiptVerification.Judged;
import dev.liveops.usecases.receipt.ReceiptVerification.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifyReceiptTest {

  private static final Judged FORGED = new Judged(Verdict.FORGED, Optional.empty(), false);

  private final SettableClock clock = new SettableClock();
  private final SimulatedLedger ledger = new SimulatedLedger(new SimulatedBus(clock));
  private final ReceiptKey key = ReceiptKey.fromSeed(new byte[ReceiptKey.SEED_BYTES]);
  private final ReceiptIssuer issuer = new ReceiptIssuer(new byte[32], key);
  private final VerifyReceipt verifying =
      new VerifyReceipt(issuer, new ReceiptKeySet(List.of(key.verificationKey())), ledger, clock);
  private final Receipt receipt = grant("anna", "sword");

  @Test
  void aGrantedReceiptIsGenuineInEitherFormAndInBoth() {
    Judged genuine = new Judged(Verdict.GENUINE, Optional.of(facts(receipt)), true);

    assertEquals(genuine, verify(jws(receipt)));
    assertEquals(genuine, verify(signature(receipt)));
    assertEquals(genuine, verify(both(receipt)));
    assertEquals(
        genuine,
        verify(
            signature(receipt)
                .replace(
                    Long.toString(facts(receipt).issuedAtSeconds()),
                    "\"" + Instant.ofEpochMilli(receipt.issuedAtMillis()) + "\"")));
  }

  @Test
  void aReceiptExpiresAfterADay() {
    clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertEquals(Verdict.GENUINE, judged(both(receipt)).verdict());

    clock.advance(Duration.ofSeconds(1));
    assertEquals(Verdict.EXPIRED, judged(jws(receipt)).verdict());
    assertEquals(Verdict.EXPIRED, judged(signature(receipt)).verdict());
    assertEquals(true, judged(both(receipt)).inLedger());
  }

  @Test
  void aReceiptThatTheLedgerDoesNotKnowIsToldApart() {
    Receipt unknown = issue("ben", "sword");

    assertEquals(
        new Judged(Verdict.GENUINE, Optional.of(facts(unknown)), false), verify(both(unknown)));
  }

  @Test
  void whateverIsChangedInASignedReceiptMakesItForged() {
    assertEquals(FORGED, verify(signature(receipt).replace("anna", "ben")));
    assertEquals(FORGED, verify(signature(receipt).replace("sword", "crown")));
    assertEquals(FORGED, verify(signature(receipt).replace(receipt.signature(), "0".repeat(64))));
    String jws = receipt.jws();
    int end = jws.lastIndexOf('.');
    String other = issue("ben", "sword").jws();
    assertEquals(
        FORGED,
        verify(
            "{\"jws\":\""
                + jws.substring(0, end)
                + other.substring(other.lastIndexOf('.'))
                + "\"}"));
  }

  @Test
  void twoGenuineReceiptsPutTogetherAreForged() {
    Receipt other = grant("ben", "sword");

    assertEquals(FORGED, verify(both(receipt).replace(receipt.jws(), other.jws())));
  }

  @Test
  void aColonMovedFromThePlayerToTheItemIsNoticedByTheLedger() {
    Receipt colons = grant("a:b", "c");
    String moved = signature(colons).replace("\"a:b\"", "\"a\"").replace("\"c\"", "\"b:c\"");

    assertNotEquals(signature(colons), moved);
    assertEquals(FORGED, verify(moved));
  }

  @Test
  void aReceiptByAnotherKeyIsUnknown() {
    byte[] seed = new byte[ReceiptKey.SEED_BYTES];
    seed[0] = 1;
    Receipt foreign =
        new ReceiptIssuer(new byte[32], ReceiptKey.fromSeed(seed))
            .issue(claim("anna", "sword"), "sword", clock.millis());

    assertEquals(new Judged(Verdict.UNKNOWN, Optional.empty(), false), verify(jws(foreign)));
  }

  @Test
  void whatIsNoReceiptIsSaidToBeNone() {
    assertEquals(
        List.of(new FieldFault("jws", "jws, or sig with the fields it signs (required)")),
        faults("{}"));
    assertEquals(
        List.of(new FieldFault("jws", "a receipt: a compact JWS has three parts")),
        faults("{\"jws\":\"x\"}"));
    assertEquals(
        List.of(
            new FieldFault("receipt_id", "text (required)"),
            new FieldFault("item", "text"),
            new FieldFault("timestamp", "epoch seconds, or ISO-8601"),
            new FieldFault("playerId", PlayerId.EXPECTED)),
        faults("{\"sig\":\"x\",\"playerId\":\"a b\",\"item\":7,\"timestamp\":\"today\"}"));
    assertEquals(1, faults("[]").size());
    assertEquals(1, faults("{\"sig\":\"x\",\"sig\":\"y\"}").size());
  }

  private Receipt grant(String player, String item) {
    Receipt issued = issue(player, item);
    ledger.grant(new Fact.RewardClaimed(item, "", "", issued));
    return issued;
  }

  private Receipt issue(String player, String item) {
    return issuer.issue(claim(player, item), item, clock.millis());
  }

  private static Claim claim(String player, String item) {
    return new Claim(new GameId("default"), new PlayerId(player), item, "", "");
  }

  private static Facts facts(Receipt of) {
    return new Facts(of.receiptId(), of.player(), of.item(), of.issuedAtMillis() / 1000);
  }

  private static String jws(Receipt of) {
    return "{\"jws\":\"" + of.jws() + "\"}";
  }

  private static String signature(Receipt of) {
    return "{" + fields(of) + "}";
  }

  private static String both(Receipt of) {
    return "{" + fields(of) + ",\"jws\":\"" + of.jws() + "\"}";
  }

  private static String fields(Receipt of) {
    return "\"receipt_id\":\"%s\",\"player_id\":\"%s\",\"item\":\"%s\",\"timestamp\":%d,\"sig\":\"%s\""
        .formatted(
            of.receiptId(), of.player(), of.item(), facts(of).issuedAtSeconds(), of.signature());
  }

  private ReceiptVerification verify(String body) {
    return verifying.verify(body.getBytes(StandardCharsets.UTF_8));
  }

  private Judged judged(String body) {
    if (verify(body) instanceof Judged judged) {
      return judged;
    }
    throw new AssertionError(verify(body));
  }

  private List<FieldFault> faults(String body) {
    if (verify(body) instanceof ReceiptVerification.Invalid invalid) {
      return invalid.faults();
    }
    throw new AssertionError(verify(body));
  }
}
