package io.credlake.report.annual;

import io.credlake.code.Region;
import io.credlake.release.ReleaseNote;
import io.credlake.report.Language;
import io.credlake.report.document.Document;
import io.credlake.report.document.Document.Fact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The annual assessments of a year: of the nation and of each of the 31 provinces. */
public final class AnnualReport {

  private final AnnualFigures figures;
  private final ReleaseNote release;

  AnnualReport(AnnualFigures figures, ReleaseNote release) {
    this.figures = figures;
    this.release = release;
  }

  /**
   * Reads what the assessments of a year tell.
   *
   * @param connection to the lake, or to a release of it
   * @throws IllegalArgumentException if no commitment is assessed in the year
   */
  public static AnnualReport read(Connection connection, int year, ReleaseNote release)
      throws SQLException {
    return new AnnualReport(AnnualReader.read(connection, year), release);
  }

  /** The provinces of which there is an edition, by GB/T 2260. */
  public List<String> provinces() {
    return List.copyOf(figures.names().provinces().keySet());
  }

  /**
   * The edition of a region.
   *
   * @param region 000000 for the nation, or a province
   * @throws IllegalArgumentException if it is neither
   */
  public Document edition(String region, Language language) {
    if (!region.equals(Region.NATION) && !figures.names().provinces().containsKey(region)) {
      throw new IllegalArgumentException(
          "Invalid region, an annual assessment is of the nation or a province that the plan"
              + " addresses: "
              + region);
    }
    Edition edition = new Edition(figures, region, language, release);
    return new Document(
        language,
        language.of(
            "社会信用体系规划纲要年度评估报告",
            "Annual Assessment of the Planning Outline for the Social Credit System"),
        language.say("（%1$d年度·%2$s）", "%2$s, %1$d", figures.year(), edition.name(region)),
        language.of("信用湖统计", "Credlake statistics"),
        facts(edition),
        release,
        List.of(
            Summary.of(edition),
            ProgressChapter.of(edition),
            CoverageChapter.of(edition),
            IndexChapter.of(edition),
            PracticeChapter.of(edition),
            QualityChapter.of(edition),
            MissingChapter.of(edition),
            MethodChapter.breaks(edition),
            MethodChapter.method(edition),
            CommitmentsAnnex.of(edition)));
  }

  private static List<Fact> facts(Edition edition) {
    Language language = edition.language();
    ReleaseNote release = edition.release();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(language.of("地区", "Region"), edition.name(edition.region())));
    facts.add(new Fact(language.of("年度", "Year"), Integer.toString(edition.year())));
    facts.add(new Fact(language.of("版本", "Release"), language.title(release)));
    facts.add(new Fact(language.of("数据截至", "Data as of"), language.day(release.asOf())));
    facts.add(
        new Fact(
            release.isLive()
                ? language.of("最新计算日期", "Newest figure of")
                : language.of("版本日期", "Released on"),
            language.day(release.createdOn())));
    if (release.reason() != null) {
      facts.add(new Fact(language.of("发布原因", "Reason"), release.reason()));
    }
    facts.add(new Fact(language.of("程序", "Program"), release.program()));
    return facts;
  }
}
