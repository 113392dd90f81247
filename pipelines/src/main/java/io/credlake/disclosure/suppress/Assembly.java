package io.credlake.disclosure.suppress;

import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.rule.Requirement;
import io.credlake.disclosure.rule.Sensitive;
import io.credlake.disclosure.suppress.Figures.Figure;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Content;
import io.credlake.disclosure.table.Limits;
import io.credlake.disclosure.table.LinkedTable;
import io.credlake.disclosure.table.Measure.Kind;
import io.credlake.disclosure.table.Ratio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts the tables of a release, and of those before it, into one system of numbers. */
public final class Assembly {

  private final DisclosureRules rules;
  private final Figures numbers = new Figures();
  private final Sums sums;
  private final Map<CellId, Figure> current = new LinkedHashMap<>();
  private final Map<CellId, Sensitive> sensitive = new LinkedHashMap<>();
  private final Map<CellId, List<Figure>> versions = new LinkedHashMap<>();
  private final Map<CellId, String> knownFrom = new LinkedHashMap<>();
  private Map<CellId, Figure> later = current;

  /** Figures under rules. */
  public Assembly(DisclosureRules rules) {
    this.rules = rules;
    this.sums = new Sums(numbers, rules.sensitivity());
  }

  /** Adds the release that is made; it must be the first. */
  public void release(List<LinkedTable> tables, List<Ratio> ratios, Map<CellId, Limits> limits) {
    Map<CellId, Content> contents = new LinkedHashMap<>();
    for (LinkedTable table : tables) {
      boolean count = table.measure().kind() == Kind.COUNT;
      table
          .cells()
          .forEach(
              (codes, content) -> {
                CellId cell = table.id(codes);
                Content first = contents.putIfAbsent(cell, content);
                if (first != null && !same(first, content)) {
                  throw new IllegalArgumentException(
                      "Cannot link table %s, a cell has another value elsewhere: %s"
                          .formatted(table.name(), cell));
                }
                if (first == null && content.present()) {
                  enter(cell, content, count, limits.getOrDefault(cell, Limits.NONE));
                }
                if (content.present()) {
                  judge(cell, content, table.measure().kind());
                }
              });
    }
    current.forEach((cell, number) -> sensitive.computeIfPresent(cell, (c, s) -> hide(number, s)));
    relate(tables, ratios, current);
  }

  private static boolean same(Content a, Content b) {
    return a.absence() == b.absence() && Double.compare(a.value(), b.value()) == 0;
  }

  private void enter(CellId cell, Content content, boolean count, Limits limits) {
    if (content.value() < limits.least() || content.value() > limits.most()) {
      throw new IllegalArgumentException(
          "Cannot protect %s, its number is not within %s to %s: %s"
              .formatted(cell, limits.least(), limits.most(), content.value()));
    }
    Figure number = numbers.cell(cell, null, content.value(), limits, count);
    number.free(rules.suppression().cost().of(content.value()));
    current.put(cell, number);
    versions.computeIfAbsent(cell, c -> new ArrayList<>()).add(number);
  }

  private void judge(CellId cell, Content content, Kind kind) {
    rules.sensitivity().of(content, kind).ifPresent(s -> sensitive.putIfAbsent(cell, s));
    boolean single =
        kind == Kind.COUNT
            ? content.value() == 1
            : content.contributors() != null && content.contributors().number() == 1;
    if (single) {
      current.get(cell).ofOne();
    }
  }

  private static Sensitive hide(Figure number, Sensitive sensitive) {
    number.require(sensitive.requirement());
    return sensitive;
  }

