package io.credlake.web.release;

import io.credlake.code.Region;
import io.credlake.release.ReleaseConnection;
import io.credlake.release.ReleaseNote;
import io.credlake.release.ReleasePoint;
import io.credlake.report.Language;
import io.credlake.report.annual.AnnualReport;
import io.credlake.report.bulletin.Bulletin;
import io.credlake.report.document.Document;
import io.credlake.report.render.ReportFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/**
 * A report of a release in all formats, as {@code credlake report} makes it.
 *
 * @param month of a bulletin; null: it is an annual assessment
 * @param year that is assessed; of a bulletin, that of its month
 * @param region 000000 for the nation, or a province
 */
record ReportOrder(YearMonth month, int year, String region, Language language) {

  /** Views that its reader must be allowed to read: a report tells of all rows of them. */
  static final List<String> OF_ANNUAL =
      List.of(
          "policy.scorecard", "policy.progress", "policy.coverage_period", "policy.index_score");

  static final List<String> OF_BULLETIN =
      List.of("policy.scorecard", "policy.double_publicity", "policy.double_publicity_record");

  List<String> views() {
    return month == null ? OF_ANNUAL : OF_BULLETIN;
  }

  /** Its name among the orders of its release. */
  String name() {
    return "%s-%s-%s-%s"
        .formatted(
            month == null ? "annual" : "bulletin",
            month == null ? Integer.toString(year) : month,
            region.equals(Region.NATION) ? "nation" : region,
            language.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Makes it.
   *
   * @param lake connection that may read releases
   */
  void make(Connection lake, ReleasePoint point, ReleaseNote note, Path into, Order order)
      throws Exception {
    ReportFormat[] formats = ReportFormat.values();
    order.step("read", "", 0, formats.length + 1);
    Document document = read(ReleaseConnection.of(lake, point), note);
    for (int i = 0; i < formats.length; i++) {
      order.step("write", formats[i].name(), i + 1, formats.length + 1);
      Files.write(into.resolve(name() + formats[i].extension()), formats[i].set(document));
    }
  }

  private Document read(Connection release, ReleaseNote note) throws SQLException {
    return month == null
        ? AnnualReport.read(release, year, note).edition(region, language)
        : Bulletin.read(release, month, note).edition(region, language);
  }
}
