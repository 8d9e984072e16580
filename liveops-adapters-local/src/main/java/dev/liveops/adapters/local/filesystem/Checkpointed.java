package dev.liveops.adapters.local.filesystem;

/** A fold over the journal whose state is written to the tables from time to time. */
interface Checkpointed {

  /** The name its position is kept under. */
  String name();

  /** Through which position its state in memory goes. */
  long position();

  /**
   * Takes hold of everything that changed since the last successful checkpoint, as of one position.
   * Called by the checkpoint thread alone; what is taken may change on meanwhile, without harm.
   */
  Capture capture();

  /** State on its way to the tables. */
  interface Capture {
    /** Through which position it goes. */
    long position();

    /** Writes it; called once, in the transaction that also writes the position. */
    void write(StateTransaction transaction);

    /** It is durable. Not called when it failed: the next capture then contains it. */
    void written();
  }
}
