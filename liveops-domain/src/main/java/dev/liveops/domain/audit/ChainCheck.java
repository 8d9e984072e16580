package dev.liveops.domain.audit;

/** Whether the lines of an audit trail are what was written. */
public sealed interface ChainCheck {

  /**
   * They are, as far as the chain can tell.
   *
   * @param head where they lead to
   */
  record Intact(AuditChain.Head head) implements ChainCheck {}

  /**
   * They are not.
   *
   * @param index the first line that is wrong, counted from 0 at the beginning of the trail
   * @param fault what is wrong with it
   */
  record Broken(long index, Fault fault) implements ChainCheck {}

  /** What can be wrong with a line. */
  enum Fault {
    /**
     * It does not go with its hash and the line before: one of them was changed, removed or added.
     */
    ALTERED,
    /** It is not there, though the chain is known to have reached it. */
    MISSING,
    /**
     * It goes with its hash, but the chain is known to have had another there: it, or one before,
     * was made anew.
     */
    REWRITTEN
  }
}
