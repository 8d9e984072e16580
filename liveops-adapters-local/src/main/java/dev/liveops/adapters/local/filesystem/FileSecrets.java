package dev.liveops.adapters.local.filesystem;

import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.signing.Secrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One file a secret, readable by the owner alone, and beside it a checksum: a secret with a flipped
 * bit would look like everybody's wrong signature. A secret that somebody put there by hand has no
 * checksum and is taken as it is.
 */
final class FileSecrets implements Secrets {

  private final Path directory;

  FileSecrets(Path directory) {
    this.directory = directory;
  }

  @Override
  public Optional<byte[]> find(String name) {
    try {
      byte[] value = Files.readAllBytes(file(name));
      if (Files.exists(sumFile(name))
          && !Files.readString(sumFile(name), StandardCharsets.ISO_8859_1).equals(sumOf(value))) {
        throw new PortUnavailable(
            "%s: damaged, it is not what %s was made of; whoever changed it on purpose deletes that"
                .formatted(file(name), sumFile(name).getFileName()));
      }
      return Optional.of(value);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new PortUnavailable(file(name) + ": cannot be read", e);
    }
  }

  private static String sumOf(byte[] value) {
    CRC32C crc = new CRC32C();
    crc.update(value);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private Path sumFile(String name) {
    return directory.resolve(name + ".crc32c");
  }

  @Override
  public synchronized byte[] findOrKeep(String name, byte[] candidate) {
    Optional<byte[]> present = find(name);
    if (present.isPresent()) {
      return present.get();
    }
    try {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      keep(name, candidate);
      return candidate;
    } catch (IOException e) {
      throw new PortUnavailable(file(name) + ": cannot be written", e);
    }
  }

  /** Written aside, made durable, then moved to its place: there is no half a secret. */
  private void keep(String name, byte[] value) throws IOException {
    DurableFiles.replace(
        sumFile(name), ByteBuffer.wrap(sumOf(value).getBytes(StandardCharsets.ISO_8859_1)));
    Path aside = directory.resolve(name + ".new");
    Files.deleteIfExists(aside);
    Files.createFile(
        aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(value);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    DurableFiles.move(aside, file(name));
  }

  private Path file(String name) {
    if (!name.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("name: expected 1 to 64 of a-z 0-9 -");
    }
    return directory.resolve(name);
  }
}
