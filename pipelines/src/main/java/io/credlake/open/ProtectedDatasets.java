package io.credlake.open;

import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import io.credlake.disclosure.Decision;
import io.credlake.disclosure.Inference;
import io.credlake.disclosure.table.CellId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Open datasets under disclosure control: rows as they may be published, all cells with what was
 * decided, and what could be inferred of those kept back.
 */
public final class ProtectedDatasets {

  private final Map<String, DatasetCells> byName;
  private final Map<String, List<OpenRow>> rows;
  private final Collection<OpenCell> cells;
  private final CellProtection.Outcome outcome;
  private final Map<String, Map<List<String>, OpenRow>> byKeys = new HashMap<>();

  /**
   * What an earlier release told of a cell.
   *
   * @param cell with its true number
   * @param decision what was published of it
   */
  public record Told(OpenCell cell, Decision decision) {}

  ProtectedDatasets(
      Map<String, DatasetCells> byName,
      Map<String, List<OpenRow>> rows,
      Collection<OpenCell> cells,
      CellProtection.Outcome outcome) {
    this.byName = byName;
    this.rows = rows;
    this.cells = cells;
    this.outcome = outcome;
  }

  /**
   * Cells that are kept back from what sums tell, but of which more can be told by parts that do
   * not sum; nothing could be done about it.
   */
  public List<Inference> overlapped() {
    return List.copyOf(outcome.overlapped());
  }

  /**
   * Numbers that are to be kept back and are, but that an earlier release told, with its name:
   * nobody can take that back.
   */
  public Map<CellId, String> toldEarlier() {
    return outcome.cells().audit().disclosedEarlier();
  }

  /** Cells that can be told more closely than they may be; with one, nothing may be published. */
  public List<Inference> failures() {
    return outcome.cells().audit().failures();
  }

  /** What can be inferred of what is kept back. */
  public List<Inference> inferences() {
    return outcome.cells().audit().inferences();
  }

  /** All cells with what is published of them. */
  public List<Told> told() {
    return cells.stream().map(cell -> new Told(cell, decision(cell))).toList();
  }

  /** The name of a cell in {@link #inferences}. */
  public CellId idOf(OpenCell cell) {
    return outcome.tables().idOf(cell.key());
  }

  private Decision decision(OpenCell cell) {
    return outcome.cells().of(outcome.tables().idOf(cell.key()));
  }

  /**
   * The rows of a dataset as they may be published, in the order of {@link Dataset#published()}.
   */
  public List<Object[]> published(Dataset dataset) {
    DatasetCells of = byName.get(dataset.name());
    List<Object[]> published = new ArrayList<>();
    for (OpenRow row : rows.get(dataset.name())) {
      Object[] told = row.told().clone();
      for (Column column : dataset.columns()) {
        if (column.isProtected()) {
          hidden(of, column, row)
              .ifPresent(
                  decision -> {
                    told[of.indexOf(column.name())] = null;
                    told[of.indexOf(dataset.obsStatusOf(column))] = decision.obsStatus().name();
                    told[of.indexOf(dataset.confStatusOf(column))] = decision.confStatus().name();
                  });
        }
      }
      published.add(told);
    }
    return published;
  }

  /** Why a value of a row is kept back, if it is; what is absent is if that follows from others. */
  private Optional<Decision> hidden(DatasetCells of, Column column, OpenRow row) {
    return own(of, column, row)
        .or(
            () ->
                column.from().stream()
                    .map(of::column)
                    .flatMap(parent -> hidden(of, parent, row).stream())
                    .findFirst());
  }

  /** Why a value is kept back that is there, whatever others it follows from. */
  private Optional<Decision> own(DatasetCells of, Column column, OpenRow row) {
    int at = of.indexOf(column.name());
    if (row.told()[at] == null) {
      return Optional.empty();
    }
    return switch (column.protection()) {
      case COUNT ->
          Optional.ofNullable(row.cells()[at])
              .map(this::decision)
              .filter(decision -> decision.reason() != null);
      case LINKED -> linked(of, column, row);
      case DERIVED, OPEN -> Optional.empty();
    };
  }

  /** What the dataset decides that a measure tells the same as. */
  private Optional<Decision> linked(DatasetCells of, Column measure, OpenRow row) {
    String[] target = measure.linkedTo().split("\\.", -1);
    DatasetCells other = byName.get(target[0]);
    if (other == null) {
      throw new IllegalArgumentException(
          "Cannot protect %s, it is published without: %s"
              .formatted(of.dataset().name(), target[0]));
    }
    Map<String, String> on = new HashMap<>();
    measure.linkedOn().forEach((own, its) -> on.put(its, own));
    List<String> key =
        other.dataset().keys().stream()
            .map(Column::name)
            .map(its -> of.text(on.getOrDefault(its, its), row.told()))
            .toList();
    OpenRow told = index(other).get(key);
    return told == null ? Optional.empty() : hidden(other, other.column(target[1]), told);
  }

  private Map<List<String>, OpenRow> index(DatasetCells of) {
    return byKeys.computeIfAbsent(
        of.dataset().name(),
        name -> {
          List<String> keys = of.dataset().keys().stream().map(Column::name).toList();
          Map<List<String>, OpenRow> index = new HashMap<>();
          for (OpenRow row : rows.get(name)) {
            index.put(keys.stream().map(key -> of.text(key, row.told())).toList(), row);
          }
          return index;
        });
  }
}
