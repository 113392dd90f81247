package io.credlake.plan;

import io.credlake.conf.ConfException;
import io.credlake.conf.ListFile;
import io.credlake.conf.Nearest;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Planning Outline for the Construction of a Social Credit System (2014–2020). */
public final class Plan implements Serializable {

  private static final long serialVersionUID = 1;

  /** First year of the plan. */
  public static final int FIRST_YEAR = 2014;

  /** Last year of the plan. */
  public static final int LAST_YEAR = 2020;

  private static final String FACET = "by:";

  /** Senders that are no department of the nation, but compile, survey or serve. */
  private static final Set<String> NO_DEPARTMENTS =
      Set.of("ALL", "CCRC", "CRO", "CSA", "DOC", "IND", "JC", "PROV", "SURV");

  private final LinkedHashMap<String, PlanNode> nodes = new LinkedHashMap<>();
  private final LinkedHashMap<String, Commitment> commitments = new LinkedHashMap<>();
  private final ArrayList<SeriesBreak> breaks = new ArrayList<>();

  private Plan() {}

  /**
   * The plan in a folder: {@code nodes.csv}, {@code commitments.csv}, {@code breaks.csv}.
   *
   * @param senders codes that a commitment may name
   * @throws IOException if a file cannot be read or has a wrong row; the message names file and
   *     line
   */
  public static Plan load(Path folder, Collection<String> senders) throws IOException {
    Plan plan = new Plan();
    ListFile.read(
        folder.resolve("nodes.csv"),
        row ->
            plan.add(
                new PlanNode(
                    row.required("id"),
                    row.text("parent"),
                    row.required("heading_zh"),
                    row.required("heading_en"),
                    row.text("responsible_zh"))));
    ListFile.read(
        folder.resolve("commitments.csv"),
        row ->
            plan.add(
                new Commitment(
                    row.required("id"),
                    constant(Commitment.Type.class, "type", row.required("type")),
                    constant(Commitment.Guard.class, "guard", row.required("guard")),
                    constant(Commitment.Basis.class, "basis", row.required("basis")),
                    row.required("quote"),
                    row.required("english"),
                    row.list("senders")),
                senders));
    ListFile.read(
        folder.resolve("breaks.csv"),
        row ->
            plan.add(
                new SeriesBreak(
                    row.required("id"),
                    constant(SeriesBreak.Kind.class, "kind", row.required("kind")),
                    YearMonth.parse(row.required("month")),
                    row.required("name_zh"),
                    row.required("name_en"),
                    row.list("touches")),
                senders));
    return plan;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String column, String text) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    int at = names.indexOf(text);
    if (at < 0) {
      throw new ConfException(
          "Invalid %s: %s%s".formatted(column, text, Nearest.hint(text, names)));
    }
    return type.getEnumConstants()[at];
  }

  private PlanNode add(PlanNode node) {
    if (!node.parent().isEmpty() && !nodes.containsKey(node.parent())) {
      throw unknown("parent", node.parent(), nodes.keySet());
    }
    if (nodes.putIfAbsent(node.id(), node) != null) {
      throw new ConfException("Invalid id, it is there already: " + node.id());
    }
    return node;
  }

  private Commitment add(Commitment commitment, Collection<String> senders) {
    if (commitment.id().indexOf('-') < 0 || !nodes.containsKey(commitment.node())) {
      throw unknown("node of commitment", commitment.id(), nodes.keySet());
    }
    if (commitment.senders().isEmpty()) {
      throw new ConfException("Invalid senders, there is none of: " + commitment.id());
    }
    for (String sender : commitment.senders()) {
      if (!senders.contains(sender)) {
        throw unknown("sender", sender, senders);
      }
    }
    if (commitments.putIfAbsent(commitment.id(), commitment) != null) {
      throw new ConfException("Invalid id, it is there already: " + commitment.id());
    }
    return commitment;
  }

  private SeriesBreak add(SeriesBreak added, Collection<String> senders) {
    for (String touched : added.touches()) {
      boolean known =
          touched.startsWith(FACET)
              || senders.contains(touched)
              || nodes.containsKey(touched)
              || commitments.containsKey(touched);
      if (!known) {
        throw unknown("commitment, node or sender", touched, commitments.keySet());
      }
    }
    breaks.add(added);
    return added;
  }

  private static ConfException unknown(String what, String text, Collection<String> known) {
    return new ConfException("Invalid %s: %s%s".formatted(what, text, Nearest.hint(text, known)));
  }

  /** All nodes, in the order of the text. */
  public Collection<PlanNode> nodes() {
    return nodes.values();
  }

  /** All commitments, in the order of the text. */
  public Collection<Commitment> commitments() {
    return commitments.values();
  }

  /** All breaks of series. */
  public List<SeriesBreak> breaks() {
    return breaks;
  }

  /**
   * A node.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest
   */
  public PlanNode node(String id) {
    return found(nodes, "node", id);
  }

  /**
   * A commitment.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest
   */
  public Commitment commitment(String id) {
    return found(commitments, "commitment", id);
  }

  /** The commitment of exactly that id; empty if there is none, or if the id is null. */
  public Optional<Commitment> find(String id) {
    return Optional.ofNullable(commitments.get(id));
  }

  private static <T> T found(Map<String, T> all, String what, String id) {
    T found = all.get(id.strip().toUpperCase(Locale.ROOT));
    if (found == null) {
      throw new IllegalArgumentException(
          "Invalid %s: %s%s".formatted(what, id, Nearest.hint(id, all.keySet())));
    }
    return found;
  }

  /**
   * The departments that the plan addresses (各部门): those of 2014 from which a commitment's figures
   * come. The text names no list; this reading is ours.
   */
  public List<String> addressedDepartments() {
    return commitments().stream()
        .flatMap(commitment -> commitment.senders().stream())
        .filter(sender -> !NO_DEPARTMENTS.contains(sender))
        .distinct()
        .sorted()
        .toList();
  }

  /** The breaks of a commitment's figures, the earliest first. */
  public List<SeriesBreak> breaksOf(Commitment commitment) {
    return breaks.stream()
        .filter(one -> one.touches(commitment))
        .sorted((a, b) -> a.month().compareTo(b.month()))
        .toList();
  }
}
