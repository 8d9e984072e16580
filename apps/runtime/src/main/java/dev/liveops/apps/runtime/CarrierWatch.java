package dev.liveops.apps.runtime;

import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/**
 * Looks, every now and then, whether a virtual thread that was started at the look before has had
 * its turn, and if not, makes room: twice as many carriers as processors, until all has been well
 * for a while. For one thread.
 */
final class CarrierWatch {

  /** After so many looks without anybody waiting too long there are as many carriers as before. */
  static final int CALM_LOOKS = 50;

  private final Executor virtualThreads;
  private final int processors;
  private final IntConsumer setCarriers;
  private volatile boolean hadItsTurn = true;
  private boolean room;
  private int calmLooks;

  /**
   * Watches.
   *
   * @param virtualThreads starts a thread that has to wait for its turn, and returns
   * @param setCarriers takes how many carriers there are to be
   */
  CarrierWatch(Executor virtualThreads, int processors, IntConsumer setCarriers) {
    this.virtualThreads = virtualThreads;
    this.processors = processors;
    this.setCarriers = setCarriers;
  }

  void look() {
    if (hadItsTurn) {
      calm();
      hadItsTurn = false;
      virtualThreads.execute(() -> hadItsTurn = true);
    } else {
      calmLooks = 0;
      if (!room) {
        room = true; // also if that fails: it would fail ten times a second
        setCarriers.accept(2 * processors);
      }
    }
  }

  private void calm() {
    if (room && ++calmLooks >= CALM_LOOKS) {
      room = false;
      setCarriers.accept(processors);
    }
  }
}
