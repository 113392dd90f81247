package io.credlake.web.progress;

import io.credlake.indicator.Measure.Over;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.plan.PlanNode;
import io.credlake.web.InvalidRequest;
import io.credlake.web.Lakes;
import io.credlake.web.Page;
import io.credlake.web.Routes;
import io.credlake.web.View;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The outline with all commitments: how they stand in a region at the end of a year. */
public final class ProgressPage implements Page {

  private final Lakes lakes;
  private final Set<String> stocks;

  /**
   * The page.
   *
   * @param lakes where figures are read
   * @param plan how they are counted
   */
  public ProgressPage(Lakes lakes, MeasuredPlan plan) {
    this.lakes = lakes;
    this.stocks =
        plan.plan().commitments().stream()
            .filter(one -> plan.indicators().of(one).measure().over() == Over.STOCK)
            .map(one -> one.id())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void register(Routes routes) {
    routes.page("/progress", "progress/tree", this::model);
  }

  /** Without a model as long as no year is assessed. */
  private Map<String, ?> model(View view) throws SQLException {
    Promises read = new Promises(lakes, view);
    List<Integer> years = read.years();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("bar", lakes.bar(view));
    shown.put("panels", lakes.panels("progress"));
    if (!years.isEmpty()) {
      shown.put("model", model(view, read, years));
    }
    return shown;
  }

  private TreeModel model(View view, Promises read, List<Integer> years) throws SQLException {
    Told told = new Told(view, read.names());
    Chosen chosen = Chosen.of(view.filters(), lakes.regions(), years);
    List<PlanNode> nodes = read.nodes();
    List<Promise> promises = read.upTo(chosen.year());
    Map<String, String> headings = new LinkedHashMap<>();
    nodes.forEach(node -> headings.put(node.id(), node.id() + " " + told.heading(node)));
    Map<String, String> senders = new LinkedHashMap<>();
    promises.stream()
        .flatMap(one -> one.commitment().senders().stream())
        .distinct()
        .sorted()
        .forEach(code -> senders.put(code, told.department(code)));
    PlanFilter filter = filter(view, headings, senders);
    return new TreeModel(
        told,
        chosen,
        filter,
        PlanTree.of(nodes, promises, filter),
        PlanTree.Counts.of(promises),
        headings,
        senders,
        stocks);
  }

  private static PlanFilter filter(
      View view, Map<String, String> nodes, Map<String, String> senders) {
    Map<String, String> asked = new LinkedHashMap<>();
    view.request().queryParamMap().forEach((name, values) -> asked.put(name, values.getFirst()));
    try {
      return PlanFilter.of(asked, List.copyOf(nodes.keySet()), List.copyOf(senders.keySet()));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
  }
}
