package io.credlake.care;

import io.credlake.fact.CountTables;
import io.credlake.lake.TableHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something to be done to a table.
 *
 * @param table full name
 * @param kind what is done
 * @param why what was found, in numbers
 */
public record Chore(String table, Kind kind, String why) {

  /** What is done to tables, in the order in which it is done. */
  public enum Kind {
    /** Changes of coverage are summed up. */
    FOLD,
    /** Small files are joined. */
    COMPACT,
    /** Lists of files are rewritten. */
    MANIFESTS,
    /** Old states are forgotten, with the files that only they had. */
    EXPIRE,
    /** Files that belong to nothing are taken away. */
    ORPHANS
  }

  /** What is due for a table, in its order. */
  static List<Chore> of(TableHealth health, CareSettings settings) {
    List<Chore> chores = new ArrayList<>();
    boolean folds = health.table().equals(CountTables.COVERAGE_DELTA.fullName());
    if (folds && health.files() >= settings.foldFiles()) {
      chores.add(chore(health, Kind.FOLD, "%,d files of changes", health.files()));
    }
    if (health.smallTogether() >= settings.smallFiles() || health.deleteFiles() > 0) {
      chores.add(
          chore(
              health,
              Kind.COMPACT,
              "%,d small files in one partition, %,d files of deleted rows",
              health.smallTogether(),
              health.deleteFiles()));
    }
    if (health.manifests() >= settings.manifests()) {
      chores.add(chore(health, Kind.MANIFESTS, "%,d lists of files", health.manifests()));
    }
    if (health.expirable() > 0) {
      chores.add(chore(health, Kind.EXPIRE, "%,d old states", health.expirable()));
    }
    return chores;
  }

  private static Chore chore(TableHealth health, Kind kind, String why, Object... numbers) {
    return new Chore(health.table(), kind, String.format(Locale.ROOT, why, numbers));
  }
}
