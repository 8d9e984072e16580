package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.Seal;
import dev.liveops.domain.audit.SignedSeal;
import dev.liveops.domain.receipt.ReceiptKey;
import dev.liveops.domain.receipt.VerificationKey;
import dev.liveops.ports.signing.Secrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of the trail. One signs; a former one is still trusted, so that an operator can change
 * keys: what it signed last is signed anew at the next start, and that vouches for all before it.
 *
 * @param current what seals are signed with
 * @param trusted the public half of that, and of a former one
 */
record TrailKeys(ReceiptKey current, List<VerificationKey> trusted) {

  private static final String CURRENT = "trail-key";
  private static final String FORMER = "trail-key-former";

  /** The keys among the secrets; the current one is made where there is none. */
  static TrailKeys of(Secrets secrets) {
    byte[] candidate = new byte[ReceiptKey.SEED_BYTES];
    new SecureRandom().nextBytes(candidate);
    ReceiptKey current = ReceiptKey.fromSeed(secrets.findOrKeep(CURRENT, candidate));
    return new TrailKeys(current, publicHalves(secrets));
  }

  /** The public halves of the keys in a directory of secrets; none where there is no key. */
  static List<VerificationKey> publicHalvesIn(Path secretsDirectory) {
    return publicHalves(new FileSecrets(secretsDirectory));
  }

  private static List<VerificationKey> publicHalves(Secrets secrets) {
    List<VerificationKey> halves = new ArrayList<>();
    for (String name : List.of(CURRENT, FORMER)) {
      secrets.find(name).ifPresent(seed -> halves.add(ReceiptKey.fromSeed(seed).verificationKey()));
    }
    return halves;
  }

  SignedSeal sign(Seal seal) {
    return SignedSeal.by(current, seal);
  }

  boolean trusts(SignedSeal seal) {
    return trusted.stream().anyMatch(seal::isBy);
  }
}
