package io.credlake.report.document;

import io.credlake.report.Language;
import io.credlake.report.document.Block.Figure;
import io.credlake.report.document.Block.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A document with its sections, tables and figures numbered: 一、（一）1. in Chinese as GB/T 9704 has
 * it, 1, 1.1, 1.1.1 in English.
 *
 * @param entries headings and pieces in the order of reading
 */
public record Outline(Document document, List<Entry> entries) {

  private static final String DIGITS = "〇一二三四五六七八九";

  /** A heading or a numbered piece. */
  public sealed interface Entry permits Heading, Piece {}

  /**
   * The heading of a section.
   *
   * @param level 1 for a section of the document
   * @param anchor by which the contents find it
   * @param text with its number
   */
  public record Heading(int level, String anchor, String text) implements Entry {}

  /**
   * A piece of a section.
   *
   * @param label number of a table or figure with its caption; empty for the others
   */
  public record Piece(Block block, String label) implements Entry {}

  /** The headings alone. */
  public List<Heading> headings() {
    return entries.stream().filter(Heading.class::isInstance).map(Heading.class::cast).toList();
  }

  /** Numbers a document. */
  public static Outline of(Document document) {
    Numbering numbering = new Numbering(document.language());
    for (int i = 0; i < document.sections().size(); i++) {
      numbering.add(document.sections().get(i), List.of(i + 1));
    }
    return new Outline(document, List.copyOf(numbering.entries));
  }

  /** The number of a section. */
  static String number(Language language, List<Integer> path) {
    if (language == Language.EN) {
      return String.join(".", path.stream().map(String::valueOf).toList()) + " ";
    }
    int last = path.getLast();
    return switch (path.size()) {
      case 1 -> chinese(last) + "、";
      case 2 -> "（" + chinese(last) + "）";
      case 3 -> last + ". ";
      default -> "（" + last + "）";
    };
  }

  /** A number from 1 to 99 in Chinese. */
  static String chinese(int number) {
    int tens = number / 10;
    int ones = number % 10;
    String text = tens == 0 ? "" : tens == 1 ? "十" : DIGITS.charAt(tens) + "十";
    return ones == 0 ? text : text + DIGITS.charAt(ones);
  }

  private static final class Numbering {

    private final Language language;
    private final List<Entry> entries = new ArrayList<>();
    private int tables;
    private int figures;

    Numbering(Language language) {
      this.language = language;
    }

    void add(Section section, List<Integer> path) {
      String anchor = "s" + String.join("-", path.stream().map(String::valueOf).toList());
      entries.add(new Heading(path.size(), anchor, number(language, path) + section.title()));
      for (Block block : section.blocks()) {
        entries.add(new Piece(block, label(block)));
      }
      for (int i = 0; i < section.parts().size(); i++) {
        List<Integer> below = new ArrayList<>(path);
        below.add(i + 1);
        add(section.parts().get(i), below);
      }
    }

    private String label(Block block) {
      return switch (block) {
        case Table table -> language.say("表%d　%s", "Table %d. %s", ++tables, table.caption());
        case Figure figure -> language.say("图%d　%s", "Figure %d. %s", ++figures, figure.caption());
        default -> "";
      };
    }
  }
}
