package dev.liveops.adapters.local.filesystem;

import dev.liveops.domain.audit.Fact;

/** Where judgements go before they take effect. */
interface Judgements {

  /**
   * Makes a judgement durable, but for the part of it that is durable already.
   *
   * @throws dev.liveops.ports.PortUnavailable when that cannot be done now
   */
  void publish(Fact.EventsJudged judged);
}
