package io.credlake.index.store;

import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Leaf;
import io.credlake.index.framework.Node;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Panel;
import io.credlake.indicator.Value.Status;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * All that goes into an index of provinces: equal inputs give equal digests.
 *
 * @param values in the order of commitment, region and year
 */
public record IndexInputs(List<IndexInput> values) implements Serializable {

  /** The class of all provinces. */
  public static final String PROVINCIAL = "provincial";

  private static final Comparator<IndexInput> ORDER =
      Comparator.comparing(IndexInput::commitment)
          .thenComparing(IndexInput::region)
          .thenComparingInt(IndexInput::year);

  /** Brings them into their order. */
  public IndexInputs {
    values = values.stream().sorted(ORDER).toList();
  }

  /** The commitments of which a framework takes values, in its order. */
  public static List<String> columns(Framework framework) {
    return framework.leaves().stream()
        .filter(leaf -> leaf.unavailable() == null)
        .map(Node::indicator)
        .flatMap(IndexInputs::columns)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static Stream<String> columns(Leaf leaf) {
    return Stream.of(leaf.column(), leaf.denominator(), leaf.numerator(), leaf.of());
  }

  /**
   * What a framework takes of them: from the first year with a reported value to the last.
   *
   * @return without any value if nothing of it was reported
   */
  public IndexInputs of(Framework framework) {
    List<String> columns = columns(framework);
    List<IndexInput> taken =
        values.stream().filter(value -> columns.contains(value.commitment())).toList();
    TreeSet<Integer> reported = new TreeSet<>();
    taken.stream()
        .filter(value -> value.status() == Status.REPORTED)
        .forEach(value -> reported.add(value.year()));
    return new IndexInputs(
        reported.isEmpty()
            ? List.of()
            : taken.stream()
                .filter(value -> value.year() >= reported.first())
                .filter(value -> value.year() <= reported.last())
                .toList());
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The years that they are of, in order. */
  public List<Integer> years() {
    return values.stream().map(IndexInput::year).distinct().sorted().toList();
  }

  /** SHA-256 of them. */
  public String digest() {
    StringBuilder text = new StringBuilder();
    values.forEach(value -> text.append(value).append('\n'));
    return DigestUtils.sha256Hex(text.toString());
  }

  /** The matrix of a framework: a row for each province and year; what has no row is missing. */
  public Panel panel(Framework framework) {
    Map<String, Map<Integer, Map<String, Cell>>> cells = new HashMap<>();
    for (IndexInput value : values) {
      cells
          .computeIfAbsent(value.region(), region -> new HashMap<>())
          .computeIfAbsent(value.year(), year -> new HashMap<>())
          .put(value.commitment(), value.cell());
    }
    Panel.Builder panel = Panel.of(columns(framework));
    for (String region : cells.keySet().stream().sorted().toList()) {
      for (int year : years()) {
        panel.add(
            new Panel.Row(region, PROVINCIAL, Integer.toString(year)),
            cells.get(region).getOrDefault(year, Map.of()));
      }
    }
    return panel.build();
  }
}
