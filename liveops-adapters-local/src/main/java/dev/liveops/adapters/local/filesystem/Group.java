package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.Fact;

/** Facts that were committed together, at neighbouring positions from {@code first} on. */
record Group(long first, Fact[] facts) {

  long last() {
    return first + facts.length - 1;
  }

  boolean contains(long position) {
    return position >= first && position <= last();
  }

  Fact at(long position) {
    return facts[(int) (position - first)];
  }
}
