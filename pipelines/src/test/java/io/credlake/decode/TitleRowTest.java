package io.credlake.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.contract.FeedContract.Column;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Titles as they stand in files of 双公示, against both editions of the standard. */
class TitleRowTest {

  private static final int EDITION_2018 = 0;
  private static final int EDITION_2015 = 1;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "行政相对人名称,行政相对人代码_1(统一社会信用代码),行政相对人代码_2(工商注册号),行政处罚决定书文号,违法行为类型,处罚依据,"
            + "处罚决定日期,处罚有效期,处罚机关 | 0",
        "行政相对人名称,行政相对人类别,代码_1（统一社会信用代码）,代码_3（组织机构代码）,法定代表人,法定代表人证件号码,"
            + "行政处罚决定文书号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额,处罚决定日期,处罚有效期,公示截止期,处罚机关,当前状态 | 0",
        "CF_XDR_MC,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_YJ,CF_JDRQ,CF_YXQ,CF_CFJG | 0",
        "cf_xdr_mc,cf_xdr_shxym,cf_wsh,cf_wfxw,cf_yj,cf_jdrq,cf_yxq,cf_cfjg | 0",
        "行政处罚决定书文号,处罚名称,处罚类别1,处罚类别2,处罚事由,处罚依据,行政相对人名称,行政相对人代码_1（统一社会信用代码）,"
            + "行政相对人代码_2（组织机构代码）,行政相对人代码_5（居民身份证号）,法定代表人姓名,处罚结果,处罚生效期,处罚截止期,处罚机关,"
            + "当前状态,地方编码,数据更新时间戳,备注 | 1",
        "CF_WSH,CF_CFMC,CF_YJ,CF_XDR_MC,CF_XDR_SHXYM,CF_JDRQ,CF_JZQ,CF_XZJG | 1",
      })
  void findsTheEditionByItsTitles(String titles, int layout) {
    TitleRow row = match(titles);

    assertThat(row.layout()).isEqualTo(layout);
    assertThat(row.missing()).isEmpty();
    assertThat(row.unknown()).isEmpty();
    assertThat(row.absent()).isNotEmpty();
    assertThat(row.known()).isEqualTo(row.columns());
  }

  @Test
  void codesAreNumberedByEdition() {
    TitleRow row2018 = match("行政相对人代码_2（工商注册号）,行政相对人代码_3（组织机构代码）,违法行为类型,处罚有效期");
    TitleRow row2015 = match("行政相对人代码_2（组织机构代码）,行政相对人代码_3（工商登记码）,处罚名称,处罚截止期");

    assertThat(fields(row2018)).startsWith("registration_number", "organisation_code");
    assertThat(row2018.layout()).isEqualTo(EDITION_2018);
    assertThat(fields(row2015)).startsWith("organisation_code", "registration_number");
    assertThat(row2015.layout()).isEqualTo(EDITION_2015);
  }

  @Test
  void withoutAWholeEditionTheClosestTellsWhatIsMissing() {
    TitleRow row = match("行政相对人名称,代码_1,行政处罚决定书文号,违法行为类型,处罚依据,处罚决定日期,处罚机关,来源");

    assertThat(row.layout()).isEqualTo(EDITION_2018);
    assertThat(row.missing()).containsExactly("行政相对人代码_1（统一社会信用代码）", "处罚有效期");
    assertThat(row.unknown()).containsExactly("代码_1", "来源");
  }

  @Test
  void bracketOfTheStandardMayBeLeftOutButNoneMayBeAdded() {
    assertThat(fields(match("罚款金额"))).containsExactly("amount");
    assertThat(fields(match("罚款金额【万元】"))).containsExactly("amount");
    assertThat(fields(match("罚款金额（元）"))).containsExactly("-");
    assertThat(fields(match("处罚机关（盖章）"))).containsExactly("-");
  }

  @Test
  void secondColumnOfATitleIsUnknown() {
    TitleRow row = match("处罚机关,CF_CFJG");

    assertThat(fields(row)).containsExactly("department", "-");
    assertThat(row.unknown()).containsExactly("CF_CFJG");
  }

  @Test
  void columnsOfAReplayAreRecognised() {
    TitleRow row = match("处罚机关,拒收原因,credlake_line,ＣＲＥＤＬＡＫＥ_delivery,credlake_line");

    assertThat(row.originLine()).isEqualTo(2);
    assertThat(row.originDelivery()).isEqualTo(3);
    assertThat(row.unknown()).containsExactly("credlake_line");
    assertThat(match("处罚机关").originLine()).isEqualTo(-1);
    assertThat(match("处罚机关").originDelivery()).isEqualTo(-1);
  }

  @Test
  void columnsOfALayoutStandInItsOrderBeforeThoseOfTheOrigin() {
    TitleRow row = TitleRow.ofLayout(Feed.PENALTY, EDITION_2015);
    int columns = Feed.PENALTY.layouts().get(EDITION_2015).columns().size();

    assertThat(row.layout()).isEqualTo(EDITION_2015);
    assertThat(row.columns()).isEqualTo(columns + 2);
    assertThat(Arrays.stream(row.contractColumns()).limit(columns).toArray())
        .isEqualTo(IntStream.range(0, columns).toArray());
    assertThat(row.originDelivery()).isEqualTo(columns);
    assertThat(row.originLine()).isEqualTo(columns + 1);
    assertThat(row.missing()).isEmpty();
  }

  @Test
  void valuesMayBeNamedByFieldButTitlesNot() {
    assertThat(TitleRow.matchNames(List.of("document_no"), Feed.PENALTY).known()).isEqualTo(1);
    assertThat(match("document_no").known()).isZero();
  }

  private static TitleRow match(String titles) {
    return TitleRow.match(CsvRows.firstRow(titles), Feed.PENALTY);
  }

  private static List<String> fields(TitleRow row) {
    return IntStream.range(0, row.columns())
        .mapToObj(i -> row.column(Feed.PENALTY, i))
        .map(column -> column == null ? "-" : field(column))
        .toList();
  }

  private static String field(Column column) {
    return column.field() == null ? column.type().name() : column.field();
  }
}
