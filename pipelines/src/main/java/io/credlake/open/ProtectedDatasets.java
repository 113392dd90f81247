package io.credlake.open;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Disclosure;
import io.credlake.disclosure.Decision;
import io.credlake.disclosure.Inference;
import io.credlake.disclosure.Knowledge;
import io.credlake.disclosure.Protected;
import io.credlake.disclosure.Publication;
import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Limits;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Measure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Open datasets under disclosure control: rows as they may be published, all cells with what was
 * decided, and what could be inferred of those kept back.
 */
public final class ProtectedDatasets {

  private final Map<String, Division> divisions;
  private final Overlaps overlaps;
  private final Map<String, DatasetCells> byName = new HashMap<>();
  private final Map<String, List<Row>> rows = new HashMap<>();
  private final Map<OpenCell.Key, OpenCell> cells = new LinkedHashMap<>();
  private final Map<String, Map<List<String>, Row>> byKeys = new HashMap<>();
  private CellTables tables;
  private Protected outcome;
  private final List<Inference> overlapped = new ArrayList<>();

  /**
   * What an earlier release told of a cell.
   *
   * @param cell with its true number
   * @param decision what was published of it
   */
  public record Told(OpenCell cell, Decision decision) {}

  /**
   * A row, which others may be linked to.
   *
   * @param told its values as they would be published if nothing had to be kept back
   * @param cells which cell each of its counts is, by the position of the column
   * @param hidden why values are kept back, by the same; null: it was not found out yet
   */
  private record Row(Object[] told, OpenCell[] cells, List<Optional<Decision>> hidden) {

    Row(Object[] told) {
      this(
          told, new OpenCell[told.length], new ArrayList<>(Collections.nCopies(told.length, null)));
    }
  }

  /** Datasets with their code lists. */
  public ProtectedDatasets(List<Dataset> datasets, Map<String, Codelist> codelists) {
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
    List<Row> flagged = new ArrayList<>();
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
    List<Row> present = rows.get(dataset.name());
    for (Object[] row : vanished.among(before, present.stream().map(Row::told).toList())) {
      present.add(row(of, row));
    }
  }

  private Optional<Content> content(OpenCell.Key key) {
    return Optional.ofNullable(cells.get(key)).map(OpenCell::content);
  }

  private Row row(DatasetCells of, Object[] values) {
    Row row = new Row(of.flagged(values));
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
  public void protect(DisclosureRules rules, Map<String, List<Told>> earlier) {
    Map<CellId, CellId> names = new HashMap<>();
    tables = new CellTables(cells.values(), divisions, names);
    Knowledge knowledge = Knowledge.none();
    for (Map.Entry<String, List<Told>> release : earlier.entrySet()) {
      knowledge = knowledge.and(publication(release.getKey(), release.getValue(), names));
    }
    Map<CellId, Limits> limits =
        overlaps.limits(
            cells,
            tables::idOf,
            content -> rules.sensitivity().of(content, Measure.Kind.COUNT).isEmpty());
    do {
      outcome =
          io.credlake.disclosure.Protection.of(rules)
              .protect(tables.tables(), List.of(), limits, knowledge);
    } while (unlimit(limits));
  }

  /**
   * Takes the limits from tables in which not all can be kept back under them, as where an earlier
   * release told the other numbers; returns whether there were any. What sums tell must be kept
   * back even so.
   */
  private boolean unlimit(Map<CellId, Limits> limits) {
    List<Inference> failures = failures();
    boolean were = false;
    for (LinkedTable table : tables.tables()) {
      List<CellId> ids = table.cells().keySet().stream().map(table::id).toList();
      List<Inference> told = failures.stream().filter(one -> ids.contains(one.cell())).toList();
      if (!told.isEmpty() && limits.keySet().removeAll(ids)) {
        overlapped.addAll(told);
        were = true;
      }
    }
    return were;
  }

  /**
   * Cells that are kept back from what sums tell, but of which more can be told by parts that do
   * not sum; nothing could be done about it.
   */
  public List<Inference> overlapped() {
    return List.copyOf(overlapped);
  }

  /**
   * Numbers that are to be kept back and are, but that an earlier release told, with its name:
   * nobody can take that back.
   */
  public Map<CellId, String> toldEarlier() {
    return outcome.audit().disclosedEarlier();
  }

  private Publication publication(String release, List<Told> told, Map<CellId, CellId> names) {
    CellTables of = new CellTables(told.stream().map(Told::cell).toList(), divisions, names);
    Map<CellId, Decision> decisions = new LinkedHashMap<>();
    for (Told one : told) {
      decisions.put(of.idOf(one.cell().key()), one.decision());
    }
    of.tables()
        .forEach(
            table ->
                table
                    .cells()
                    .forEach(
                        (codes, content) -> {
                          if (!content.present()) {
                            decisions.putIfAbsent(
                                table.id(codes), Decision.absent(content.absence()));
                          }
                        }));
    return new Publication(release, of.tables(), List.of(), decisions);
  }

  /** Cells that can be told more closely than they may be; with one, nothing may be published. */
  public List<Inference> failures() {
    return outcome.audit().failures();
  }

  /** What can be inferred of what is kept back. */
  public List<Inference> inferences() {
    return outcome.audit().inferences();
  }

  /** All cells with what is published of them. */
  public List<Told> told() {
    return cells.values().stream().map(cell -> new Told(cell, decision(cell))).toList();
  }

  /** The name of a cell in {@link #inferences}. */
  public CellId idOf(OpenCell cell) {
    return tables.idOf(cell.key());
  }

  private Decision decision(OpenCell cell) {
    return outcome.of(tables.idOf(cell.key()));
  }

  /**
   * The rows of a dataset as they may be published, in the order of {@link Dataset#published()}.
   */
  public List<Object[]> published(Dataset dataset) {
    DatasetCells of = byName.get(dataset.name());
    List<Object[]> published = new ArrayList<>();
    for (Row row : rows.get(dataset.name())) {
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
  private Optional<Decision> hidden(DatasetCells of, Column column, Row row) {
    int at = of.indexOf(column.name());
    Optional<Decision> known = row.hidden().get(at);
    if (known == null) {
      known =
          own(of, column, row)
              .or(
                  () ->
                      column.from().stream()
                          .map(of::column)
                          .flatMap(parent -> hidden(of, parent, row).stream())
                          .findFirst());
      row.hidden().set(at, known);
    }
    return known;
  }

  /** Why a value is kept back that is there, whatever others it follows from. */
  private Optional<Decision> own(DatasetCells of, Column column, Row row) {
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
  private Optional<Decision> linked(DatasetCells of, Column measure, Row row) {
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
    Row told = index(other).get(key);
    return told == null ? Optional.empty() : hidden(other, other.column(target[1]), told);
  }

  private Map<List<String>, Row> index(DatasetCells of) {
    return byKeys.computeIfAbsent(
        of.dataset().name(),
        name -> {
          List<String> keys = of.dataset().keys().stream().map(Column::name).toList();
          Map<List<String>, Row> index = new HashMap<>();
          for (Row row : rows.get(name)) {
            index.put(keys.stream().map(key -> of.text(key, row.told())).toList(), row);
          }
          return index;
        });
  }
}
