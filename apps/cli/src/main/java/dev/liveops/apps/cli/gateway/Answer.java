package dev.liveops.apps.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.OptionalLong;

/**
 * What the gateway answered.
 *
 * @param status the HTTP status
 * @param retryAfterMillis when to come back; empty when it does not say
 * @param body the JSON; {@linkplain MissingNode missing} when there is none
 */
public record Answer(int status, OptionalLong retryAfterMillis, JsonNode body) {

  private static final String PROBLEM = "urn:liveops:problem:";

  /** Whether an event that was sent is in the gateway's hands: accepted now, or before. */
  public boolean accepted() {
    return status == 202 || status == 208;
  }

  /**
   * Whether the same request may be answered otherwise a little later. A conflict is about a
   * request with the same idempotency key that is still being worked on.
   */
  public boolean passing() {
    return status == 409 || status == 429 || status == 503;
  }

  /** The word for it: an event's status, or the type of a problem; else the bare status. */
  public String word() {
    String type = body.path("type").asText("");
    if (type.startsWith(PROBLEM)) {
      return type.substring(PROBLEM.length());
    }
    JsonNode word = body.path("status");
    return word.isTextual() ? word.asText() : "http " + status;
  }
}
