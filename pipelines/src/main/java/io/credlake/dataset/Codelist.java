package io.credlake.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A code list of the open datasets, a file of {@code sql/codelists}.
 *
 * @param name the file's name without its ending
 * @param title what it is a list of
 * @param codes those that are written down, e.g. totals; before those of the query
 * @param query SELECT of code, name_zh, name_en, parent; null: all codes are written down
 */
public record Codelist(String name, Text title, List<Code> codes, String query) {

  /** A list that has a title, and codes or a query. */
  public Codelist {
    codes = codes == null ? List.of() : List.copyOf(codes);
    if (title == null || (codes.isEmpty() && query == null)) {
      throw new IllegalArgumentException(
          "Invalid code list, it needs title, and codes or query: " + name);
    }
    Set<String> seen = new HashSet<>();
    for (Code code : codes) {
      if (!seen.add(code.code())) {
        throw new IllegalArgumentException(
            "Invalid code of %s, there are two: %s".formatted(name, code.code()));
      }
    }
  }

  /** The list with what its query gave. */
  public Codelist with(List<Code> queried) {
    List<Code> all = new ArrayList<>(codes);
    all.addAll(queried);
    return new Codelist(name, title, all, null);
  }

  /**
   * A code.
   *
   * @param code as it stands in datasets
   * @param zh what it means, in Chinese
   * @param en what it means, in English; the Chinese words where there are no others
   * @param parent code of the list that it is a part of; null if of none
   */
  public record Code(String code, String zh, String en, String parent) {

    /** A code with a meaning. */
    public Code {
      if (code == null || code.isBlank() || zh == null) {
        throw new IllegalArgumentException("Invalid code, it needs code and zh: " + code);
      }
      en = en == null || en.isBlank() ? zh : en;
    }
  }
}
