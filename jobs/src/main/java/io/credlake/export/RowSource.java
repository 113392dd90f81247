package io.credlake.export;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Flags;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Where the rows of datasets and the codes of their lists are read. */
public sealed interface RowSource {

  /** The definitions' queries over the lake, or over a frozen one; nothing is kept back. */
  record Live() implements RowSource {

    @Override
    public String relation(Dataset dataset) {
      return "(\n" + dataset.query() + "\n)";
    }

    @Override
    public List<Column> columns(Dataset dataset) {
      return dataset.columns();
    }

    @Override
    public UnaryOperator<Object[]> toPublished(Dataset dataset) {
      return new Flags(dataset)::flagged;
    }

    @Override
    public String codes(Codelist list) {
      return list.query() == null
          ? null
          : "SELECT code, name_zh, name_en, parent FROM (%s) ORDER BY code".formatted(list.query());
    }

    @Override
    public boolean hasAllCodes() {
      return false;
    }
  }

  /**
   * What a release published, with the flags that disclosure control put there.
   *
   * @param release its name
   * @param isOut whether readers see it; who owns the lake may prepare what is under embargo
   */
  record Published(String release, boolean isOut) implements RowSource {

    @Override
    public String relation(Dataset dataset) {
      return table(dataset.name());
    }

    private String table(String name) {
      String named = release.replace("'", "''");
      return isOut
          ? "(SELECT * FROM open.\"%s\" WHERE release = '%s')".formatted(name, named)
          : "(SELECT d.* FROM stat.\"open_%s\" d JOIN ops.release e ON e.creation = d.creation WHERE e.release = '%s')"
              .formatted(name, named);
    }

    @Override
    public List<Column> columns(Dataset dataset) {
      return dataset.published();
    }

    @Override
    public UnaryOperator<Object[]> toPublished(Dataset dataset) {
      return UnaryOperator.identity();
    }

    @Override
    public String codes(Codelist list) {
      return "SELECT code, name_zh, name_en, parent FROM %s WHERE list = '%s' ORDER BY \"position\""
          .formatted(table("code"), list.name());
    }

    @Override
    public boolean hasAllCodes() {
      return true;
    }
  }

  /** What rows are selected from. */
  String relation(Dataset dataset);

  /** The columns that are there. */
  List<Column> columns(Dataset dataset);

  /** What makes a published row of one that was read. */
  UnaryOperator<Object[]> toPublished(Dataset dataset);

  /** The statement that gives the codes of a list in their order; null: they are written down. */
  String codes(Codelist list);

  /** Whether that statement gives all codes, and not only those that are not written down. */
  boolean hasAllCodes();

  /** The statement that gives the selected rows in the order of their keys. */
  default String statement(Dataset dataset, Selection selection) {
    return "SELECT %s FROM %s AS rows_of_dataset%s ORDER BY %s"
        .formatted(
            names(columns(dataset)),
            relation(dataset),
            selection.condition(dataset),
            names(dataset.keys()));
  }

  private static String names(List<Column> columns) {
    return columns.stream()
        .map(column -> '"' + column.name() + '"')
        .collect(Collectors.joining(", "));
  }
}
