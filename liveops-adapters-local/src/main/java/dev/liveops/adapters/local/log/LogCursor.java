package dev.liveops.adapters.local.log;

import dev.liveops.domain.audit.Fact;

/** Reads facts one after another, remembering the group it is in. For one thread. */
final class LogCursor {

  private final FactLog log;
  private Group group = new Group(0, new Fact[0]);

  LogCursor(FactLog log) {
    this.log = log;
  }

  Fact at(long position) {
    if (!group.contains(position)) {
      group = log.groupAt(position);
    }
    return group.at(position);
  }
}
