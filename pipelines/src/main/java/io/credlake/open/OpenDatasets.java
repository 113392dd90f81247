package io.credlake.open;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Disclosure;
import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.table.Content;
import io.credlake.open.ProtectedDatasets.Told;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of open datasets that are to be published together, before disclosure control. */
public final class OpenDatasets {

  private final Map<String, Division> divisions;
  private final Overlaps overlaps;
  private final Map<String, DatasetCells> byName = new HashMap<>();
  private final Map<String, List<OpenRow>> rows = new HashMap<>();
  private final Map<OpenCell.Key, OpenCell> cells = new LinkedHashMap<>();

  /** Datasets with their code lists. */
  public OpenDatasets(List<Dataset> datasets, Map<String, Codelist> codelists) {
    divisions = Divisions.of(datasets, codelists);
    overlaps = new Overlaps(datasets, divisions);
  }

  /**
   * Adds the rows of a dataset.
   *
   * @param all values in the order of {@link Dataset#columns()}
   * @throws IllegalArgumentException if two rows tell different numbers of one cell
   */
  public void add(Dataset dataset, Collection<Object[]> all) {
    DatasetCells of = new DatasetCells(dataset, divisions);
    byName.put(dataset.name(), of);
    List<OpenRow> flagged = new ArrayList<>();
    for (Object[] row : all) {
      flagged.add(row(of, row));
    }
    rows.put(dataset.name(), flagged);
  }

  /**
   * Adds rows of zeros for what the release before told and of which nothing is left; only of times
   * that there are rows of. To be called after all rows were added.
   *
   * @param dataset in which that counts none, see {@link Disclosure#absentIsZero}
   * @param before rows of the release before, in the order of {@link Dataset#columns()}; their
   *     measures do not matter
   */
  public void addVanished(Dataset dataset, Collection<Object[]> before) {
    DatasetCells of = byName.get(dataset.name());
    Vanished vanished = new Vanished(of, cell -> content(cell.key()));
    List<OpenRow> present = rows.get(dataset.name());
    for (Object[] row : vanished.among(before, present.stream().map(OpenRow::told).toList())) {
      present.add(row(of, row));
    }
  }

  private Optional<Content> content(OpenCell.Key key) {
    return Optional.ofNullable(cells.get(key)).map(OpenCell::content);
  }

  private OpenRow row(DatasetCells of, Object[] values) {
    OpenRow row = new OpenRow(of.flagged(values));
    for (Column measure : of.dataset().measures()) {
      of.cell(measure, row.told())
          .ifPresent(cell -> row.cells()[of.indexOf(measure.name())] = known(of.dataset(), cell));
    }
    return row;
  }

  /** The one cell that rows have in common. */
  private OpenCell known(Dataset dataset, OpenCell cell) {
    OpenCell other = cells.putIfAbsent(cell.key(), cell);
    if (other == null) {
      return cell;
    }
    if (!other.content().equals(cell.content())) {
      throw new IllegalArgumentException(
          "Cannot protect %s, there are two numbers of a cell: %s, %s and %s"
              .formatted(dataset.name(), cell.key(), other.content(), cell.content()));
    }
    return other;
  }

  /**
   * Decides what may be published.
   *
   * @param earlier what releases told, the oldest first, by their names
   */
  public ProtectedDatasets protect(DisclosureRules rules, Map<String, List<Told>> earlier) {
    CellProtection protection = new CellProtection(cells, divisions, overlaps);
    return new ProtectedDatasets(byName, rows, cells.values(), protection.under(rules, earlier));
  }
}
