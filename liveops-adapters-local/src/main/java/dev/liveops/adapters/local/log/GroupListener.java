package dev.liveops.adapters.local.log;

/**
 * Sees every group, in order and before anybody else learns of it. Called by one thread at a time.
 */
@FunctionalInterface
public interface GroupListener {

  /** The facts of the group are there to stay. */
  void committed(Group group);
}
