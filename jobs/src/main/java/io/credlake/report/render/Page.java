package io.credlake.report.render;

import io.credlake.report.Language;
import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Figure;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Outline;
import io.credlake.report.document.Outline.Heading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the template of a document needs.
 *
 * @param isPaged whether it becomes a PDF file; else it is read on a screen
 */
public record Page(Outline outline, boolean isPaged) {

  private static final String STYLE = read();

  private static String read() {
    try (InputStream style = Page.class.getResourceAsStream("/io/credlake/report/document.css")) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read style: " + e.getMessage(), e);
    }
  }

  /** The style sheet. */
  public String style() {
    return STYLE;
  }

  /** The headings of the second level under one of the first. */
  public List<Heading> partsOf(Heading section) {
    List<Heading> headings = outline.headings();
    List<Heading> parts = new ArrayList<>();
    for (int i = headings.indexOf(section) + 1; i < headings.size(); i++) {
      if (headings.get(i).level() == 1) {
        break;
      }
      if (headings.get(i).level() == 2) {
        parts.add(headings.get(i));
      }
    }
    return parts;
  }

  /** The drawing with its words, for readers that tell it. */
  public String drawing(Figure figure) {
    String words = quoted(figure.alternative());
    return figure
        .svg()
        .replaceFirst(
            "<svg ",
            isPaged
                ? "<svg alt=\"%s\" ".formatted(words)
                : "<svg role=\"img\" aria-label=\"%s\" ".formatted(words));
  }

  private static String quoted(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("\\", "\\\\")
        .replace("$", "\\$");
  }

  /** The share of a column in the width of its table, in percent. */
  public String width(Table table, Column column) {
    int whole = table.columns().stream().mapToInt(Column::width).sum();
    return String.format(Locale.ROOT, "%.1f", 100.0 * column.width() / whole);
  }

  /** How the cells of a column stand. */
  public String align(Column column) {
    return column.number() ? "number" : "words";
  }

  /** On a screen a wide table can be reached and scrolled by keys. */
  public String tabIndex() {
    return isPaged ? null : "0";
  }

  /** The title of the contents. */
  public String contents() {
    return language().of("目　录", "Contents");
  }

  /** What the table of the head is. */
  public String about() {
    return language().of("文件信息", "About this document");
  }

  /** Title of a column of the head. */
  public String item() {
    return language().of("项目", "Item");
  }

  /** Title of a column of the head. */
  public String content() {
    return language().of("内容", "Content");
  }

  /** The link by which keyboard users come to the text. */
  public String skip() {
    return language().of("跳到正文", "Skip to text");
  }

  private Language language() {
    return outline.document().language();
  }
}
