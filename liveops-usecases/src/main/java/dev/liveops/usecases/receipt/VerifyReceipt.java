package dev.liveops.usecases.receipt;

import dev.liveops.domain.audit.Fact;
import dev.liveops.domain.event.FieldFault;
import dev.liveops.domain.receipt.Receipt;
import dev.liveops.domain.receipt.ReceiptCheck;
import dev.liveops.domain.receipt.ReceiptClaims;
import dev.liveops.domain.receipt.ReceiptIssuer;
import dev.liveops.domain.receipt.ReceiptKeySet;
import dev.liveops.ports.progression.RewardLedger;
import dev.liveops.usecases.event.JsonObject;
import dev.liveops.usecases.receipt.ReceiptVerification.Facts;
import dev.liveops.usecases.receipt.ReceiptVerification.Judged;
import dev.liveops.usecases.receipt.ReceiptVerification.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what a receipt is worth that somebody presents. Safe for use by many threads. */
public final class VerifyReceipt {

  private final ReceiptIssuer issuer;
  private final ReceiptKeySet keys;
  private final RewardLedger ledger;
  private final InstantSource clock;

  /**
   * Checks receipts.
   *
   * @param issuer knows the secret of the HMAC form
   * @param keys those of the JWS form
   * @param ledger tells which receipts there are
   */
  public VerifyReceipt(
      ReceiptIssuer issuer, ReceiptKeySet keys, RewardLedger ledger, InstantSource clock) {
    this.issuer = issuer;
    this.keys = keys;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Judges a receipt.
   *
   * @param body JSON with {@code jws}, or with {@code sig} and the fields it signs ({@code
   *     receipt_id}, {@code player_id}, {@code item}, {@code timestamp} in epoch seconds or as
   *     ISO-8601), or with all of them, as it was issued: then both forms have to hold, and to say
   *     the same
   * @throws dev.liveops.ports.PortUnavailable when the ledger cannot be asked now
   */
  public ReceiptVerification verify(byte[] body) {
    return switch (JsonObject.read(body)) {
      case JsonObject.Reading.Faulty(List<FieldFault> faults) ->
          new ReceiptVerification.Invalid(faults);
      case JsonObject.Reading.Sound(JsonObject object) -> verify(object);
    };
  }

  private ReceiptVerification verify(JsonObject object) {
    List<FieldFault> faults = new ArrayList<>();
    List<Judged> forms = new ArrayList<>();
    if (object.has("jws")) {
      byJws(object, faults).ifPresent(forms::add);
    }
    if (object.has("sig")) {
      PresentedReceipt.read(object, faults).ifPresent(receipt -> forms.add(bySignature(receipt)));
    }
    if (forms.isEmpty() && faults.isEmpty()) {
      faults.add(new FieldFault("jws", "jws, or sig with the fields it signs (required)"));
    }
    return faults.isEmpty()
        ? comparedWithLedger(forms.stream().reduce(VerifyReceipt::both).orElseThrow())
        : new ReceiptVerification.Invalid(faults);
  }

  private Optional<Judged> byJws(JsonObject object, List<FieldFault> faults) {
    String jws = object.text("jws").orElse("");
    return switch (keys.verify(jws, clock.millis())) {
      case ReceiptCheck.Genuine(ReceiptClaims claims) ->
          Optional.of(signed(Verdict.GENUINE, claims));
      case ReceiptCheck.Expired(ReceiptClaims claims) ->
          Optional.of(signed(Verdict.EXPIRED, claims));
      case ReceiptCheck.BadSignature bad -> Optional.of(worthless(Verdict.FORGED));
      case ReceiptCheck.UnknownKey unknown -> Optional.of(worthless(Verdict.UNKNOWN));
      case ReceiptCheck.Malformed malformed -> {
        faults.add(new FieldFault(object.spelling("jws"), "a receipt: " + malformed.reason()));
        yield Optional.empty();
      }
    };
  }

  private Judged bySignature(PresentedReceipt presented) {
    Facts facts = presented.facts();
    if (!issuer.signed(
        facts.receiptId(),
        facts.player().value(),
        facts.item(),
        facts.issuedAtSeconds(),
        presented.signature())) {
      return worthless(Verdict.FORGED);
    }
    long expiresAtSeconds = facts.issuedAtSeconds() + ReceiptIssuer.LIFETIME.toSeconds();
    return new Judged(
        Math.floorDiv(clock.millis(), 1000L) < expiresAtSeconds ? Verdict.GENUINE : Verdict.EXPIRED,
        Optional.of(facts),
        false);
  }

  private static Judged both(Judged a, Judged b) {
    if (a.facts().isPresent() && b.facts().isPresent() && !a.facts().equals(b.facts())) {
      return worthless(Verdict.FORGED); // two of our receipts, put together
    }
    return a.verdict().compareTo(b.verdict()) >= 0 ? a : b;
  }

  /**
   * A player id and an item may both have a colon in them, so the HMAC form of one receipt fits
   * others that read the same when written in a row. Where the ledger knows the receipt, it tells
   * them apart.
   */
  private Judged comparedWithLedger(Judged judged) {
    Optional<Facts> kept =
        judged.facts().flatMap(facts -> ledger.find(facts.receiptId())).map(VerifyReceipt::facts);
    return kept.isPresent() && !kept.equals(judged.facts())
        ? worthless(Verdict.FORGED)
        : new Judged(judged.verdict(), judged.facts(), kept.isPresent());
  }

  private static Facts facts(Fact.RewardClaimed grant) {
    Receipt receipt = grant.receipt();
    return new Facts(
        receipt.receiptId(),
        receipt.player(),
        receipt.item(),
        Math.floorDiv(receipt.issuedAtMillis(), 1000L));
  }

  private static Judged signed(Verdict verdict, ReceiptClaims claims) {
    Facts facts =
        new Facts(claims.receiptId(), claims.player(), claims.item(), claims.issuedAtSeconds());
    return new Judged(verdict, Optional.of(facts), false);
  }

  private static Judged worthless(Verdict verdict) {
    return new Judged(verdict, Optional.empty(), false);
  }
}
