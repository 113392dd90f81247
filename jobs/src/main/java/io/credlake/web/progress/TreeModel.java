package io.credlake.web.progress;

import io.credlake.rate.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the page of the plan shows.
 *
 * @param all counts of all commitments, whatever the filter
 * @param nodes from which one may choose: headings by id
 * @param senders from which one may choose: names by code
 * @param stocks commitments whose values tell of a period's end
 */
public record TreeModel(
    Told told,
    Chosen chosen,
    PlanFilter filter,
    PlanTree tree,
    PlanTree.Counts all,
    Map<String, String> nodes,
    Map<String, String> senders,
    Set<String> stocks) {

  private static final int FEW = 40;

  /** Whether so few are shown that all can be opened. */
  public boolean isOpen() {
    return tree.counts().all() <= FEW;
  }

  /** The values of the years of a commitment. */
  public Sparkline sparkline(Promise promise) {
    boolean stock = stocks.contains(promise.commitment().id());
    List<Observed> years =
        promise.years().stream()
            .map(
                one ->
                    new Observed(
                        Period.parse(Integer.toString(one.year())),
                        one.value() == null && one.reason() != null ? one.reason() : "reported",
                        null,
                        null,
                        one.value()))
            .toList();
    return Sparkline.of(
        CutSeries.of(years, promise.breaks(), stock), chosen.years().getFirst(), chosen.year());
  }

  /** What codes are called, from messages of the form {@code KIND.CODE}. */
  public Map<String, String> words(String kind, List<String> codes) {
    Map<String, String> words = new LinkedHashMap<>();
    codes.forEach(code -> words.put(code, told.view().text(kind + "." + code)));
    return words;
  }

  /** The address of this page with another status chosen. */
  public String withStatus(String status) {
    return told.view().with("status", status);
  }
}
