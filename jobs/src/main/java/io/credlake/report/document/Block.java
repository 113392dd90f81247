package io.credlake.report.document;

import java.util.List;

/** A piece of a section. */
public sealed interface Block
    permits Block.Paragraph, Block.Bullets, Block.Notice, Block.Table, Block.Figure {

  /** A paragraph of text. */
  record Paragraph(String text) implements Block {}

  /** Points one below the other. */
  record Bullets(List<String> points) implements Block {}

  /** What a reader must not overlook. */
  record Notice(String text) implements Block {}

  /**
   * A table.
   *
   * @param caption what it tells
   * @param columns at least one
   * @param rows as many cells each as there are columns
   * @param source where its numbers come from
   */
  record Table(String caption, List<Column> columns, List<List<String>> rows, String source)
      implements Block {

    /** A table whose rows fit its columns. */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "Invalid row, %s has %s columns: %s".formatted(caption, columns.size(), row));
        }
      }
    }
  }

  /**
   * A column of a table.
   *
   * @param title its heading
   * @param width its share of the table's width; all columns' together make the whole
   * @param number whether it holds numbers, which stand at the right
   */
  record Column(String title, int width, boolean number) {

    /** A column of words. */
    public static Column words(String title, int width) {
      return new Column(title, width, false);
    }

    /** A column of numbers. */
    public static Column number(String title, int width) {
      return new Column(title, width, true);
    }
  }

  /**
   * A chart or a map.
   *
   * @param caption what it shows
   * @param alternative the same in words, for those who do not see it
   * @param svg the drawing; it refers to nothing outside
   * @param width in pixels of CSS
   * @param height likewise
   * @param source where its numbers come from
   */
  record Figure(
      String caption, String alternative, String svg, int width, int height, String source)
      implements Block {}
}
