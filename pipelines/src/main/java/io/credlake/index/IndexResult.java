package io.credlake.index;

import io.credlake.index.CompositeIndex.Computed;
import io.credlake.index.coherence.Coherence;
import io.credlake.index.compute.Choice;
import io.credlake.index.compute.Data;
import io.credlake.index.compute.Tree;
import io.credlake.index.explain.Change;
import io.credlake.index.explain.Contributions;
import io.credlake.index.explain.Series;
import io.credlake.index.explain.Strength;
import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Leaf;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.index.panel.Panel;
import io.credlake.index.uncertainty.Pair;
import io.credlake.index.uncertainty.Sensitivity;
import io.credlake.index.uncertainty.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A computed index. Rows are those of the data that stayed after screening, nodes are numbers of
 * the tree; {@link #tree} and {@link #row} tell them by name.
 *
 * @param panel it was computed from
 * @param computed steps, weights and scores
 * @param coherence whether indicators belong together
 * @param standings where each unit stands at each node, with intervals
 * @param pairs of units that cannot be told apart at the top
 * @param keptWeights part of the replications whose data allowed no weights of a node, so that
 *     those of the data as reported stand; by node, from 0 to 1
 * @param sensitivity which choices move ranks
 */
public record IndexResult(
    Panel panel,
    Computed computed,
    Coherence coherence,
    List<Standing> standings,
    List<Pair> pairs,
    double[] keptWeights,
    Sensitivity sensitivity) {

  /** The framework. */
  public Framework framework() {
    return computed.calculation().framework();
  }

  /** The data, with what was left out of them. */
  public Data data() {
    return computed.calculation().data();
  }

  /** The nodes that have data. */
  public Tree tree() {
    return data().tree();
  }

  /** Unit, group and period of a row. */
  public Panel.Row row(int row) {
    return panel.rows().get(data().rows()[row]);
  }

  /**
   * Number of the row of a unit in a period.
   *
   * @throws IllegalArgumentException if it has none, or was left out
   */
  public int row(String unit, String period) {
    int ofPanel = panel.row(unit, period);
    return IntStream.range(0, data().rows().length)
        .filter(row -> data().rows()[row] == ofPanel)
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot tell of a unit, it has too few indicators: " + unit));
  }

  /** Where a row stands at a node; empty if it has no score there. */
  public Optional<Standing> standing(int node, int row) {
    return standings.stream().filter(one -> one.node() == node && one.row() == row).findAny();
  }

  /**
   * What each indicator adds to the score of a row at a node, see {@link Contributions}.
   *
   * @return by column of the data; NaN of an indicator that is missing or not under the node
   */
  public double[] contributions(int node, int row) {
    return Contributions.of(
        computed.calculation(), computed.scored(), Choice.of(framework().method()), node, row);
  }

  /** Strengths and weaknesses of a row against its peers, the greatest strength first. */
  public List<Strength> strengths(int row) {
    double[] shares = new double[tree().size()];
    coherence.shares().forEach(share -> shares[share.node()] = share.weight());
    return Strength.of(computed.calculation(), computed.scored(), shares, row);
  }

  /** Why the score of a unit changed from one period of this result to another. */
  public Change change(int from, int to) {
    Change.Point before = point(from);
    return Change.of(before, before, point(to));
  }

  /**
   * Why the score of a unit changed since an earlier result, of other data or another framework.
   *
   * @param earlier result
   * @param from row of it
   * @param to row of this one
   */
  public Change changeSince(IndexResult earlier, int from, int to) {
    Change.Point before = earlier.point(from);
    if (earlier.framework().equals(framework())) {
      return Change.of(before, before, point(to));
    }
    Computed again = new CompositeIndex(framework()).scores(earlier.panel);
    int ofPanel = earlier.data().rows()[from];
    int row =
        IntStream.range(0, again.calculation().data().rows().length)
            .filter(r -> again.calculation().data().rows()[r] == ofPanel)
            .findAny()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Cannot explain a change, the new framework leaves the unit out: "
                            + earlier.row(from).unit()));
    return Change.of(
        before,
        new Change.Point(again.calculation(), again.prepared(), again.scored(), row),
        point(to));
  }

  private Change.Point point(int row) {
    return new Change.Point(computed.calculation(), computed.prepared(), computed.scored(), row);
  }

  /**
   * What the index would be if an indicator had another value: all is computed anew, so that others
   * lose or win as well.
   *
   * @param row whose value it is
   * @param indicator id of the node
   * @param value in the indicator's unit
   */
  public IndexResult whatIf(int row, String indicator, double value) {
    Leaf leaf = tree().node(tree().number(indicator)).indicator();
    int ofPanel = data().rows()[row];
    Panel changed = panel.with(ofPanel, leaf.column(), Cell.of(value));
    if (leaf.numerator() != null) {
      // The counts were those of the value as it is.
      changed = changed.with(ofPanel, leaf.numerator(), Cell.missing(Missing.NOT_REPORTED));
    }
    return new CompositeIndex(framework()).compute(changed);
  }

  /** The scores of a unit over time, for a {@link Series}. */
  public List<Series.Score> scores(String unit, int node) {
    Framework framework = framework();
    String basis = framework.basis();
    return IntStream.range(0, data().rows().length)
        .filter(row -> row(row).unit().equals(unit))
        .filter(row -> !Double.isNaN(computed.scored().columns()[node][row]))
        .boxed()
        .sorted((a, b) -> row(a).period().compareTo(row(b).period()))
        .map(
            row ->
                new Series.Score(
                    row(row).period(),
                    computed.scored().columns()[node][row],
                    framework.id() + " " + framework.version(),
                    basis,
                    present(row)))
        .toList();
  }

  private List<String> present(int row) {
    return tree().leaves().stream()
        .filter(leaf -> !Double.isNaN(computed.scored().columns()[leaf][row]))
        .map(leaf -> tree().node(leaf).id())
        .toList();
  }
}
