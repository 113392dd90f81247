package io.credlake.web.progress;

import io.credlake.plan.PlanNode;
import io.credlake.rate.Evidence;
import io.credlake.web.Query;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the page of a commitment shows.
 *
 * @param path nodes from the part down to that in which it stands
 * @param told value of the year looked at; null if the year has none of its own
 * @param regions provinces; empty if it is counted for the nation only
 * @param slices by department and field
 */
public record CommitmentModel(
    Chosen chosen,
    Promise promise,
    List<PlanNode> path,
    PathChart chart,
    CutSeries series,
    Evidence.Told told,
    List<CommitmentReader.Region> regions,
    List<CommitmentReader.Slice> slices) {

  /** The classes of the map. */
  public Steps steps() {
    return Steps.of(
        regions.stream()
            .map(one -> one.observed().value())
            .filter(value -> value != null)
            .toList());
  }

  /** Whether provinces have figures of their own, reported or not. */
  public boolean isRegional() {
    return regions.stream().anyMatch(one -> !"nation_only".equals(one.reason()))
        && regions.stream().anyMatch(one -> !one.told().equals("not_applicable"));
  }

  /** How provinces are missing, each kind once. */
  public List<String> missingKinds() {
    return regions.stream()
        .filter(one -> one.observed().value() == null)
        .map(one -> one.observed().kind())
        .distinct()
        .sorted()
        .toList();
  }

  /** Provinces that should have a value and have none. */
  public List<CommitmentReader.Region> silent() {
    return isRegional()
        ? regions.stream()
            .filter(one -> one.observed().value() == null)
            .filter(one -> !one.told().equals("not_applicable"))
            .toList()
        : List.of();
  }

  /** All periods, with a value or without, the newest first. */
  public List<Observed> all() {
    return Stream.concat(series.values().stream(), series.gaps().stream())
        .sorted(Comparator.comparing((Observed one) -> one.period().last()).reversed())
        .toList();
  }

  /** How the figures of a section were asked for. */
  public Query query(String section) {
    return CommitmentReader.query(
        section, promise.commitment().id(), chosen.place().code(), chosen.year());
  }
}
