package io.credlake.index.compute;

import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Leaf;
import io.credlake.index.framework.Method.Compare;
import io.credlake.index.framework.Node;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.index.panel.Panel;
import io.credlake.index.step.Direction;
import io.credlake.index.step.Frame;
import io.credlake.index.step.Pool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The data of an index after denomination and screening, as columns of numbers.
 *
 * @param tree of the indicators that stayed
 * @param all denominated values of all rows of the panel, by the framework's indicators with data
 * @param ids of those
 * @param rows that stayed, as numbers of the panel's rows
 * @param raw denominated values that stayed, {@code [column of the tree][row]}; NaN is missing
 * @param applies whether a value may be imputed
 * @param numerators counts of rates; NaN where they are not known
 * @param denominators likewise
 * @param frame where rows and columns stand
 * @param pools rows that are treated and normalised together
 * @param scopes rows that are ranked together
 * @param left what was left out, and why
 */
public record Data(
    Tree tree,
    double[][] all,
    List<String> ids,
    int[] rows,
    double[][] raw,
    boolean[][] applies,
    double[][] numerators,
    double[][] denominators,
    Frame frame,
    List<Pool> pools,
    List<int[]> scopes,
    List<Left> left) {

  /** Fourth powers of what is greater, for kurtosis, are no numbers. */
  private static final double GREATEST = 1e75;

  /**
   * Something that was left out.
   *
   * @param node indicator; null: a row
   * @param row of the panel; null: an indicator
   * @param reason why
   */
  public record Left(String node, Panel.Row row, String reason) {}

  /**
   * Of a panel.
   *
   * @throws IllegalArgumentException if a column is missing, or nothing is left to compute
   */
  public static Data of(Framework framework, Panel panel) {
    List<Left> left = new ArrayList<>();
    List<Node> leaves = new ArrayList<>();
    for (Node leaf : framework.leaves()) {
      if (leaf.unavailable() == null) {
        leaves.add(leaf);
      } else {
        left.add(new Left(leaf.id(), null, leaf.unavailable()));
      }
    }
    double[][] all = leaves.stream().map(leaf -> denominated(leaf, panel)).toArray(double[][]::new);
    boolean[] columns = framework.method().screening().columns(all);
    boolean[] kept = framework.method().screening().rows(all, columns, panel.rows().size());
    for (int c = 0; c < columns.length; c++) {
      columns[c] &= Arrays.stream(all[c]).anyMatch(value -> !Double.isNaN(value));
      if (!columns[c]) {
        left.add(new Left(leaves.get(c).id(), null, "too few units have it"));
      }
    }
    for (int row = 0; row < kept.length; row++) {
      if (!kept[row]) {
        left.add(new Left(null, panel.rows().get(row), "it has too few indicators"));
      }
    }
    int[] rows = IntStream.range(0, kept.length).filter(row -> kept[row]).toArray();
    if (rows.length == 0) {
      throw new IllegalArgumentException(
          "Cannot compute an index, no unit has data enough: " + framework.id());
    }
    Set<String> ids = new HashSet<>();
    IntStream.range(0, columns.length)
        .filter(c -> columns[c])
        .forEach(c -> ids.add(leaves.get(c).id()));
    Tree tree = Tree.of(framework, ids);
    List<Node> order = tree.leaves().stream().map(tree::node).toList();
    Frame frame = frame(panel, rows, tree, order);
    return new Data(
        tree,
        all,
        leaves.stream().map(Node::id).toList(),
        rows,
        order.stream().map(leaf -> pick(all[leaves.indexOf(leaf)], rows)).toArray(double[][]::new),
        applies(panel, rows, order),
        order.stream().map(leaf -> counts(panel, rows, leaf, true)).toArray(double[][]::new),
        order.stream().map(leaf -> counts(panel, rows, leaf, false)).toArray(double[][]::new),
        frame,
        pools(framework.method().compare(), frame, panel, rows),
        framework.method().compare().groups() == Compare.Groups.INSIDE
            ? frame.byGroupAndPeriod()
            : frame.byPeriod(),
        left);
  }

  /** Divided by its denominator; a share of nothing is missing. */
  private static double[] denominated(Node node, Panel panel) {
    Leaf leaf = node.indicator();
    double[] values = panel.values(leaf.column());
    if (leaf.denominator() != null) {
      double[] by = panel.values(leaf.denominator());
      for (int row = 0; row < values.length; row++) {
        values[row] = by[row] == 0 ? Double.NaN : values[row] / by[row];
      }
    }
    for (int row = 0; row < values.length; row++) {
      if (Math.abs(values[row]) > GREATEST) {
        throw new IllegalArgumentException(
            "Cannot compute with a value of %s of %s, it is beyond 1e75: %s"
                .formatted(node.id(), panel.rows().get(row).unit(), values[row]));
      }
    }
    return values;
  }

  private static double[] pick(double[] values, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static boolean[][] applies(Panel panel, int[] rows, List<Node> leaves) {
    boolean[][] applies = new boolean[leaves.size()][rows.length];
    for (int c = 0; c < applies.length; c++) {
      for (int row = 0; row < rows.length; row++) {
        Cell cell = panel.cell(rows[row], leaves.get(c).indicator().column());
        applies[c][row] = cell.missing() != Missing.NOT_APPLICABLE;
      }
    }
    return applies;
  }

  private static double[] counts(Panel panel, int[] rows, Node node, boolean above) {
    Leaf leaf = node.indicator();
    double[] counts = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      Cell cell = panel.cell(rows[row], leaf.column());
      counts[row] =
          leaf.numerator() == null
              ? above ? cell.numerator() : cell.denominator()
              : panel.cell(rows[row], above ? leaf.numerator() : leaf.of()).value();
    }
    return counts;
  }

  private static Frame frame(Panel panel, int[] rows, Tree tree, List<Node> leaves) {
    List<Panel.Row> kept = IntStream.of(rows).mapToObj(panel.rows()::get).toList();
    return new Frame(
        numbers(kept.stream().map(Panel.Row::unit).toList()),
        numbers(kept.stream().map(Panel.Row::group).toList()),
        Periods.numbers(kept.stream().map(Panel.Row::period).toList()),
        tree.families(),
        leaves.stream().map(leaf -> leaf.indicator().direction()).toArray(Direction[]::new));
  }

  private static int[] numbers(List<String> names) {
    List<String> sorted = List.copyOf(new TreeSet<>(names));
    Map<String, Integer> places = new HashMap<>();
    for (String name : sorted) {
      places.put(name, places.size());
    }
    return names.stream().mapToInt(places::get).toArray();
  }

  private static List<Pool> pools(Compare compare, Frame frame, Panel panel, int[] rows) {
    boolean inside = compare.groups() == Compare.Groups.INSIDE;
    if (compare.periods() == Compare.Periods.EACH) {
      return (inside ? frame.byGroupAndPeriod() : frame.byPeriod())
          .stream()
              .map(part -> new Pool(name(compare, panel.rows().get(rows[part[0]])), part, part))
              .toList();
    }
    List<Pool> pools = new ArrayList<>();
    for (int[] part : inside ? frame.byGroup() : frame.whole()) {
      int[] basis =
          compare.periods() == Compare.Periods.PANEL
              ? part
              : IntStream.of(part)
                  .filter(row -> panel.rows().get(rows[row]).period().equals(compare.base()))
                  .toArray();
      if (basis.length == 0) {
        throw new IllegalArgumentException(
            "Cannot compare on a fixed basis, no unit%s has data of period: %s"
                .formatted(
                    inside ? " of group " + panel.rows().get(rows[part[0]]).group() : "",
                    compare.base()));
      }
      pools.add(new Pool(name(compare, panel.rows().get(rows[part[0]])), part, basis));
    }
    return pools;
  }

  private static String name(Compare compare, Panel.Row one) {
    String group = compare.groups() == Compare.Groups.INSIDE ? one.group() : "";
    String period = compare.periods() == Compare.Periods.EACH ? one.period() : "";
    return (group + " " + period).strip();
  }
}
