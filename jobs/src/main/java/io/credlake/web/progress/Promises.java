package io.credlake.web.progress;

import io.credlake.plan.PlanNode;
import io.credlake.plan.SeriesBreak;
import io.credlake.rate.Place;
import io.credlake.report.query.Names;
import io.credlake.web.Begun;
import io.credlake.web.Lakes;
import io.credlake.web.View;
import io.credlake.web.progress.PlanReader.Listed;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The outline and all its commitments as a reader may see them, read once for all pages. All of it
 * is asked for at once.
 */
final class Promises {

  private final Begun<List<Integer>> years;
  private final Begun<List<PlanNode>> nodes;
  private final Begun<List<Listed>> commitments;
  private final Begun<List<SeriesBreak>> breaks;
  private final Begun<Map<String, List<Promise.Standing>>> standings;
  private final Begun<Names> names;

  /** Begins to read them for the region that a reader has chosen. */
  Promises(Lakes lakes, View view) {
    Place place = Chosen.place(view.filters(), lakes.regions());
    this.years = begin(lakes, view, "assessed years", PlanReader::years);
    this.standings =
        begin(lakes, view, List.of("standings", place.code()), plan -> plan.standings(place));
    this.commitments = begin(lakes, view, "commitments", PlanReader::commitments);
    this.nodes = begin(lakes, view, "nodes", PlanReader::nodes);
    this.breaks = begin(lakes, view, "breaks", PlanReader::breaks);
    this.names = lakes.beginNames(view);
  }

  private interface Reading<T> {
    T of(PlanReader plan) throws SQLException;
  }

  private static <T> Begun<T> begin(Lakes lakes, View view, Object subject, Reading<T> reading) {
    return lakes.begin(view, subject, connection -> reading.of(new PlanReader(connection)));
  }

  /** The nodes of the outline, in the order of the text. */
  List<PlanNode> nodes() throws SQLException {
    return nodes.get();
  }

  /** The years that are assessed, the earliest first. */
  List<Integer> years() throws SQLException {
    return years.get();
  }

  /** What the codes are called. */
  Names names() throws SQLException {
    return names.get();
  }

  /** All commitments and how they stood in the region up to a year, in the order of the text. */
  List<Promise> upTo(int year) throws SQLException {
    List<SeriesBreak> parting = breaks.get();
    Map<String, List<Promise.Standing>> all = standings.get();
    return commitments.get().stream()
        .map(
            one ->
                new Promise(
                    one.commitment(),
                    one.measured(),
                    all.getOrDefault(one.commitment().id(), List.of()).stream()
                        .filter(standing -> standing.year() <= year)
                        .toList(),
                    year,
                    parting.stream().filter(found -> found.touches(one.commitment())).toList()))
        .toList();
  }
}
