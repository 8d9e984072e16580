package dev.liveops.adapters.local;

import dev.liveops.ports.event.EventBus;
import dev.liveops.testkit.Opened;
import dev.liveops.testkit.event.Facts;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A storage as contract tests have it: some of its ports, and what closing and crashing do to it.
 */
public final class OpenedStorage<P> implements Opened<P> {

  /** How a kind of storage is opened, and what is left of it. */
  public interface Kind {

    /** Opens it: empty the first time, then with what is left. */
    Storage open();

    /** Makes what a crash would leave of the open storage the place that is opened next. */
    void crash();

    /** Whether anything is ever left. */
    boolean isDurable();
  }

  private final Kind kind;
  private final Function<Storage, P> ports;
  private Storage storage;
  private boolean open;

  /** Opens a storage of some kind. */
  public OpenedStorage(Kind kind, Function<Storage, P> ports) {
    this.kind = kind;
    this.ports = ports;
    open(kind::open);
  }

  private void open(Supplier<Storage> opening) {
    storage = opening.get();
    open = true;
  }

  @Override
  public P ports() {
    return ports.apply(storage);
  }

  @Override
  public void reopen() {
    close();
    open(kind::open);
  }

  @Override
  public void crash() {
    kind.crash();
    reopen();
  }

  @Override
  public boolean isDurable() {
    return kind.isDurable();
  }

  @Override
  public void reach(long position) {
    EventBus bus = storage.bus();
    while (bus.head() < position) {
      int missing = (int) Math.min(1_000, position - bus.head());
      bus.publish(Facts.some(missing)).join();
    }
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      storage.close();
    }
  }
}
