package io.credlake.index.compute;

import io.credlake.conf.Nearest;
import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Node;
import io.credlake.index.weight.Weighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The nodes of a framework that have data, by numbers; parts come before what they make up. */
public final class Tree {

  private final List<Node> nodes = new ArrayList<>();
  private final List<int[]> parts = new ArrayList<>();
  private final List<Weighting.Written> written = new ArrayList<>();
  private final List<Integer> leaves = new ArrayList<>();
  private final List<Double> points = new ArrayList<>();
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<Integer, Integer> columns = new HashMap<>();

  private Tree() {}

  /**
   * The tree of some indicators; branches without any fall away.
   *
   * @param kept ids of the indicators
   * @throws IllegalArgumentException if there is none
   */
  static Tree of(Framework framework, Set<String> kept) {
    Tree tree = new Tree();
    if (tree.add(framework.index(), kept) < 0) {
      throw new IllegalArgumentException(
          "Cannot compute an index, no indicator has data: " + framework.id());
    }
    return tree;
  }

  private int add(Node node, Set<String> kept) {
    if (node.isLeaf()) {
      if (!kept.contains(node.id())) {
        return -1;
      }
      columns.put(nodes.size(), leaves.size());
      leaves.add(nodes.size());
      return put(node, new int[0], List.of());
    }
    List<Node> with = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (Node part : node.parts()) {
      int number = add(part, kept);
      if (number >= 0) {
        with.add(part);
        numbers.add(number);
      }
    }
    return with.isEmpty()
        ? -1
        : put(node, numbers.stream().mapToInt(Integer::intValue).toArray(), with);
  }

  private int put(Node node, int[] of, List<Node> with) {
    // Points without data are no weight of those that have some.
    points.add(
        of.length == 0
            ? node.points() == null ? 0.0 : node.points()
            : IntStream.of(of).mapToDouble(points::get).sum());
    nodes.add(node);
    parts.add(of);
    written.add(
        new Weighting.Written(
            with.stream().mapToDouble(Node::weight).toArray(),
            IntStream.of(of).mapToDouble(points::get).toArray(),
            with.stream().mapToDouble(Node::importance).toArray(),
            with.stream().mapToInt(node.parts()::indexOf).toArray(),
            node.parts().size()));
    byId.put(node.id(), nodes.size() - 1);
    return nodes.size() - 1;
  }

  /** Number of nodes. */
  public int size() {
    return nodes.size();
  }

  /** A node. */
  public Node node(int number) {
    return nodes.get(number);
  }

  /** Its parts; none of an indicator. */
  public int[] parts(int number) {
    return parts.get(number);
  }

  /** What is written at its parts. */
  Weighting.Written written(int number) {
    return written.get(number);
  }

  /** Numbers of the nodes that are indicators, by column. */
  public List<Integer> leaves() {
    return leaves;
  }

  /** The column of an indicator; -1 of a branch. */
  public int column(int number) {
    return columns.getOrDefault(number, -1);
  }

  /** Number of the top. */
  public int top() {
    return nodes.size() - 1;
  }

  /**
   * Number of a node.
   *
   * @throws IllegalArgumentException if there is none
   */
  public int number(String id) {
    Integer number = byId.get(id);
    if (number == null) {
      throw new IllegalArgumentException(
          "Invalid node: %s%s".formatted(id, Nearest.hint(id, byId.keySet())));
    }
    return number;
  }

  /** Columns of the indicators under each node that has indicators among its parts. */
  List<int[]> families() {
    return IntStream.range(0, size())
        .mapToObj(
            number ->
                IntStream.of(parts(number))
                    .map(this::column)
                    .filter(column -> column >= 0)
                    .toArray())
        .filter(family -> family.length > 0)
        .toList();
  }
}
