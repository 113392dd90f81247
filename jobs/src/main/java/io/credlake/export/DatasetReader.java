package io.credlake.export;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Datasets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads datasets and code lists over a connection, row after row. */
public final class DatasetReader {

  private final Connection connection;
  private final RowSource source;

  /** Reads over a connection from a source. */
  public DatasetReader(Connection connection, RowSource source) {
    this.connection = connection;
    this.source = source;
  }

  /** Takes the rows of a dataset, in the order of {@link Dataset#published()}. */
  @FunctionalInterface
  public interface RowSink {
    /** Takes a row, which is its own. */
    void accept(Object[] row) throws IOException;
  }

  /**
   * Reads the selected rows in the order of their keys.
   *
   * @return how many there are
   * @throws IllegalStateException if two rows have the same keys, or a key is missing
   */
  long read(Dataset dataset, Selection selection, RowSink sink) throws SQLException, IOException {
    return read(dataset, selection, source.toPublished(dataset), sink);
  }

  /**
   * Reads all rows like {@link #read}, in the order of {@link Dataset#columns()}, without flags.
   */
  public long readUnflagged(Dataset dataset, RowSink sink) throws SQLException, IOException {
    return read(dataset, Selection.ALL, UnaryOperator.identity(), sink);
  }

  private long read(
      Dataset dataset, Selection selection, UnaryOperator<Object[]> toPublished, RowSink sink)
      throws SQLException, IOException {
    List<Column> columns = source.columns(dataset);
    KeyCheck keys = new KeyCheck(dataset, columns);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(source.statement(dataset, selection))) {
      long count = 0;
      while (rows.next()) {
        Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = value(rows, i + 1, columns.get(i), dataset);
        }
        keys.check(row);
        sink.accept(toPublished.apply(row));
        count++;
      }
      return count;
    }
  }

  /** The code lists that datasets use, with their codes, by name. */
  public Map<String, Codelist> codelists(Datasets definitions, Collection<Dataset> datasets)
      throws SQLException {
    Map<String, Codelist> lists = new TreeMap<>();
    for (Dataset dataset : datasets) {
      for (Codelist list : definitions.codelistsOf(dataset)) {
        if (!lists.containsKey(list.name())) {
          lists.put(list.name(), read(list));
        }
      }
    }
    return lists;
  }

  /** A code list with its codes. */
  public Codelist read(Codelist list) throws SQLException {
    String query = source.codes(list);
    if (query == null) {
      return list;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<Codelist.Code> codes = new ArrayList<>();
      while (rows.next()) {
        codes.add(
            new Codelist.Code(
                rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
      return source.hasAllCodes()
          ? new Codelist(list.name(), list.title(), codes, null)
          : list.with(codes);
    }
  }

  private static Object value(ResultSet rows, int at, Column column, Dataset dataset)
      throws SQLException {
    Object value =
        switch (column.type()) {
          case TEXT -> rows.getString(at);
          case INTEGER -> rows.getLong(at);
          case NUMBER -> rows.getDouble(at);
          case BOOLEAN -> rows.getBoolean(at);
          // as text, in which no time zone has a say
          case DATE -> rows.getString(at) == null ? null : LocalDate.parse(rows.getString(at));
        };
    if (rows.wasNull()) {
      return null;
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new IllegalStateException(
          "Cannot export %s, %s is no number: %s".formatted(dataset.name(), column.name(), number));
    }
    return value;
  }

  /** Keys are there, and no two rows that follow each other have the same. */
  private static final class KeyCheck {

    private final Dataset dataset;
    private final int[] positions;
    private Object[] before;

    KeyCheck(Dataset dataset, List<Column> columns) {
      this.dataset = dataset;
      this.positions = dataset.keys().stream().mapToInt(columns::indexOf).toArray();
    }

    void check(Object[] row) {
      Object[] keys = new Object[positions.length];
      for (int i = 0; i < positions.length; i++) {
        keys[i] = row[positions[i]];
        if (keys[i] == null) {
          throw new IllegalStateException(
              "Cannot export %s, %s is missing in row: %s"
                  .formatted(dataset.name(), dataset.keys().get(i).name(), Arrays.toString(row)));
        }
      }
      if (Arrays.equals(keys, before)) {
        throw new IllegalStateException(
            "Cannot export %s, two rows have the same keys: %s"
                .formatted(dataset.name(), Arrays.toString(keys)));
      }
      before = keys;
    }
  }
}
