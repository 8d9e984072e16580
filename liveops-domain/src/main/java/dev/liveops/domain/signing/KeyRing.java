package dev.liveops.domain.signing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that are valid now. Immutable; safe for use by many threads. To rotate a secret, put a
 * ring in place that holds the old and the new key under one id, and drop the old one when nobody
 * uses it.
 */
public final class KeyRing {

  /** The id of the key that is meant when a request names none. */
  public static final String DEFAULT_KEY_ID = "default";

  /**
   * How many secrets may be valid at once under one id: each costs every request of that id an
   * HMAC.
   */
  public static final int KEYS_PER_ID_MAX = 4;

  private final Map<String, List<SigningKey>> byId;

  /**
   * Puts keys on a ring.
   *
   * @throws IllegalArgumentException when there is no key, when more than {@value #KEYS_PER_ID_MAX}
   *     share an id, or when keys of different games do
   */
  public KeyRing(Collection<SigningKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("keys: expected at least one");
    }
    Map<String, List<SigningKey>> grouped = new HashMap<>();
    for (SigningKey key : keys) {
      grouped.computeIfAbsent(key.keyId(), id -> new ArrayList<>()).add(key);
    }
    grouped.replaceAll((id, sharing) -> checked(id, sharing));
    byId = Map.copyOf(grouped);
  }

  /** The ids of all keys. */
  public Set<String> keyIds() {
    return byId.keySet();
  }

  /**
   * The keys that {@code keyId} may mean, in the order they were given; none when it is unknown.
   */
  List<SigningKey> named(String keyId) {
    return byId.getOrDefault(keyId.isEmpty() ? DEFAULT_KEY_ID : keyId, List.of());
  }

  @Override
  public String toString() {
    return "KeyRing" + byId.keySet();
  }

  private static List<SigningKey> checked(String keyId, List<SigningKey> sharing) {
    if (sharing.size() > KEYS_PER_ID_MAX) {
      throw new IllegalArgumentException(
          "key id " + keyId + ": at most " + KEYS_PER_ID_MAX + " secrets may be valid at once");
    }
    if (sharing.stream().map(SigningKey::game).distinct().count() > 1) {
      throw new IllegalArgumentException("key id " + keyId + ": belongs to more than one game");
    }
    return List.copyOf(sharing);
  }
}
