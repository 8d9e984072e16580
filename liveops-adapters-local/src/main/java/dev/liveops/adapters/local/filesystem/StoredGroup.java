package dev.liveops.adapters.local.filesystem;

/** Facts as bytes, known to be what was written. */
record StoredGroup(long first, int count, byte[] payload) {}
