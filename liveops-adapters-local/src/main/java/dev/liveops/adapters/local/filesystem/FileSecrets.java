package dev.liveops.adapters.local.filesystem;

import dev.liveops.ports.PortUnavailable;
import dev.liveops.ports.signing.Secrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** One file a secret, readable by the owner alone. */
final class FileSecrets implements Secrets {

  private final Path directory;

  FileSecrets(Path directory) {
    this.directory = directory;
  }

  @Override
  public Optional<byte[]> find(String name) {
    try {
      return Optional.of(Files.readAllBytes(file(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new PortUnavailable(file(name) + ": cannot be read", e);
    }
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
    } catch (FileAlreadyExistsException e) {
      return find(name).orElseThrow();
    } catch (IOException e) {
      throw new PortUnavailable(file(name) + ": cannot be written", e);
    }
  }

  /** Written aside, made durable, then moved to its place: there is no half a secret. */
  private void keep(String name, byte[] value) throws IOException {
    Path aside = directory.resolve(name + ".new");
    Files.deleteIfExists(aside);
    Files.createFile(
        aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(value));
      channel.force(true);
    }
    Files.move(aside, file(name));
    try (FileChannel parent = FileChannel.open(directory, StandardOpenOption.READ)) {
      parent.force(true);
    }
  }

  private Path file(String name) {
    if (!name.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("name: expected 1 to 64 of a-z 0-9 -");
    }
    return directory.resolve(name);
  }
}