  /** An earlier release, after all later ones. */
  public void earlier(String release, List<LinkedTable> tables, List<Ratio> ratios, Told told) {
    Map<CellId, Figure> own = new LinkedHashMap<>();
    for (LinkedTable table : tables) {
      boolean count = table.measure().kind() == Kind.COUNT;
      table
          .cells()
          .forEach(
              (codes, content) -> {
                CellId cell = table.id(codes);
                if (content.present() && !own.containsKey(cell)) {
                  Figure number = version(cell, release, content.value(), count);
                  own.put(cell, number);
                  tell(number, release, told, cell);
                }
              });
    }
    relate(tables, ratios, own);
    own.forEach((cell, number) -> revise(number, later.get(cell)));
    later = new LinkedHashMap<>(later);
    later.putAll(own);
  }

  /** What an earlier release told of a cell. */
  public interface Told {

    /** Whether it published the number. */
    boolean published(CellId cell);

    /** How uncertain it must stay; null: no matter. */
    Requirement requirement(CellId cell);
  }

  private Figure version(CellId cell, String release, double value, boolean count) {
    List<Figure> known = versions.computeIfAbsent(cell, c -> new ArrayList<>());
    for (Figure number : known) {
      if (number.value() == value) {
        return number;
      }
    }
    Figure number = numbers.cell(cell, release, value, Limits.NONE, count);
    number.hide();
    known.add(number);
    return number;
  }

  private void tell(Figure number, String release, Told told, CellId cell) {
    if (told.published(cell)) {
      number.know();
      if (number.release() == null) {
        knownFrom.put(cell, release);
      }
    } else {
      number.keep();
      Requirement requirement = told.requirement(cell);
      if (requirement != null) {
        number.require(requirement);
      }
    }
  }

  private void revise(Figure earlier, Figure later) {
    if (later == null || later == earlier) {
      return;
    }
    double by = Math.abs(later.value() - earlier.value());
    boolean isSensitive = earlier.requirement() != null || later.requirement() != null;
    Figure rest = numbers.rest(by, most(by, earlier.value(), isSensitive), false);
    if (later.value() > earlier.value()) {
      numbers.sum(later, List.of(earlier, rest));
    } else {
      numbers.sum(earlier, List.of(later, rest));
    }
  }

  /**
   * How far a value is taken to have been revised at most. One that was revised by more than the
   * rules say is taken to be known to just that, so that it protects others no further than it can;
   * but a sensitive one is not, for nobody knows that of it: from none to one is more than any
   * percentage.
   */
  private double most(double by, double earlier, boolean isSensitive) {
    Double percent = rules.suppression().revisionPercent();
    if (percent == null) {
      return Double.POSITIVE_INFINITY;
    }
    double most = percent / 100 * earlier;
    if (isSensitive && by > most) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.max(by, most);
  }

  private void relate(List<LinkedTable> tables, List<Ratio> ratios, Map<CellId, Figure> own) {
    tables.forEach(table -> sums.of(table, own));
    for (Ratio ratio : ratios) {
      if (ratio.share()) {
        own.forEach(
            (cell, number) -> {
              Figure denominator = own.get(cell.in(ratio.denominator()));
              if (cell.measure().equals(ratio.numerator()) && denominator != null) {
                sums.part(ratio.measure(), number, denominator);
              }
            });
      }
    }
  }

  /** All numbers; the search for neighbours goes by the tables of the release. */
  public Figures numbers() {
    return numbers;
  }

  /** Figures of the release by cell. */
  public Map<CellId, Figure> current() {
    return current;
  }

  /** Sensitive cells of the release. */
  public Map<CellId, Sensitive> sensitive() {
    return sensitive;
  }

  /** Cells of the release whose value an earlier one published, with the oldest such. */
  public Map<CellId, String> knownFrom() {
    return knownFrom;
  }

  /** The present cells of a table. */
  static Map<List<String>, Figure> of(LinkedTable table, Map<CellId, Figure> own) {
    Map<List<String>, Figure> present = new LinkedHashMap<>();
    table
        .cells()
        .forEach(
            (codes, content) -> {
              if (content.present()) {
                present.put(codes, Objects.requireNonNull(own.get(table.id(codes))));
              }
            });
    return present;
  }
}
