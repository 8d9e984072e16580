package dev.liveops.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the built system is. */
final class Checkout {

  private Checkout() {}

  /** The launcher, beside which everything else is found. */
  static Path launcher() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(directory.resolve("liveops"))) {
      directory = Objects.requireNonNull(directory.getParent(), "not within a checkout");
    }
    return directory.resolve("liveops");
  }

  /** A file of the tests. */
  static Path resource(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Checkout.class.getResource(name), "no resource " + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** A directory for what is to be looked at after a failure. */
  static Path logs() {
    try {
      return Files.createDirectories(Path.of("target", "children").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
