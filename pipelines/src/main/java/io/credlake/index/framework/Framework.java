package io.credlake.index.framework;

import io.credlake.conf.ConfException;
import io.credlake.conf.StrictYaml;
import io.credlake.index.step.Normalisation;
import io.credlake.index.step.Treatment;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A composite index: a tree of indicators and the method by which they become one.
 *
 * @param id of the index
 * @param version from 1; raised when the meaning of a score changes
 * @param name what it is called
 * @param source where the structure comes from; null: it is ours
 * @param note for readers; null: none
 * @param columns where data of its own have groups and periods; null: they have none
 * @param method null: the usual one
 * @param uncertainty null: the usual one
 * @param index the top of the tree
 */
public record Framework(
    String id,
    int version,
    Name name,
    String source,
    String note,
    Columns columns,
    Method method,
    Uncertainty uncertainty,
    Node index)
    implements Serializable {

  /**
   * Columns of data that hold no indicator.
   *
   * @param group of units; null: there are no groups
   * @param period whose order as text is that of time; null: there is one period
   */
  public record Columns(String group, String period) implements Serializable {}

  /** Fills in what is left out, and checks that ids are unique. */
  public Framework {
    columns = columns == null ? new Columns(null, null) : columns;
    method = method == null ? Method.usual() : method;
    uncertainty = uncertainty == null ? Uncertainty.usual() : uncertainty;
    name = name == null ? new Name(id, id) : name;
    if (id == null || id.isBlank()) {
      throw new IllegalArgumentException("Invalid framework, it has no: id");
    }
    if (index == null || index.isLeaf()) {
      throw new IllegalArgumentException("Invalid framework, its index has no parts: " + id);
    }
    Set<String> ids = new HashSet<>();
    for (Node node : nodes(index)) {
      if (!ids.add(node.id())) {
        throw new IllegalArgumentException("Invalid node, its id is there twice: " + node.id());
      }
    }
    for (int level : method.levels().keySet()) {
      if (level < 2 || level > index.level()) {
        throw new IllegalArgumentException(
            "Invalid level, nodes have levels from 2 to %d: %d".formatted(index.level(), level));
      }
    }
  }

  /**
   * The framework in a file.
   *
   * @throws ConfException if the file is wrong; the message names file, line and what is right
   */
  public static Framework load(Path yaml) throws IOException {
    try {
      return read(Files.readString(yaml), yaml.getFileName().toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "Cannot read a framework, its text is not UTF-8: " + yaml.getFileName(), e);
    }
  }

  /**
   * The framework in a text.
   *
   * @param file name of the file it came from, for messages
   */
  public static Framework read(String yaml, String file) {
    return StrictYaml.read(Framework.class, yaml, file, Map.of());
  }

  /** All nodes, parts before what they are parts of. */
  public List<Node> nodes() {
    return nodes(index);
  }

  private static List<Node> nodes(Node top) {
    List<Node> nodes = new ArrayList<>();
    for (Node part : top.parts()) {
      nodes.addAll(nodes(part));
    }
    nodes.add(top);
    return nodes;
  }

  /** The indicators. */
  public List<Node> leaves() {
    return nodes().stream().filter(Node::isLeaf).toList();
  }

  /**
   * What the scale rests on, and so whether scores compare over time: {@code goalposts}, which are
   * fixed; {@code panel}, all periods; {@code each} its own; or the base period.
   */
  public String basis() {
    boolean fixed =
        leaves().stream()
            .filter(leaf -> leaf.unavailable() == null)
            .map(Node::indicator)
            .allMatch(leaf -> isFixed(leaf.normalisation(), leaf.treatment()));
    return fixed ? "goalposts" : method.compare().basis();
  }

  private boolean isFixed(Normalisation ofLeaf, Treatment treatmentOfLeaf) {
    Normalisation normalisation = ofLeaf == null ? method.normalisation() : ofLeaf;
    Treatment treatment = treatmentOfLeaf == null ? method.treatment() : treatmentOfLeaf;
    return normalisation.kind() == Normalisation.Kind.GOALPOSTS && treatment.equals(Treatment.NONE);
  }

  /** Changes with everything that a score depends on besides the data, and with names. */
  public String digest() {
    Method base =
        new Method(
            method.compare(),
            method.screening(),
            method.imputation(),
            method.treatment(),
            method.normalisation(),
            method.weighting(),
            method.aggregation(),
            null,
            method.leastWeight(),
            method.constant());
    return DigestUtils.sha256Hex(
        String.join(
            "\n",
            id,
            Integer.toString(version),
            String.valueOf(name),
            String.valueOf(source),
            String.valueOf(note),
            base.toString(),
            new TreeMap<>(method.levels()).toString(), // whose own order differs from run to run
            uncertainty.toString(),
            index.toString()));
  }

  /** The same with another method. */
  public Framework with(Method other) {
    return new Framework(id, version, name, source, note, columns, other, uncertainty, index);
  }

  /** The same with another uncertainty. */
  public Framework with(Uncertainty other) {
    return new Framework(id, version, name, source, note, columns, method, other, index);
  }
}
