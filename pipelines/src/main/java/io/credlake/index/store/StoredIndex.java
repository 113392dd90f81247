package io.credlake.index.store;

import io.credlake.fact.IndexTables;
import io.credlake.index.CompositeIndex;
import io.credlake.index.IndexResult;
import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Uncertainty;
import io.credlake.index.panel.Panel;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/**
 * An index as it is stored: rows of all tables of {@link IndexTables#COMPUTED}, the run last.
 *
 * @param task that was computed
 * @param panel of its inputs
 * @param result null: it cannot be computed
 * @param reason why not; null: it was
 */
public record StoredIndex(IndexTask task, Panel panel, IndexResult result, String reason) {

  /** Computes a task; what its data do not allow is told, not thrown. */
  public static StoredIndex compute(IndexTask task, int threads) {
    Panel panel = task.inputs().panel(task.framework());
    if (task.inputs().isEmpty()) {
      return new StoredIndex(
          task,
          panel,
          null,
          "Cannot compute an index, nothing of it was reported: " + task.framework().id());
    }
    try {
      return new StoredIndex(
          task, panel, new CompositeIndex(task.framework(), threads).compute(panel), null);
    } catch (IllegalArgumentException e) {
      return new StoredIndex(task, panel, null, e.getMessage());
    }
  }

  /** Gives all rows. */
  public void write(RowSink sink, OffsetDateTime computedAt) {
    for (IndexInput input : task.inputs().values()) {
      sink.row(
          IndexTables.INPUT,
          task.run(),
          task.framework().id(),
          input.commitment(),
          input.region(),
          IndexInputs.PROVINCIAL,
          (long) input.year(),
          lower(input.status()),
          known(input.value()),
          known(input.numerator()),
          known(input.denominator()));
    }
    long scored = new ScoreRows(this).write(sink);
    new ContributionRows(this).write(sink);
    long leftOut = new NodeRows(this).write(sink);
    if (result != null) {
      new UncertaintyRows(this).write(sink);
      new CoherenceRows(this).write(sink);
      new ChangeRows(this).write(sink);
    }
    run(sink, computedAt, scored, leftOut);
  }

  private void run(RowSink sink, OffsetDateTime computedAt, long scored, long leftOut) {
    Framework framework = task.framework();
    Uncertainty uncertainty = framework.uncertainty();
    List<Integer> years = task.inputs().years();
    sink.row(
        IndexTables.RUNS,
        task.run(),
        framework.id(),
        task.number(),
        (long) framework.version(),
        framework.digest(),
        (long) CompositeIndex.VERSION,
        task.inputs().digest(),
        task.generation(),
        task.round(),
        computedAt,
        result == null ? "not_computable" : "computed",
        reason,
        uncertainty.seed(),
        (long) uncertainty.replications(),
        uncertainty.interval(),
        years.isEmpty() ? null : (long) years.getFirst(),
        years.isEmpty() ? null : (long) years.getLast(),
        (long) panel.rows().size(),
        scored,
        framework.leaves().size() - leftOut,
        leftOut);
  }

  /** A number that a table may hold; null for NaN. */
  static Double known(double number) {
    return Double.isFinite(number) ? number : null;
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
