package io.credlake.index.framework;

import io.credlake.index.aggregate.Aggregation;
import io.credlake.index.weight.Weighting;
import java.io.Serializable;
import java.util.List;

/**
 * A node of an index: a branch with parts, or an indicator.
 *
 * @param id unique within the framework
 * @param name what it is called; null: its id
 * @param weight within its parent; null: 1
 * @param points of the whole; null: those of its parts, or none
 * @param importance that it is meant to have within its parent; null: 1
 * @param weighting of its parts, instead of that of its level; null: that
 * @param aggregation of its parts, instead of that of its level; null: that
 * @param parts of a branch; empty: it is an indicator
 * @param indicator at the end; null of a branch
 * @param note for readers
 * @param unavailable why there are no data of it; null: there are
 */
public record Node(
    String id,
    Name name,
    Double weight,
    Double points,
    Double importance,
    Weighting weighting,
    Aggregation aggregation,
    List<Node> parts,
    Leaf indicator,
    String note,
    String unavailable)
    implements Serializable {

  /** Fills in what is left out. */
  public Node {
    parts = parts == null ? List.of() : List.copyOf(parts);
    if (id == null || id.isBlank()) {
      throw new IllegalArgumentException("Invalid node, it has no: id");
    }
    if (!parts.isEmpty() && indicator != null) {
      throw new IllegalArgumentException(
          "Invalid node, it has parts or is an indicator, not both: " + id);
    }
    if (parts.isEmpty()) {
      indicator = indicator == null ? Leaf.of(id) : indicator;
      indicator = indicator.column() == null ? indicator.at(id) : indicator;
    }
    name = name == null ? new Name(id, id) : name;
    weight = positive(id, "weight", weight == null ? 1 : weight);
    importance = positive(id, "importance", importance == null ? 1 : importance);
    if (points != null) {
      positive(id, "points", points);
    } else if (!parts.isEmpty() && parts.stream().allMatch(part -> part.points() != null)) {
      points = parts.stream().mapToDouble(Node::points).sum();
    }
  }

  private static double positive(String id, String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Invalid %s of %s, it must not be negative: %s".formatted(what, id, value));
    }
    return value;
  }

  /** Whether it is an indicator. */
  public boolean isLeaf() {
    return parts.isEmpty();
  }

  /** Levels below it and its own: 1 of an indicator. */
  public int level() {
    return 1 + parts.stream().mapToInt(Node::level).max().orElse(0);
  }
}
