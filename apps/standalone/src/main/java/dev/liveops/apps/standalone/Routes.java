package dev.liveops.apps.standalone;

import dev.liveops.apps.fairness.FairnessApp;
import dev.liveops.apps.gateway.GatewayApp;
import dev.liveops.apps.leaderboard.LeaderboardApp;
import dev.liveops.apps.progression.ProgressionApp;
import dev.liveops.apps.runtime.http.AdminAuth;
import dev.liveops.apps.runtime.http.ReadAccess;
import dev.liveops.apps.runtime.http.SignatureGate;
import dev.liveops.apps.runtime.settings.ServiceName;
import dev.liveops.apps.runtime.settings.Settings;
import dev.liveops.domain.admission.RateLimit;
import dev.liveops.domain.receipt.ReceiptIssuer;
import dev.liveops.domain.receipt.ReceiptKeySet;
import dev.liveops.usecases.event.AcceptEvents;
import dev.liveops.usecases.event.CheckEvent;
import dev.liveops.usecases.event.FindEvent;
import dev.liveops.usecases.event.IntakeLimits;
import dev.liveops.usecases.event.Patience;
import dev.liveops.usecases.fairness.ImposeSanction;
import dev.liveops.usecases.fairness.LiftSanction;
import dev.liveops.usecases.fairness.ReadPlayer;
import dev.liveops.usecases.fairness.ReadSanctions;
import dev.liveops.usecases.fairness.ReadViolations;
import dev.liveops.usecases.fairness.ReviewEvents;
import dev.liveops.usecases.game.ReadDefinition;
import dev.liveops.usecases.progression.ClaimReward;
import dev.liveops.usecases.progression.ReadProgress;
import dev.liveops.usecases.progression.ReadRewards;
import dev.liveops.usecases.ranking.ExplainRank;
import dev.liveops.usecases.ranking.ListWindows;
import dev.liveops.usecases.ranking.ReadLeaderboard;
import dev.liveops.usecases.ranking.ReadStanding;
import dev.liveops.usecases.receipt.VerifyReceipt;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import java.util.Optional;

/** The routes of every service, over the use cases that answer them. */
final class Routes {

  private final Core core;
  private final Patience patience;
  private final EventIds eventIds = new EventIds();
  private final IntakeLimits intakeLimits;

  Routes(Core core, Patience patience) {
    this.core = core;
    this.patience = patience;
    Settings.Limits limits = core.settings().limits();
    this.intakeLimits =
        new IntakeLimits(
            IntakeLimits.USUAL.eventBytesMax(),
            IntakeLimits.USUAL.batchBytesMax(),
            new RateLimit(limits.playerPerSecondMax()),
            limits.keyPerSecondMax() == 0
                ? Optional.empty()
                : Optional.of(new RateLimit(limits.keyPerSecondMax())),
            IntakeLimits.USUAL.answerWithin());
  }

  IntakeLimits intakeLimits() {
    return intakeLimits;
  }

  List<HttpService> gateway() {
    AcceptEvents accept =
        new AcceptEvents(
            core.authenticate(),
            core.catalog(),
            new AcceptEvents.Ports(
                core.ports().sanctions(),
                core.ports().rateLimits(),
                core.ports().idempotency(),
                core.ports().bus(),
                patience),
            core.denials(),
            core.clock(),
            eventIds,
            intakeLimits,
            GatewayApp.counting(core.telemetry()));
    return GatewayApp.services(
        accept,
        intakeLimits,
        new FindEvent(core.ports().bus(), core.ports().trail()),
        reads(ServiceName.GATEWAY));
  }

  List<HttpService> fairness() {
    Ports ports = core.ports();
    ReadSanctions sanctions = new ReadSanctions(ports.sanctions(), core.clock());
    return FairnessApp.services(
        new FairnessApp.Questions(
            new ReadPlayer(ports.activity(), ports.sanctions(), core.clock()),
            sanctions,
            new ReadViolations(ports.activity()),
            new CheckEvent(ports.activity(), ports.sanctions(), core.catalog(), core.clock())),
        new FairnessApp.Decisions(
            new ReviewEvents(ports.reviews(), ports.bus(), core.clock()),
            sanctions,
            new ImposeSanction(ports.bus(), core.clock(), eventIds),
            new LiftSanction(ports.sanctions(), ports.bus(), core.clock()),
            core.catalog(),
            new ReadDefinition(ports.definitions())),
        new FairnessApp.Guards(
            reads(ServiceName.FAIRNESS),
            gate(ServiceName.FAIRNESS),
            admins(),
            ReadAccess.open(core.game())));
  }

  private AdminAuth admins() {
    return new AdminAuth(
        core.keys().adminToken(),
        () -> core.denials().denied(ServiceName.FAIRNESS.label(), "not-admin", ""));
  }

  List<HttpService> leaderboard() {
    Ports ports = core.ports();
    return LeaderboardApp.services(
        new LeaderboardApp.UseCases(
            new ReadLeaderboard(
                core.catalog(), ports.ranks(), core.clock(), core.settings().boards().topDefault()),
            new ListWindows(core.catalog(), ports.ranks(), core.clock()),
            new ReadStanding(core.catalog(), ports.ranks(), ports.standings(), core.clock()),
            new ExplainRank(core.catalog(), ports.ranks(), ports.standings(), core.clock())),
        reads(ServiceName.LEADERBOARD));
  }

  List<HttpService> progression() {
    KeyMaterial keys = core.keys();
    ReceiptIssuer issuer = new ReceiptIssuer(keys.hmacSecret(), keys.receiptKey());
    ReceiptKeySet published = new ReceiptKeySet(List.of(keys.receiptKey().verificationKey()));
    return ProgressionApp.services(
        new ProgressionApp.UseCases(
            new ClaimReward(
                core.catalog(),
                core.ports().sanctions(),
                core.ports().progress(),
                core.ports().ledger(),
                core.ports().bus(),
                core.denials(),
                issuer,
                core.clock()),
            new VerifyReceipt(issuer, published, core.ports().ledger(), core.clock()),
            new ReadProgress(core.catalog(), core.ports().progress(), core.clock()),
            new ReadRewards(
                core.catalog(), core.ports().progress(), core.ports().ledger(), core.clock())),
        gate(ServiceName.PROGRESSION),
        reads(ServiceName.PROGRESSION),
        published,
        core.telemetry());
  }

  private SignatureGate gate(ServiceName service) {
    return new SignatureGate(service.label(), core.authenticate(), core.denials(), core.clock());
  }

  private ReadAccess reads(ServiceName service) {
    return core.settings().security().signedReads()
        ? ReadAccess.signed(gate(service))
        : ReadAccess.open(core.game());
  }
}
