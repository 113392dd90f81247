package io.credlake.web.region;

import io.credlake.rate.Period;
import io.credlake.rate.ProgressFigures;
import io.credlake.web.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** The year of which a section tells that has no index. */
final class Years {

  private Years() {}

  /** The year chosen; if none is, the newest that is assessed, or this one if none is. */
  static int of(View view, Connection connection) throws SQLException {
    Period period = view.filters().chosenPeriod();
    if (period != null) {
      return period.last().getYear();
    }
    return new ProgressFigures(connection)
        .years()
        .map(ProgressFigures.Years::last)
        .orElseGet(() -> LocalDate.now().getYear());
  }
}
