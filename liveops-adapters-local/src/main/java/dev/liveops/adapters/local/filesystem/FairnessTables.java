package dev.liveops.adapters.local.filesystem;

import dev.liveops.adapters.local.fairness.RecentViolations;
import dev.liveops.adapters.local.fairness.SanctionBook;
import dev.liveops.domain.event.GameId;
import dev.liveops.domain.event.PlayerId;
import dev.liveops.domain.event.PlayerKey;
import dev.liveops.domain.fairness.Population;
import dev.liveops.domain.fairness.Sanction;
import dev.liveops.ports.fairness.HeldEvent;
import dev.liveops.ports.fairness.PopulationKey;
import io.helidon.dbclient.DbRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of {@link FairnessFold}. */
final class FairnessTables {

  /** What a checkpoint writes: players as {@link PlayerRow}; an empty value is a row to delete. */
  record Changes(
      List<byte[]> activities,
      Map<FairnessFold.ReviewKey, Optional<HeldEvent>> reviews,
      Map<SanctionBook.Key, Optional<Sanction>> sanctions,
      Map<PopulationKey, Population> populations,
      List<RecentViolations.Entry> violations) {}

  private final StateDatabase database;

  FairnessTables(StateDatabase database) {
    this.database = database;
  }

  Map<PlayerKey, byte[]> activities(Collection<PlayerKey> players) {
    return PlayerRows.read(database, "activity", players);
  }

  Map<FairnessFold.ReviewKey, Optional<HeldEvent>> reviews(
      Collection<FairnessFold.ReviewKey> keys) {
    Map<FairnessFold.ReviewKey, Optional<HeldEvent>> found = new HashMap<>();
    for (FairnessFold.ReviewKey key : keys) {
      database
          .query(
              "SELECT state FROM review WHERE game = ? AND event = ?",
              List.of(key.game().value(), key.event().toString()),
              row -> decodeHeld(StateDatabase.bytes(row, 1)))
          .forEach(event -> found.put(key, Optional.of(event)));
    }
    return found;
  }

  List<HeldEvent> pendingReviews(GameId game, long afterPosition, int eventsMax) {
    return database.query(
        "SELECT state FROM review WHERE game = ? AND position > ? ORDER BY position LIMIT ?",
        List.of(game.value(), afterPosition, eventsMax),
        row -> decodeHeld(StateDatabase.bytes(row, 1)));
  }

  long heldCount() {
    return database
        .query("SELECT count(*) FROM review", List.of(), row -> StateDatabase.number(row, 1))
        .getFirst();
  }

  Map<PopulationKey, Population> populations() {
    Map<PopulationKey, Population> found = new HashMap<>();
    database.forEach(
        "SELECT game, event_type, state FROM population",
        List.of(),
        row ->
            found.put(
                new PopulationKey(
                    new GameId(StateDatabase.text(row, 1)), StateDatabase.text(row, 2)),
                Population.decode(StateDatabase.bytes(row, 3))));
    return found;
  }

  List<Sanction> sanctions() {
    return database.query(
        "SELECT state FROM sanction",
        List.of(),
        row -> FactCodec.readSanction(new ByteReader(StateDatabase.bytes(row, 1))));
  }

  List<RecentViolations.Entry> violations() {
    return database.query(
        "SELECT seq, game, player, state FROM violation ORDER BY seq",
        List.of(),
        FairnessTables::decodeViolation);
  }

  void write(StateTransaction transaction, Changes changes) {
    PlayerRows.write(transaction, "activity", changes.activities());
    writeReviews(transaction, changes.reviews());
    writeSanctions(transaction, changes.sanctions());
    List<Object[]> populations = new ArrayList<>();
    changes
        .populations()
        .forEach(
            (key, population) ->
                populations.add(
                    new Object[] {key.game().value(), key.eventType(), population.encode()}));
    StateDatabase.upsert(
        transaction, "INSERT OR REPLACE INTO population (game, event_type, state)", populations);
    writeViolations(transaction, changes.violations());
  }

  private static void writeReviews(
      StateTransaction transaction, Map<FairnessFold.ReviewKey, Optional<HeldEvent>> reviews) {
    List<Object[]> rows = new ArrayList<>();
    reviews.forEach(
        (key, event) -> {
          if (event.isPresent()) {
            rows.add(
                new Object[] {
                  key.game().value(),
                  key.event().toString(),
                  event.get().position(),
                  encodeHeld(event.get())
                });
          } else {
            transaction.execute(
                "DELETE FROM review WHERE game = ? AND event = ?",
                List.of(key.game().value(), key.event().toString()));
          }
        });
    StateDatabase.upsert(
        transaction, "INSERT OR REPLACE INTO review (game, event, position, state)", rows);
  }

  private static void writeSanctions(
      StateTransaction transaction, Map<SanctionBook.Key, Optional<Sanction>> sanctions) {
    List<Object[]> rows = new ArrayList<>();
    sanctions.forEach(
        (key, sanction) -> {
          if (sanction.isPresent()) {
            ByteWriter out = new ByteWriter();
            FactCodec.writeSanction(out, sanction.get());
            rows.add(new Object[] {key.game().value(), key.id(), out.toByteArray()});
          } else {
            transaction.execute(
                "DELETE FROM sanction WHERE game = ? AND id = ?",
                List.of(key.game().value(), key.id()));
          }
        });
    StateDatabase.upsert(transaction, "INSERT OR REPLACE INTO sanction (game, id, state)", rows);
  }

  private static void writeViolations(
      StateTransaction transaction, List<RecentViolations.Entry> violations) {
    List<Object[]> rows = new ArrayList<>();
    long newest = 0;
    for (RecentViolations.Entry entry : violations) {
      ByteWriter out = new ByteWriter();
      FactCodec.writeViolations(out, List.of(entry.violation()));
      rows.add(
          new Object[] {
            entry.seq(), entry.game().value(), entry.player().value(), out.toByteArray()
          });
      newest = Math.max(newest, entry.seq());
    }
    StateDatabase.upsert(
        transaction, "INSERT OR REPLACE INTO violation (seq, game, player, state)", rows);
    if (newest > 0) {
      transaction.execute(
          "DELETE FROM violation WHERE seq <= ?",
          List.of(newest - RecentViolations.VIOLATIONS_MAX));
    }
  }

  private static RecentViolations.Entry decodeViolation(DbRow row) {
    return new RecentViolations.Entry(
        StateDatabase.number(row, 1),
        new GameId(StateDatabase.text(row, 2)),
        new PlayerId(StateDatabase.text(row, 3)),
        FactCodec.readViolations(new ByteReader(StateDatabase.bytes(row, 4))).getFirst());
  }

  private static byte[] encodeHeld(HeldEvent held) {
    ByteWriter out = new ByteWriter();
    out.writeLong(held.position());
    out.writeLong(held.heldAtMillis());
    FactCodec.writeEvent(out, held.event());
    FactCodec.writeViolations(out, held.violations());
    return out.toByteArray();
  }

  private static HeldEvent decodeHeld(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    long position = in.readLong();
    long heldAtMillis = in.readLong();
    return new HeldEvent(
        position, FactCodec.readEvent(in), FactCodec.readViolations(in), heldAtMillis);
  }
}
