package io.credlake.web;

import io.credlake.code.Region;
import io.credlake.dashboard.Filters;
import io.credlake.dashboard.PanelColumn;
import io.credlake.dashboard.Source;
import io.credlake.dataset.Text;
import io.credlake.rate.Period;
import io.credlake.release.Releases;
import io.credlake.report.Language;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What readers may choose, and what they have chosen.
 *
 * @param releases names of the releases that they see, the newest first
 * @param periods that were reported, the newest first, by their kinds: year, quarter, month
 * @param regions name by code, the nation first
 * @param fields name by code
 * @param chosen the period that is shown
 * @param filters what is chosen
 */
public record FilterBar(
    List<String> releases,
    Map<String, List<String>> periods,
    Map<String, String> regions,
    Map<String, String> fields,
    String chosen,
    Filters filters) {

  private static final int YEAR = 12;
  private static final int QUARTER = 3;

  /** The bar of a request. */
  public static FilterBar of(Site site, View view) throws SQLException {
    Source source = site.source(view);
    Language language = view.language();
    Map<String, String> regions = new LinkedHashMap<>();
    regions.put("", view.text("filter.nation"));
    named(regions, site.names().provinces(), language);
    String region = view.filters().region();
    if (region != null && !region.equals(Region.NATION)) {
      regions.computeIfAbsent(
          region, code -> site.names().name(PanelColumn.Unit.REGION, code, language));
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("", view.text("filter.allFields"));
    named(fields, site.names().fields(), language);
    Period shown =
        view.filters().period() == null ? source.newest() : view.filters().chosenPeriod();
    return new FilterBar(
        site.sources().releases().stream().map(Releases.Standing::name).toList(),
        periods(source, shown),
        regions,
        fields,
        shown == null ? "" : shown.toString(),
        view.filters());
  }

  private static void named(
      Map<String, String> options, Map<String, Text> names, Language language) {
    names.forEach((code, name) -> options.put(code, language.of(name.zh(), name.en())));
  }

  /** From the newest to the first; what is shown is among them even if it was not reported. */
  private static Map<String, List<String>> periods(Source source, Period shown) {
    Map<String, List<String>> periods = new LinkedHashMap<>();
    for (int months : new int[] {YEAR, QUARTER, 1}) {
      List<String> some = new ArrayList<>();
      if (shown != null && shown.months() == months) {
        some.add(shown.toString());
      }
      if (source.newest() != null && source.first() != null) {
        Period newest = new Period(source.newest().last(), months);
        for (Period one = newest;
            !one.last().isBefore(source.first().last());
            one = one.previous()) {
          if (!some.contains(one.toString())) {
            some.add(one.toString());
          }
        }
      }
      some.sort(Comparator.reverseOrder());
      periods.put(months == YEAR ? "year" : months == QUARTER ? "quarter" : "month", some);
    }
    return periods;
  }
}
