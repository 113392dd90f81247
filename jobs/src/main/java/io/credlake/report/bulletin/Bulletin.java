package io.credlake.report.bulletin;

import io.credlake.code.Region;
import io.credlake.release.ReleaseNote;
import io.credlake.report.Language;
import io.credlake.report.document.Document;
import io.credlake.report.document.Document.Fact;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The bulletins of a month on licences and penalties made public (双公示). */
public final class Bulletin {

  private final BulletinFigures figures;
  private final ReleaseNote release;

  Bulletin(BulletinFigures figures, ReleaseNote release) {
    this.figures = figures;
    this.release = release;
  }

  /**
   * Reads what the bulletins of a month tell.
   *
   * @param connection to the lake, or to a release of it
   * @throws IllegalArgumentException if nothing was delivered in the month
   */
  public static Bulletin read(Connection connection, YearMonth month, ReleaseNote release)
      throws SQLException {
    return new Bulletin(BulletinReader.read(connection, month), release);
  }

  /** The provinces of which there is a bulletin, by GB/T 2260. */
  public List<String> provinces() {
    return List.copyOf(figures.names().provinces().keySet());
  }

  /**
   * The bulletin of a region.
   *
   * @param region 000000 for the nation, or a province
   * @throws IllegalArgumentException if it is neither
   */
  public Document edition(String region, Language language) {
    if (!region.equals(Region.NATION) && !figures.names().provinces().containsKey(region)) {
      throw new IllegalArgumentException(
          "Invalid region, a bulletin is of the nation or a province that the plan addresses: "
              + region);
    }
    BulletinEdition edition = new BulletinEdition(figures, region, language, release);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(language.of("地区", "Region"), edition.name(region)));
    facts.add(new Fact(language.of("月份", "Month"), language.month(figures.month())));
    facts.add(new Fact(language.of("版本", "Release"), language.title(release)));
    facts.add(new Fact(language.of("数据截至", "Data as of"), language.day(release.asOf())));
    facts.add(new Fact(language.of("程序", "Program"), release.program()));
    return new Document(
        language,
        language.of("“双公示”信息报送情况通报", "Bulletin on Licences and Penalties Made Public"),
        language.say(
            "（%1$s·%2$s）", "%2$s, %1$s", language.month(figures.month()), edition.name(region)),
        language.of("信用湖统计", "Credlake statistics"),
        facts,
        release,
        List.of(
            BulletinSections.overall(edition),
            BulletinSections.places(edition),
            BulletinSections.named(edition),
            BulletinSections.senders(edition),
            BulletinSections.concealed(edition),
            BulletinSections.method(edition)));
  }
}
