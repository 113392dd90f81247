package io.credlake.web.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.trino.query.Columns;
import io.credlake.web.sql.ResultTable.Order;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Order and pages of the rows that are kept, and the chart that they suggest. */
class ResultTableTest {

  private static final Columns COLUMNS =
      new Columns(
          List.of("region", "rate"),
          List.of(Types.VARCHAR, Types.DECIMAL),
          List.of("varchar", "decimal(5,2)"));

  private static ResultTable table(String[]... rows) {
    return new ResultTable(COLUMNS, List.of(rows), false);
  }

  private static String[] row(String... cells) {
    return cells;
  }

  @ParameterizedTest
  @CsvSource({
    "-1, false, b a c d",
    "0, false, a b c d",
    "0, true, d c b a",
    // by number and not by text; null is last either way
    "1, false, a b d c",
    "1, true, d b a c",
    "7, true, b a c d",
  })
  void rowsAreOrderedByAColumn(int column, boolean descending, String regions) {
    ResultTable table = table(row("b", "9.5"), row("a", "-2"), row("c", null), row("d", "10"));
    assertThat(table.page(new Order(column, descending), 1, 10))
        .extracting(cells -> cells[0])
        .containsExactly(regions.split(" "));
  }

  @Test
  void notANumberIsOrderedBesideTheLargest() {
    Columns doubles =
        new Columns(
            List.of("region", "rate"),
            List.of(Types.VARCHAR, Types.DOUBLE),
            List.of("varchar", "double"));
    ResultTable table =
        new ResultTable(
            doubles,
            List.of(row("a", "NaN"), row("b", "-Infinity"), row("c", "1.5E10"), row("d", "-3.0")),
            false);
    assertThat(table.page(new Order(1, false), 1, 10))
        .extracting(cells -> cells[0])
        .containsExactly("b", "d", "c", "a");
  }

  @ParameterizedTest
  @CsvSource({"1, 1 2 3", "3, 7", "9, 7", "0, 1 2 3", "-5, 1 2 3"})
  void aPageBeyondTheLastIsTheLast(int page, String numbers) {
    List<String[]> rows = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      rows.add(row("r", "" + i));
    }
    ResultTable table = new ResultTable(COLUMNS, rows, true);
    assertThat(table.pages(3)).isEqualTo(3);
    assertThat(table.page(Order.AS_GIVEN, page, 3))
        .extracting(cells -> cells[1])
        .containsExactly(numbers.split(" "));
  }

  @Test
  void anEmptyResultHasOneEmptyPageAndNoChart() {
    assertThat(table().pages(100)).isOne();
    assertThat(table().page(new Order(1, true), 1, 100)).isEmpty();
    assertThat(ResultChart.of(table(), Order.AS_GIVEN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2017-12, 2018-12, true",
    "2018Q1, 2018Q2, true",
    "2018, 2019, true",
    "2018-01-01, 2018-02-01, true",
    "330000, 320000, false",
    "浙江, 江苏, false",
  })
  void timesMakeLinesAndAllElseBars(String first, String second, boolean isLine) {
    ResultChart chart =
        ResultChart.of(table(row(first, "1.5"), row(second, null)), Order.AS_GIVEN).orElseThrow();
    assertThat(chart.isLine()).isEqualTo(isLine);
    assertThat(chart.labels()).containsExactly(first, second);
    assertThat(chart.series()).extracting(ResultChart.Series::name).containsExactly("rate");
    // missing is not zero
    assertThat(chart.series().getFirst().values().get(1)).isNull();
  }

  @Test
  void aChartNeedsANumberAndATextOrYears() {
    Columns numbers =
        new Columns(
            List.of("n", "m"), List.of(Types.BIGINT, Types.BIGINT), List.of("bigint", "bigint"));
    ResultTable plain = new ResultTable(numbers, List.<String[]>of(row("1", "2")), false);
    ResultTable years = new ResultTable(numbers, List.<String[]>of(row("2018", "2")), false);
    assertThat(ResultChart.of(plain, Order.AS_GIVEN)).isEmpty();
    assertThat(ResultChart.of(years, Order.AS_GIVEN).orElseThrow().axis()).isEqualTo("n");
  }
}
