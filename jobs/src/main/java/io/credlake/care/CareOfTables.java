package io.credlake.care;

import io.credlake.fact.CareTables;
import io.credlake.lake.CommitJournal;
import io.credlake.lake.FoldChanges;
import io.credlake.lake.Lake;
import io.credlake.lake.TableHealth;
import io.credlake.lake.WriterLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the tables of a lake small and quick, beside jobs that write and readers that ask: what
 * they see does not change. Trino does the work, which on a cluster is done by all of its nodes.
 *
 * <p>What a release pins has a tag, and Iceberg forgets no state that has one.
 *
 * @param lake folder
 * @param settings when something is due
 */
public record CareOfTables(Path lake, CareSettings settings) {

  /**
   * What became of a chore.
   *
   * @param chore that was done
   * @param failure why it was not; null: it was
   */
  public record Outcome(Chore chore, String failure) {}

  /** How the tables are. */
  public List<TableHealth> health() {
    try (Lake opened = Lake.open(lake)) {
      return health(opened);
    }
  }

  private List<TableHealth> health(Lake opened) {
    return TableHealth.of(opened, settings.smallBytes(), before());
  }

  /** What is due for tables that are like this. */
  public List<Chore> due(List<TableHealth> tables) {
    return tables.stream().flatMap(table -> Chore.of(table, settings).stream()).toList();
  }

  /**
   * Does what is due, takes orphans away, and writes down how the tables are then. What cannot be
   * done, because a job wrote meanwhile, say, is told and left to the next time.
   *
   * @param connection of the owner
   * @param waiting told for whom it waits, if another takes care already
   * @param done told of each chore
   */
  public List<Outcome> take(Connection connection, Consumer<String> waiting, Consumer<Outcome> done)
      throws SQLException, InterruptedException {
    try (Lake opened = Lake.open(lake);
        WriterLock held =
            WriterLock.acquire(opened, WriterLock.Part.CARE, "credlake maintain", waiting);
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION lake.expire_snapshots_min_retention = '0s'");
      statement.execute("SET SESSION lake.remove_orphan_files_min_retention = '0s'");
      List<Outcome> outcomes = new ArrayList<>();
      for (TableHealth table : health(opened)) {
        for (Chore chore : chores(table, opened)) {
          Outcome outcome = run(chore, opened, statement);
          outcomes.add(outcome);
          done.accept(outcome);
        }
      }
      opened.append(CareTables.LOOK, looks(health(opened), outcomes));
      return outcomes;
    }
  }

  private List<Object[]> looks(List<TableHealth> tables, List<Outcome> outcomes) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    List<Object[]> rows = new ArrayList<>();
    for (TableHealth table : tables) {
      List<Outcome> own =
          outcomes.stream().filter(one -> one.chore().table().equals(table.table())).toList();
      long failed = own.stream().filter(one -> one.failure() != null).count();
      rows.add(
          new Object[] {
            now,
            table.table(),
            table.files(),
            table.bytes(),
            table.smallTogether(),
            table.deleteFiles(),
            table.manifests(),
            table.expirable(),
            table.pinned(),
            own.size() - failed,
            failed,
            (long) Chore.of(table, settings).size()
          });
    }
    return rows;
  }

  private List<Chore> chores(TableHealth table, Lake opened) {
    List<Chore> chores = new ArrayList<>(Chore.of(table, settings));
    // files that a commit is about to add are named by no state yet
    if (new CommitJournal(opened).open().isEmpty()) {
      chores.add(new Chore(table.table(), Chore.Kind.ORPHANS, "left by what died"));
    }
    return chores;
  }

  private Outcome run(Chore chore, Lake opened, Statement statement) {
    try {
      if (chore.kind() == Chore.Kind.FOLD) {
        FoldChanges.in(opened, settings.foldFiles());
      } else {
        statement.execute("ALTER TABLE %s EXECUTE %s".formatted(name(chore), procedure(chore)));
      }
      return new Outcome(chore, null);
    } catch (SQLException | RuntimeException e) {
      return new Outcome(chore, e.getMessage());
    }
  }

  private String procedure(Chore chore) {
    return switch (chore.kind()) {
      case COMPACT -> "optimize(file_size_threshold => '%dB')".formatted(settings.smallBytes());
      case MANIFESTS -> "optimize_manifests";
      case EXPIRE ->
          "expire_snapshots(retention_threshold => '%dd')".formatted(settings.snapshotDays());
      case ORPHANS ->
          "remove_orphan_files(retention_threshold => '%dd')".formatted(settings.orphanDays());
      case FOLD -> throw new IllegalArgumentException("Invalid procedure: " + chore.kind());
    };
  }

  private static String name(Chore chore) {
    String[] parts = chore.table().split("\\.", 2);
    return "%s.\"%s\".\"%s\"".formatted(Lake.CATALOG, parts[0], parts[1]);
  }

  private Instant before() {
    return Instant.now().minus(settings.snapshotDays(), ChronoUnit.DAYS);
  }
}
