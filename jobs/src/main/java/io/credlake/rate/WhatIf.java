package io.credlake.rate;

import io.credlake.conf.Nearest;
import io.credlake.index.CompositeIndex;
import io.credlake.index.CompositeIndex.Ranked;
import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Leaf;
import io.credlake.index.framework.Node;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.index.panel.Panel;
import io.credlake.index.store.IndexInputs;
import io.credlake.index.uncertainty.Standing;
import io.credlake.indicator.Indicator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an index would be if indicators of a province had other values. All is computed anew from
 * the inputs of a run, so that other provinces lose or win as well; nothing is stored.
 */
public final class WhatIf {

  private static final double PERCENT = 100;

  private final Framework framework;
  private final Panel panel;

  /** The index as it is; null until it is asked for. */
  private Ranked before;

  /** From the inputs of a run. */
  public WhatIf(Framework framework, IndexInputs inputs) {
    this.framework = framework;
    this.panel = inputs.panel(framework);
  }

  /** The indicators that have data, in the order of the framework. */
  public List<Node> leaves() {
    return framework.leaves().stream().filter(leaf -> leaf.unavailable() == null).toList();
  }

  /**
   * An indicator.
   *
   * @throws IllegalArgumentException if the framework has none of this id; the message names the
   *     nearest
   */
  public Node leaf(String id) {
    return leaves().stream()
        .filter(leaf -> leaf.id().equalsIgnoreCase(id))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid indicator of %s: %s%s"
                        .formatted(
                            framework.id(),
                            id,
                            Nearest.hint(id, leaves().stream().map(Node::id).toList()))));
  }

  /**
   * A value as people write it.
   *
   * @throws IllegalArgumentException if it is no finite number, or no percentage where one is asked
   */
  public static double value(Indicator indicator, String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Invalid value, it must be a number: " + text, e);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Invalid value, it must be finite: " + text);
    }
    boolean percent = indicator.unit() == Indicator.Unit.PERCENT;
    if (percent && (value < 0 || value > PERCENT)) {
      throw new IllegalArgumentException("Invalid value, a percentage is from 0 to 100: " + text);
    }
    return value;
  }

  /** The value of an indicator as it is, or how it is missing. */
  public Cell value(Node leaf, Place place, int year) {
    return panel.cell(row(place, year), leaf.indicator().column());
  }

  /**
   * How a province stands at a node, as it is and as it would be.
   *
   * @param was null: it has no score
   * @param is null: it would have none
   */
  public record Moved(Node node, Standing was, Standing is) {}

  /** The index and its parts, each before its own, with other values of indicators. */
  public List<Moved> with(Map<Node, Double> values, Place place, int year) {
    int row = row(place, year);
    Panel changed = panel;
    for (Map.Entry<Node, Double> set : values.entrySet()) {
      Leaf leaf = set.getKey().indicator();
      changed = changed.with(row, leaf.column(), Cell.of(set.getValue()));
      if (leaf.numerator() != null) {
        // The counts were those of the value as it is.
        changed = changed.with(row, leaf.numerator(), Cell.missing(Missing.NOT_REPORTED));
      }
    }
    Ranked is = new CompositeIndex(framework).rank(changed);
    Ranked was = before();
    String unit = place.code();
    String period = Integer.toString(year);
    return branches(framework.index())
        .map(
            node ->
                new Moved(
                    node,
                    was.standing(node, unit, period).orElse(null),
                    is.standing(node, unit, period).orElse(null)))
        .toList();
  }

  private synchronized Ranked before() {
    if (before == null) {
      before = new CompositeIndex(framework).rank(panel);
    }
    return before;
  }

  private int row(Place place, int year) {
    return panel.row(place.code(), Integer.toString(year));
  }

  private static Stream<Node> branches(Node node) {
    return node.isLeaf()
        ? Stream.of()
        : Stream.concat(Stream.of(node), node.parts().stream().flatMap(WhatIf::branches));
  }
}
