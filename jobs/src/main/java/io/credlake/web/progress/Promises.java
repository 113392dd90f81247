package io.credlake.web.progress;

import io.credlake.plan.PlanNode;
import io.credlake.plan.SeriesBreak;
import io.credlake.rate.Place;
import io.credlake.web.Lakes;
import io.credlake.web.View;
import io.credlake.web.progress.PlanReader.Listed;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The outline and all its commitments as a reader may see them, read once for all pages. */
final class Promises {

  private final Lakes lakes;
  private final View view;

  Promises(Lakes lakes, View view) {
    this.lakes = lakes;
    this.view = view;
  }

  /** The nodes of the outline, in the order of the text. */
  List<PlanNode> nodes() throws SQLException {
    return lakes.ask(view, "nodes", connection -> new PlanReader(connection).nodes());
  }

  /** The years that are assessed, the earliest first. */
  List<Integer> years() throws SQLException {
    return lakes.ask(view, "assessed years", connection -> new PlanReader(connection).years());
  }

  /** All commitments and how they stood in a region up to a year, in the order of the text. */
  List<Promise> of(Place place, int year) throws SQLException {
    List<Listed> commitments =
        lakes.ask(view, "commitments", connection -> new PlanReader(connection).commitments());
    List<SeriesBreak> breaks =
        lakes.ask(view, "breaks", connection -> new PlanReader(connection).breaks());
    Map<String, List<Promise.Standing>> standings =
        lakes.ask(
            view,
            List.of("standings", place.code()),
            connection -> new PlanReader(connection).standings(place));
    return commitments.stream()
        .map(
            one ->
                new Promise(
                    one.commitment(),
                    one.measured(),
                    standings.getOrDefault(one.commitment().id(), List.of()).stream()
                        .filter(standing -> standing.year() <= year)
                        .toList(),
                    year,
                    breaks.stream().filter(found -> found.touches(one.commitment())).toList()))
        .toList();
  }
}
