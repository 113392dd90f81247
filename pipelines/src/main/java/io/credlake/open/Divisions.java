package io.credlake.open;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Codelist.Code;
import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Disclosure;
import io.credlake.dataset.Protection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the dimensions of open datasets are divided, by their definitions and code lists. */
final class Divisions {

  private Divisions() {}

  /**
   * Divisions by dimension.
   *
   * @param codelists with their codes
   * @throws IllegalArgumentException if datasets tell a dimension differently
   */
  static Map<String, Division> of(List<Dataset> datasets, Map<String, Codelist> codelists) {
    Map<String, Division> all = new HashMap<>();
    for (Dataset dataset : datasets) {
      if (dataset.measures().stream().noneMatch(one -> one.protection() == Protection.COUNT)) {
        continue;
      }
      for (Division division : of(dataset, codelists)) {
        Division other = all.putIfAbsent(division.id(), division);
        if (other != null && !other.equals(division)) {
          throw new IllegalArgumentException(
              "Invalid disclosure of %s, another dataset divides otherwise: %s"
                  .formatted(dataset.name(), division.id()));
        }
      }
    }
    return all;
  }

  private static List<Division> of(Dataset dataset, Map<String, Codelist> codelists) {
    Disclosure rules = dataset.disclosure();
    List<Division> divisions = new ArrayList<>();
    rules
        .totals()
        .forEach(
            (dimension, total) -> {
              if (!rules.hierarchies().contains(dimension)) {
                divisions.add(
                    new Division(
                        dimension,
                        total.addsUp() ? Division.Kind.ADDS_UP : Division.Kind.APART,
                        total.code(),
                        Map.of()));
              }
            });
    for (String dimension : rules.hierarchies()) {
      Codelist list = codelists.get(dataset.column(dimension).codes());
      divisions.add(tree(dimension, list));
    }
    List<String> cell =
        rules.cell().isEmpty() ? dataset.keys().stream().map(Column::name).toList() : rules.cell();
    for (String column : cell) {
      boolean grouped =
          rules.by() != null
              && (column.equals(rules.by().column()) || column.equals(rules.by().codes()));
      if (!grouped && divisions.stream().noneMatch(one -> one.id().equals(column))) {
        divisions.add(new Division(column, Division.Kind.APART, null, Map.of()));
      }
    }
    return divisions;
  }

  /** A list whose codes have codes above them; the total is the one at the top. */
  private static Division tree(String dimension, Codelist list) {
    Map<String, String> parents = new HashMap<>();
    for (Code code : list.codes()) {
      if (code.parent() != null) {
        parents.put(code.code(), code.parent());
      }
    }
    List<String> tops =
        parents.values().stream()
            .filter(code -> !parents.containsKey(code))
            .distinct()
            .sorted()
            .toList();
    if (tops.size() != 1) {
      throw new IllegalArgumentException(
          "Invalid hierarchy %s, there must be one code at the top of list %s: %s"
              .formatted(dimension, list.name(), tops));
    }
    return new Division(dimension, Division.Kind.ADDS_UP, tops.getFirst(), parents);
  }
}
