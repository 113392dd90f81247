package io.credlake.web.progress;

import io.credlake.plan.PlanNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outline with its commitments, in the order of the text.
 *
 * @param parts of the outline, of which something is wanted
 * @param counts of all commitments that are wanted
 */
public record PlanTree(List<Branch> parts, Counts counts) {

  /**
   * A node with what stands under it; those without a commitment that is wanted are left out.
   *
   * @param promises right in the node
   * @param counts of these and all further below
   */
  public record Branch(
      PlanNode node, List<Branch> branches, List<Promise> promises, Counts counts) {}

  /**
   * How many commitments stand how.
   *
   * @param by status, best first; those that are nowhere are left out
   */
  public record Counts(Map<String, Integer> by) {

    /** How many they are. */
    public int all() {
      return by.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many have a status. */
    public int of(String status) {
      return by.getOrDefault(status, 0);
    }

    /** Share that cannot be assessed, 0 to 1; null of none. */
    public Double notAssessable() {
      return all() == 0 ? null : (Double) ((double) of(NOT_ASSESSABLE) / all());
    }

    static Counts of(Collection<Promise> promises) {
      Map<String, Integer> by = new LinkedHashMap<>();
      for (String status : PlanFilter.statuses()) {
        int count = (int) promises.stream().filter(one -> status.equals(statusOf(one))).count();
        if (count > 0) {
          by.put(status, count);
        }
      }
      return new Counts(by);
    }

    // A year that nobody assessed is no status of its own: it cannot be assessed either.
    private static String statusOf(Promise promise) {
      return promise.standing().map(Promise.Standing::status).orElse(NOT_ASSESSABLE);
    }
  }

  private static final String NOT_ASSESSABLE = "not_assessable";

  /** The commitments that a filter keeps, under their nodes. */
  public static PlanTree of(
      Collection<PlanNode> nodes, Collection<Promise> promises, PlanFilter filter) {
    List<Promise> kept = promises.stream().filter(filter::keeps).toList();
    Map<String, List<Promise>> byNode = new LinkedHashMap<>();
    for (Promise promise : kept) {
      byNode.computeIfAbsent(promise.commitment().node(), id -> new ArrayList<>()).add(promise);
    }
    return new PlanTree(branches("", nodes, byNode), Counts.of(kept));
  }

  private static List<Branch> branches(
      String parent, Collection<PlanNode> nodes, Map<String, List<Promise>> byNode) {
    List<Branch> branches = new ArrayList<>();
    for (PlanNode node : nodes) {
      if (node.parent().equals(parent)) {
        List<Branch> under = branches(node.id(), nodes, byNode);
        List<Promise> right = byNode.getOrDefault(node.id(), List.of());
        if (!under.isEmpty() || !right.isEmpty()) {
          branches.add(new Branch(node, under, right, Counts.of(all(under, right))));
        }
      }
    }
    return branches;
  }

  private static List<Promise> all(List<Branch> branches, List<Promise> promises) {
    List<Promise> all = new ArrayList<>(promises);
    branches.forEach(branch -> all.addAll(all(branch.branches(), branch.promises())));
    return all;
  }
}
