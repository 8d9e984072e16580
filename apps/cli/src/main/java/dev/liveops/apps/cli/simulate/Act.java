package dev.liveops.apps.cli.simulate;

/**
 * An event as a synthetic player sends it.
 *
 * @param json the event
 * @param idempotencyKey the name that it is sent under
 * @param seal how it is signed
 */
record Act(String json, String idempotencyKey, Seal seal) {

  /** How an event can be signed. */
  enum Seal {
    /** With the key. */
    RIGHT,
    /** With some other secret. */
    OTHER_SECRET,
    /** With the key, but what was signed is not what is sent. */
    OTHER_BODY,
    /** Not at all. */
    NONE
  }
}
