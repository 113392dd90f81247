package io.credlake.lake;

import io.credlake.code.Region;
import io.credlake.fact.CountTables;
import io.credlake.index.store.IndexInput;
import io.credlake.index.store.IndexInputs;
import io.credlake.indicator.Value.Status;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** Values of indicators by province and year, as a round of coverage left them. */
public final class YearlyValues {

  private static final List<String> COLUMNS =
      List.of(
          "round",
          "commitment",
          "region",
          "department",
          "field",
          "month",
          "status",
          "numerator",
          "denominator",
          "value");

  private record Newest(long round, IndexInput value) {}

  private YearlyValues() {}

  /**
   * The values of some commitments: of each province and year the one of the newest round.
   *
   * @param standing round up to which
   */
  public static IndexInputs of(
      Lake lake, CoverageStanding standing, Collection<String> commitments) {
    Expression wanted =
        Expressions.and(
            Expressions.in("commitment", commitments),
            Expressions.and(
                Expressions.equal("generation", standing.generation()),
                Expressions.lessThanOrEqual("round", standing.round())),
            Expressions.equal("kind_of_period", "year"),
            Expressions.notEqual("region", Region.NATION),
            Expressions.isNull("department"),
            Expressions.isNull("field"));
    Map<List<Object>, Newest> newest = new HashMap<>();
    lake.read(
        CountTables.INDICATOR_VALUE,
        wanted,
        COLUMNS,
        row -> {
          Newest found = new Newest((Long) row.getField("round"), input(row));
          newest.merge(
              List.of(found.value().commitment(), found.value().region(), found.value().year()),
              found,
              (a, b) -> a.round() > b.round() ? a : b);
        });
    return new IndexInputs(newest.values().stream().map(Newest::value).toList());
  }

  private static IndexInput input(Record row) {
    return new IndexInput(
        (String) row.getField("commitment"),
        (String) row.getField("region"),
        ((LocalDate) row.getField("month")).getYear(),
        Status.valueOf(((String) row.getField("status")).toUpperCase(Locale.ROOT)),
        number(row, "value"),
        number(row, "numerator"),
        number(row, "denominator"));
  }

  private static double number(Record row, String column) {
    Double number = (Double) row.getField(column);
    return number == null ? Double.NaN : number;
  }
}
