package io.credlake.export;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What columns and codes mean, as tables. */
final class Codebook {

  /** Titles of {@link #lines}. */
  static final List<String> TITLES =
      List.of(
          "dataset",
          "position",
          "column",
          "title_zh",
          "title_en",
          "description_zh",
          "description_en",
          "role",
          "type",
          "unit",
          "code_list",
          "protection",
          "derived_from",
          "flags");

  /** Titles of {@link #codes}. */
  static final List<String> CODE_TITLES =
      List.of("code_list", "code", "name_zh", "name_en", "parent");

  private Codebook() {}

  /** One line for each published column. */
  static List<Object[]> lines(Dataset dataset) {
    List<Object[]> lines = new ArrayList<>();
    for (Column column : dataset.published()) {
      lines.add(
          new Object[] {
            dataset.name(),
            lines.size() + 1L,
            column.name(),
            column.title().zh(),
            column.title().en(),
            column.explanation().zh(),
            column.explanation().en(),
            lower(column.role()),
            lower(column.type()),
            unit(column),
            column.codes(),
            protection(column),
            derivedFrom(column),
            column.isMeasure() || column.hasFlags()
                ? dataset.obsStatusOf(column) + " " + dataset.confStatusOf(column)
                : null
          });
    }
    return lines;
  }

  /** One line for each code, lists one after the other. */
  static List<Object[]> codes(List<Codelist> lists) {
    List<Object[]> lines = new ArrayList<>();
    for (Codelist list : lists) {
      for (Codelist.Code code : list.codes()) {
        lines.add(new Object[] {list.name(), code.code(), code.zh(), code.en(), code.parent()});
      }
    }
    return lines;
  }

  private static String unit(Column column) {
    return column.unitFrom() == null ? column.unit() : "see column " + column.unitFrom();
  }

  private static String protection(Column column) {
    if (column.protection() == null) {
      return null;
    }
    return column.protection() == Protection.OPEN
        ? "open: " + column.openBecause()
        : lower(column.protection());
  }

  private static String derivedFrom(Column column) {
    if (column.linkedTo() != null) {
      return column.linkedTo();
    }
    return column.from().isEmpty() ? null : String.join(" ", column.from());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
