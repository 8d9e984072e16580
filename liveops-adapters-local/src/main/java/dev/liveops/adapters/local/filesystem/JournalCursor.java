package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.Fact;

/** Reads facts one after another, remembering the group it is in. For one thread. */
final class JournalCursor {

  private final Journal journal;
  private Group group = new Group(0, new Fact[0]);

  JournalCursor(Journal journal) {
    this.journal = journal;
  }

  Fact at(long position) {
    if (!group.contains(position)) {
      group = journal.groupAt(position);
    }
    return group.at(position);
  }
}
