package io.credlake.web.progress;

import io.credlake.indicator.Indicator;
import io.credlake.indicator.Measure.Over;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.plan.PlanNode;
import io.credlake.rate.Evidence;
import io.credlake.rate.Period;
import io.credlake.rate.Place;
import io.credlake.web.Citation;
import io.credlake.web.CsvAnswer;
import io.credlake.web.Lakes;
import io.credlake.web.Page;
import io.credlake.web.Query;
import io.credlake.web.Routes;
import io.credlake.web.View;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/** A commitment: what it says, how far it is, and what its figures rest on. */
public final class CommitmentPage implements Page {

  private final Lakes lakes;
  private final MeasuredPlan plan;

  /**
   * The page.
   *
   * @param lakes where figures are read
   * @param plan how they are counted
   */
  public CommitmentPage(Lakes lakes, MeasuredPlan plan) {
    this.lakes = lakes;
    this.plan = plan;
  }

  @Override
  public void register(Routes routes) {
    routes.page("/progress/{commitment}", "progress/commitment", this::page);
    routes.page("/progress/{commitment}/figure", "progress/figure", this::figure);
    routes.page("/progress/{commitment}/behind", "progress/behind", this::behind);
    routes.page("/progress/{commitment}/history", "progress/history", this::history);
    for (String section : List.of("series", "regions", "slices", "history")) {
      routes.get(
          "/progress/{commitment}/%s.csv".formatted(section),
          (view, answer) -> download(view, answer, section));
    }
  }

  private Map<String, ?> page(View view) throws SQLException {
    Found found = find(view);
    Place place = found.chosen.place();
    int year = found.chosen.year();
    List<PlanNode> nodes = found.read.nodes();
    Told told = told(view, found);
    return Map.of(
        "bar",
        lakes.bar(view),
        "citation",
        citation(view, found, told),
        "words",
        told,
        "model",
        lakes.ask(
            view,
            List.of("commitment", found.id(), place.code(), year),
            connection -> model(connection, found, nodes)));
  }

  private static CommitmentModel model(Connection connection, Found found, List<PlanNode> nodes)
      throws SQLException {
    CommitmentReader reader = new CommitmentReader(connection, found.id());
    Evidence evidence = new Evidence(connection);
    Place place = found.chosen.place();
    int year = found.chosen.year();
    CutSeries series =
        CutSeries.of(reader.series(place, year), found.promise.breaks(), found.isStock());
    return new CommitmentModel(
        found.chosen,
        found.promise,
        path(nodes, found.promise.commitment().node()),
        PathChart.of(series, found.promise, found.chosen.years().getFirst(), year),
        series,
        evidence.value(found.id(), place, found.period()).orElse(null),
        reader.regions(year),
        reader.slices(place, year));
  }

  private Map<String, ?> figure(View view) throws SQLException {
    Found found = find(view);
    Place place = found.chosen.place();
    Map<String, Object> model = new HashMap<>();
    model.put("words", told(view, found));
    model.put("promise", found.promise);
    model.put("chosen", found.chosen);
    model.put(
        "told",
        lakes
            .ask(
                view,
                List.of("figure", found.id(), place.code(), found.chosen.year()),
                connection -> new Evidence(connection).value(found.id(), place, found.period()))
            .orElse(null));
    return model;
  }

  /** Its deliveries, which are many: the page asks for them by itself. */
  private Map<String, ?> behind(View view) throws SQLException {
    Found found = find(view);
    Place place = found.chosen.place();
    return Map.of(
        "words",
        told(view, found),
        "promise",
        found.promise,
        "deliveries",
        lakes.ask(
            view,
            List.of("behind", found.id(), place.code(), found.chosen.year()),
            connection ->
                new Evidence(connection).deliveries(found.indicator, place, found.period())));
  }

  /** What was known of it when; this, too, is long. */
  private Map<String, ?> history(View view) throws SQLException {
    Found found = find(view);
    Place place = found.chosen.place();
    int year = found.chosen.year();
    Told told = told(view, found);
    return Map.of(
        "words",
        told,
        "promise",
        found.promise,
        "citation",
        citation(view, found, told),
        "query",
        CommitmentReader.query("history", found.id(), place.code(), year),
        "history",
        lakes.ask(
            view,
            List.of("history", found.id(), place.code(), year),
            connection -> new CommitmentReader(connection, found.id()).history(place, year)));
  }

  private Citation citation(View view, Found found, Told told) throws SQLException {
    return lakes.citation(
        view,
        found.id() + " " + told.name(found.promise.measured()),
        view.url("/progress/" + found.id()));
  }

  private void download(View view, Context answer, String section)
      throws SQLException, IOException {
    Found found = find(view);
    Query query =
        CommitmentReader.query(
            section, found.id(), found.chosen.place().code(), found.chosen.year());
    Query.Table table = lakes.ask(view, query, query::run);
    String release = view.filters().release();
    CsvAnswer.give(
        answer,
        "%s-%s-%s.csv".formatted(found.id(), section, release == null ? "live" : release),
        table.columns(),
        table.rows());
  }

  private static Told told(View view, Found found) throws SQLException {
    return new Told(view, found.read.names());
  }

  private record Found(Promises read, Chosen chosen, Promise promise, Indicator indicator) {

    String id() {
      return promise.commitment().id();
    }

    Period period() {
      return Period.parse(Integer.toString(chosen.year()));
    }

    boolean isStock() {
      return indicator.measure().over() == Over.STOCK;
    }
  }

  private Found find(View view) throws SQLException {
    Promises read = new Promises(lakes, view);
    List<Integer> years = read.years();
    if (years.isEmpty()) {
      throw new NotFoundResponse();
    }
    Chosen chosen = Chosen.of(view.filters(), lakes.regions(), years);
    String id = view.request().pathParam("commitment");
    Promise promise =
        read.upTo(chosen.year()).stream()
            .filter(one -> one.commitment().id().equals(id))
            .findAny()
            .orElseThrow(NotFoundResponse::new);
    return new Found(
        read,
        chosen,
        promise,
        plan.indicators().of(plan.plan().commitment(promise.commitment().id())));
  }

  private static List<PlanNode> path(List<PlanNode> nodes, String id) {
    LinkedList<PlanNode> path = new LinkedList<>();
    String next = id;
    while (!next.isEmpty()) {
      String wanted = next;
      PlanNode node = nodes.stream().filter(one -> one.id().equals(wanted)).findAny().orElseThrow();
      path.addFirst(node);
      next = node.parent();
    }
    return List.copyOf(path);
  }
}
