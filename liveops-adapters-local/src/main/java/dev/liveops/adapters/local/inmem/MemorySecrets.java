package dev.liveops.adapters.local.inmem;

import dev.liveops.ports.signing.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets that nobody has to keep. */
final class MemorySecrets implements Secrets {

  private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(secrets.get(name)).map(byte[]::clone);
  }

  @Override
  public byte[] findOrKeep(String name, byte[] candidate) {
    return secrets.computeIfAbsent(name, key -> candidate.clone()).clone();
  }
}
