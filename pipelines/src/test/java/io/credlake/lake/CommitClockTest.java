package io.credlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.fact.CountTables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitClockTest {

  @Test
  void aClockThatIsBehindLetsNobodyCommit(@TempDir Path folder) {
    try (Lake lake = Lake.open(folder)) {
      Table table = lake.table(CountTables.PROGRESS);
      Instant made =
          Instant.ofEpochMilli(
              ((HasTableOperations) table).operations().current().lastUpdatedMillis());
      refusesLongBefore(made, table);

      lake.append(CountTables.PROGRESS, List.of());
      table.refresh();
      Instant newest = Instant.ofEpochMilli(table.currentSnapshot().timestampMillis());

      assertThatCode(() -> CommitClock.check(table, at(newest.minusSeconds(59))))
          .doesNotThrowAnyException();
      refusesLongBefore(newest, table);
    }
  }

  @Test
  void aCommitThatFailsAsTheClockGoesBackTellsOfTheClock(@TempDir Path folder) {
    try (Lake lake = Lake.open(folder)) {
      Table table = lake.table(CountTables.PROGRESS);
      Instant now = Instant.now();

      assertThatThrownBy(() -> CommitClock.commit(table, CommitClockTest::fail, at(now)))
          .hasMessage("[BUG] Expected sorted snapshot log entries.");

      Iterator<Instant> goesBack = List.of(now, now.minus(Duration.ofDays(400))).iterator();
      assertThatThrownBy(() -> CommitClock.commit(table, CommitClockTest::fail, goesBack::next))
          .hasMessageContaining("and the clock of this machine is behind: ");
    }
  }

  @Test
  void updatesOfATransactionAreMadeByTheClockOfItsCommit(@TempDir Path folder) {
    try (Lake lake = Lake.open(folder)) {
      Table table = lake.table(CountTables.PROGRESS);
      List<String> order = new ArrayList<>();
      Iterator<Instant> goesBack =
          List.of(Instant.now(), Instant.now().minus(Duration.ofDays(400))).iterator();

      assertThatThrownBy(
              () ->
                  CommitClock.commit(
                      table,
                      transaction -> {
                        order.add("updated");
                        fail();
                      },
                      () -> {
                        order.add("asked");
                        return goesBack.next();
                      }))
          .hasMessageContaining("and the clock of this machine is behind: ");
      assertThat(order).containsExactly("asked", "updated", "asked");
    }
  }

  @Test
  void aClockThatIsAheadOfTheDatabaseCommitsNothing() {
    Instant database = Instant.parse("2018-06-01T08:00:00.5Z");
    assertThatCode(() -> CommitClock.ensureNotAhead(database, database.plusSeconds(59)))
        .doesNotThrowAnyException();
    assertThatCode(() -> CommitClock.ensureNotAhead(database, database.minusSeconds(3600)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> CommitClock.ensureNotAhead(database, database.plusSeconds(3600)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "Cannot commit, the clock of the database says 2018-06-01T08:00:00Z, and that of this"
                + " machine is ahead: 2018-06-01T09:00:00Z")
        .hasMessageContaining("Set the clocks right");
  }

  @Test
  void aDatabaseInAFileHasTheClockOfTheMachine(@TempDir Path folder) {
    try (Lake lake = Lake.open(folder)) {
      assertThatCode(() -> CommitClock.ensureNotAhead(lake)).doesNotThrowAnyException();
    }
  }

  /** What Iceberg says of a clock that is behind. */
  private static void fail() {
    throw new IllegalArgumentException("[BUG] Expected sorted snapshot log entries.");
  }

  private static void refusesLongBefore(Instant newest, Table table) {
    assertThatThrownBy(() -> CommitClock.check(table, at(newest.minus(Duration.ofDays(400)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot commit to lake.stat.progress, its newest state is of ")
        .hasMessageContaining("and the clock of this machine is behind: ")
        .hasMessageContaining("Set the clock right");
  }

  private static InstantSource at(Instant instant) {
    return InstantSource.fixed(instant);
  }
}
