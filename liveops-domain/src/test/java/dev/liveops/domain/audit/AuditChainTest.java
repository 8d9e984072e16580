package dev.liveops.domain.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.liveops.domain.audit.AuditChain.Head;
import dev.liveops.domain.audit.AuditChain.Link;
import dev.liveops.domain.audit.ChainCheck.Broken;
import dev.liveops.domain.audit.ChainCheck.Fault;
import dev.liveops.domain.audit.ChainCheck.Intact;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AuditChainTest {

  private static final int LENGTH = 200;

  private final List<Link> links = links(LENGTH, "");
  private final Head end = new Head(LENGTH, links.get(LENGTH - 1).hash());

  @Test
  void aChainIsWhatAnyoneCanComputeFromItsDescription() throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] hash = sha256.digest("LiveOps audit chain v1".getBytes(US_ASCII));
    assertEquals(Hash.of(hash), AuditChain.genesis());
    for (Link link : links) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(hash);
      bytes.writeBytes(link.line());
      hash = sha256.digest(bytes.toByteArray());
      assertEquals(Hash.of(hash), link.hash());
    }
  }

  @Test
  void anUntouchedTrailIsIntactAsAWholeAndFromAnywhere() {
    assertEquals(new Intact(end), AuditChain.verify(Head.EMPTY, links, end));
    Head middle = new Head(70, links.get(69).hash());
    assertEquals(new Intact(end), AuditChain.verify(middle, links.subList(70, LENGTH), middle));
    assertEquals(new Intact(end), AuditChain.verify(Head.EMPTY, links, middle));
    assertEquals(new Intact(Head.EMPTY), AuditChain.verify(Head.EMPTY, List.of(), Head.EMPTY));
  }

  @Test
  void aChainGoesOnFromItsHead() {
    AuditChain resumed = new AuditChain(new Head(LENGTH - 1, links.get(LENGTH - 2).hash()));
    resumed.append(links.get(LENGTH - 1).line());
    assertEquals(end, resumed.head());
  }

  @Test
  void everyTamperingIsNamedByItsFirstBadLine() {
    long seed = 6962;
    Random random = new Random(seed);
    for (int round = 0; round < 10_000; round++) {
      List<Link> tampered = new ArrayList<>(links);
      int kind = round % 6;
      int at = random.nextInt(LENGTH - 1);
      Broken expected = tamper(tampered, kind, at, random);
      ChainCheck check = AuditChain.verify(Head.EMPTY, tampered, end);
      assertEquals(expected, check, "seed " + seed + ", round " + round + ", kind " + kind);
    }
  }

  @Test
  void aTrailMadeAnewIsSeenByAHeadOfTheOldOne() {
    Head middle = new Head(70, links.get(69).hash());
    assertEquals(
        new Broken(69, Fault.REWRITTEN),
        AuditChain.verify(Head.EMPTY, links(LENGTH, "other "), middle));
    Head forged = new Head(0, links.get(0).hash());
    assertEquals(new Broken(0, Fault.REWRITTEN), AuditChain.verify(Head.EMPTY, links, forged));
  }

  @Test
  void anAnchorBeforeTheFirstLineIsAMistakeOfTheCaller() {
    assertThrows(
        IllegalArgumentException.class, () -> AuditChain.verify(end, List.of(), Head.EMPTY));
  }

  @Test
  void aHashIsReadBackFromItsText() {
    assertEquals(end.hash(), Hash.parse(end.hash().toString()).orElseThrow());
    assertEquals(end.hash().hashCode(), Hash.of(end.hash().toBytes()).hashCode());
    for (String none : List.of("", "00", "g".repeat(64), "0".repeat(63), "\u0660".repeat(64))) {
      assertEquals(java.util.Optional.empty(), Hash.parse(none));
    }
    assertThrows(IllegalArgumentException.class, () -> Hash.of(new byte[31]));
  }

  private Broken tamper(List<Link> tampered, int kind, int at, Random random) {
    Link link = tampered.get(at);
    switch (kind) {
      case 0 -> tampered.set(at, new Link(flipped(link.line(), random), link.hash()));
      case 1 ->
          tampered.set(at, new Link(link.line(), Hash.of(flipped(link.hash().toBytes(), random))));
      case 2 -> tampered.remove(at);
      case 3 -> tampered.add(at, link(link.line(), random));
      case 4 -> Collections.swap(tampered, at, at + 1 + random.nextInt(LENGTH - 1 - at));
      case 5 -> tampered.subList(at, LENGTH).clear();
      default -> throw new AssertionError(kind);
    }
    return new Broken(at, kind == 5 ? Fault.MISSING : Fault.ALTERED);
  }

  private static Link link(byte[] line, Random random) {
    return new Link(flipped(line, random), AuditChain.genesis());
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    int bit = random.nextInt(8 * bytes.length);
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return flipped;
  }

  private static List<Link> links(int count, String prefix) {
    AuditChain chain = new AuditChain(Head.EMPTY);
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] line = (prefix + "{\"n\":" + i + "}").getBytes(UTF_8);
      links.add(new Link(line, chain.append(line)));
    }
    return links;
  }
}
