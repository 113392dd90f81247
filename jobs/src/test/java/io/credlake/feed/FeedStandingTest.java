package io.credlake.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import io.credlake.lake.DeliveryReport;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedStandingTest {

  private static final LocalDate DAY = LocalDate.of(2018, 4, 10);

  private static FeedContract contract(String period, String rest) {
    return FeedContracts.parse(
        """
        feed: f
        version: 1
        title: {zh: 甲, en: A}
        sender: SAIC
        shape: milestone
        format: csv
        encodings: UTF-8
        missing: [""]
        constants: {item_kind: rule, state: issued}
        columns:
          - {title: 甲, field: item, type: text, required: true}
          - {title: 乙, field: event_date, type: date, required: true}
        key: [item]
        grade: public
        legal_basis: none
        period: %s
        %s
        """
            .formatted(period, rest),
        "f.yaml");
  }

  private static DeliveryReport delivery(
      String status, long rejected, String reconciliation, LocalDate periodTo) {
    return new DeliveryReport(
        "f",
        "0".repeat(64),
        "SAIC",
        "f.csv",
        status,
        null,
        200,
        200 - rejected,
        0,
        rejected,
        0,
        reconciliation,
        periodTo == null ? null : periodTo.withDayOfMonth(1),
        periodTo,
        DAY,
        "csv",
        "f",
        "UTF-8",
        DAY.atStartOfDay().toInstant(ZoneOffset.UTC),
        Map.of(),
        Map.of());
  }

  private static String text(FeedContract contract, LocalDate asOf, DeliveryReport... deliveries) {
    return FeedStanding.of(contract, List.of(deliveries), asOf).text();
  }

  @Test
  void healthComesFromTheLastDelivery() {
    FeedContract contract = contract("on_change", "");
    assertThat(text(contract, DAY)).isEqualTo("never 未报送");
    assertThat(text(contract, DAY.minusDays(1), delivery("accepted", 0, "met", null)))
        .isEqualTo("never 未报送");
    assertThat(text(contract, DAY, delivery("accepted", 0, "not_declared", null)))
        .isEqualTo("ok 正常");
    assertThat(text(contract, DAY, delivery("partial", 3, "met", null)))
        .isEqualTo("partial 部分拒收 (1.5 %)");
    assertThat(text(contract, DAY, delivery("refused", 0, "not_declared", null)))
        .isEqualTo("refused 已拒收");
    assertThat(text(contract, DAY, delivery("partial", 3, "not_met", null)))
        .isEqualTo("unreconciled 对账不符");
    assertThat(text(contract, DAY.plusYears(9), delivery("accepted", 0, "met", null)))
        .isEqualTo("ok 正常");
  }

  @ParameterizedTest
  @CsvSource({
    "daily,     '',                                2018-04-11",
    "stream,    'timeliness: {days: 2}',           2018-04-13",
    "monthly,   '',                                2018-04-30",
    "monthly,   'timeliness: {days: 5, working: true}', 2018-05-07",
    "quarterly, '',                                2018-06-30",
    "yearly,    'timeliness: {days: 10}',          2019-04-10",
  })
  void feedIsOverdueWhenTheNextDeliveryShouldHaveCome(
      String period, String rest, LocalDate lastInTime) {
    boolean dated = !period.equals("daily") && !period.equals("stream");
    DeliveryReport last = delivery("accepted", 0, "met", dated ? LocalDate.of(2018, 3, 31) : null);
    FeedContract contract = contract(period, rest);
    assertThat(text(contract, lastInTime, last)).isEqualTo("ok 正常");
    assertThat(text(contract, lastInTime.plusDays(1), last)).isEqualTo("overdue 逾期");
    FeedContract over = contract(period, rest + "\nin_force: {to: 2018-03-31}");
    assertThat(text(over, lastInTime.plusDays(1), last)).isEqualTo("ok 正常");
  }
}
