package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.SignedSeal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A signed seal in a file of its own: that of a full segment, or the head of the trail. */
final class SealFile {

  /** Where the head is: beside the trail's directory, so that one copy does not take both. */
  static final String HEAD = "trail-head.json";

  private static final int BYTES_MAX = 4 * 1024;

  private SealFile() {}

  /** The head of the trail in {@code auditDirectory}. */
  static Path headOf(Path auditDirectory) {
    return auditDirectory.resolveSibling(HEAD);
  }

  /**
   * Reads one; empty when there is no such file.
   *
   * @throws StorageFault when there is something else in it
   */
  static Optional<SignedSeal> read(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.size(file) > BYTES_MAX ? new byte[0] : Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    // A byte that is not ASCII becomes a character that is in no seal.
    Optional<SignedSeal> seal = SignedSeal.parse(new String(bytes, StandardCharsets.ISO_8859_1));
    if (seal.isEmpty()) {
      throw new StorageFault(file + ": line 1 is damaged: not a seal");
    }
    return seal;
  }

  /** Writes one durably: after a crash there is this or the one before, and all of it. */
  static void write(Disk disk, Path file, SignedSeal seal) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try (Disk.OpenFile out = disk.create(aside)) {
      out.write(ByteBuffer.wrap(seal.toString().getBytes(StandardCharsets.US_ASCII)), 0);
      out.force();
    }
    disk.move(aside, file);
    disk.forceDirectory(file.toAbsolutePath().getParent());
  }
}
