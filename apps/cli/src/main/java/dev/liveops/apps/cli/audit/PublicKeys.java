package dev.liveops.apps.cli.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.liveops.apps.cli.console.CommandFailure;
import dev.liveops.apps.cli.console.ExitCode;
import dev.liveops.domain.receipt.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads public keys from files: a JSON Web Key (RFC 7517, RFC 8037), or a set of them. */
final class PublicKeys {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PublicKeys() {}

  /**
   * The Ed25519 keys in files; others are passed over.
   *
   * @throws CommandFailure when a file cannot be read, or there is none in it
   */
  static List<VerificationKey> in(List<Path> files) {
    List<VerificationKey> keys = new ArrayList<>();
    for (Path file : files) {
      List<VerificationKey> found = in(file);
      if (found.isEmpty()) {
        throw noKeys(file, null);
      }
      keys.addAll(found);
    }
    return keys;
  }

  private static List<VerificationKey> in(Path file) {
    try {
      JsonNode json = JSON.readTree(Files.readString(file));
      Iterable<JsonNode> each = json.path("keys").isArray() ? json.path("keys") : List.of(json);
      List<VerificationKey> keys = new ArrayList<>();
      for (JsonNode key : each) {
        if ("OKP".equals(key.path("kty").asText()) && "Ed25519".equals(key.path("crv").asText())) {
          byte[] raw = Base64.getUrlDecoder().decode(key.path("x").asText());
          keys.add(new VerificationKey(raw));
        }
      }
      return keys;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw noKeys(file, e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, file + ": cannot be read", e);
    }
  }

  private static CommandFailure noKeys(Path file, Throwable cause) {
    return new CommandFailure(
        ExitCode.USAGE, file + ": expected an Ed25519 key as a JSON Web Key, or a set", cause);
  }
}
