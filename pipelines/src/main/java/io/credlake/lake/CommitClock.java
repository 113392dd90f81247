package io.credlake.lake;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.PendingUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;

/**
 * The clock by which Iceberg orders the states of a table: it takes none that is older than the
 * newest by more than a minute, so nobody can commit while a clock is behind.
 */
public final class CommitClock {

  private static final Duration TOLERATED = Duration.ofMinutes(1);

  private CommitClock() {}

  /**
   * Checks that this machine's clock is not ahead of that of the database, where that is another's:
   * after what is committed so, nobody could commit until that time has come.
   *
   * @throws IllegalStateException if it is ahead by more than a minute
   */
  public static void ensureNotAhead(Lake lake) {
    try {
      lake.place().catalogue().clock().ifPresent(of -> ensureNotAhead(of, Instant.now()));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot ask the clock of the database, %s: %s".formatted(e.getMessage(), lake.folder()),
          e);
    }
  }

  static void ensureNotAhead(Instant ofDatabase, Instant here) {
    if (here.isAfter(ofDatabase.plus(TOLERATED))) {
      throw new IllegalStateException(
          "Cannot commit, the clock of the database says %s, and that of this machine is ahead: %s%nSet the clocks right, then run the same command again 请校准系统时钟后重试"
              .formatted(
                  ofDatabase.truncatedTo(ChronoUnit.SECONDS),
                  here.truncatedTo(ChronoUnit.SECONDS)));
    }
  }

  /**
   * Commits to a table, if this machine's clock lets it.
   *
   * @throws IllegalStateException if the clock is behind the newest state of the table
   */
  public static void commit(Table table, PendingUpdate<?> update) {
    commit(table, update::commit, InstantSource.system());
  }

  /**
   * Commits several updates of a table at once, if this machine's clock lets it.
   *
   * @param updates are each committed to the transaction: Iceberg asks for the clock there, too
   */
  public static void commit(Table table, Consumer<Transaction> updates) {
    commit(table, updates, InstantSource.system());
  }

  static void commit(Table table, Consumer<Transaction> updates, InstantSource clock) {
    Runnable together =
        () -> {
          Transaction transaction = table.newTransaction();
          updates.accept(transaction);
          transaction.commitTransaction();
        };
    commit(table, together, clock);
  }

  static void commit(Table table, Runnable update, InstantSource clock) {
    check(table, clock);
    try {
      update.run();
    } catch (RuntimeException e) {
      check(table, clock); // it may have gone back meanwhile
      throw e;
    }
  }

  static void check(Table table, InstantSource clock) {
    // its making counts, too, so this is not the time of the newest snapshot
    long updated = ((HasTableOperations) table).operations().current().lastUpdatedMillis();
    Instant committed = Instant.ofEpochMilli(updated);
    Instant now = clock.instant();
    if (now.isBefore(committed.minus(TOLERATED))) {
      throw new IllegalStateException(
          "Cannot commit to %s, its newest state is of %s, and the clock of this machine is behind: %s%nSet the clock right, then run the same command again 请校准系统时钟后重试"
              .formatted(
                  table.name(),
                  committed.truncatedTo(ChronoUnit.SECONDS),
                  now.truncatedTo(ChronoUnit.SECONDS)));
    }
  }
}
