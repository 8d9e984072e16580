package dev.liveops.apps.cli.audit;

import dev.liveops.domain.audit.AuditChain;
import dev.liveops.domain.audit.Hash;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a head as {@code audit verify} prints it: the position of an entry, and its hash. */
final class HeadConverter implements ITypeConverter<AuditChain.Head> {

  @Override
  public AuditChain.Head convert(String text) {
    int colon = text.indexOf(':');
    String position = text.substring(0, Math.max(colon, 0));
    Optional<Hash> hash = Hash.parse(text.substring(colon + 1));
    if (!position.matches("[1-9][0-9]{0,17}") || hash.isEmpty()) {
      throw new TypeConversionException("expected POSITION:HASH, as `audit verify` prints it");
    }
    return new AuditChain.Head(Long.parseLong(position), hash.get());
  }
}
