package dev.liveops.testkit.fairness;

import dev.liveops.ports.event.EventBus;
import dev.liveops.ports.fairness.PlayerActivityStore;
import dev.liveops.ports.fairness.ReviewQueue;
import dev.liveops.ports.fairness.SanctionStore;

/**
 * What screening works with.
 *
 * @param activity where passes are committed
 * @param sanctions written by those passes
 * @param reviews written by those passes
 * @param bus where their judgements are published
 */
public record FairnessPorts(
    PlayerActivityStore activity, SanctionStore sanctions, ReviewQueue reviews, EventBus bus) {}
