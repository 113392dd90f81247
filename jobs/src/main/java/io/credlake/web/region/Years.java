package io.credlake.web.region;

import io.credlake.plan.Plan;
import io.credlake.rate.Period;
import io.credlake.rate.ProgressFigures;
import io.credlake.web.Lakes;
import io.credlake.web.View;
import java.sql.SQLException;

/** The year of which a section tells that has no index. */
final class Years {

  private Years() {}

  /**
   * The year chosen; if none is, the newest that is assessed, or the last of the plan if none is.
   */
  static int of(View view, Lakes lakes) throws SQLException {
    Period period = view.filters().chosenPeriod();
    if (period != null) {
      return period.last().getYear();
    }
    return lakes
        .ask(view, "years", connection -> new ProgressFigures(connection).years())
        .map(ProgressFigures.Years::last)
        .orElse(Plan.LAST_YEAR);
  }
}
