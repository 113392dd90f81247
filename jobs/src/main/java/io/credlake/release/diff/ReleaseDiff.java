package io.credlake.release.diff;

import io.credlake.code.Region;
import io.credlake.release.Releases.Standing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which figures of one release are others in another, and why.
 *
 * <p>Coverage by month, indicators, progress and indices are held against each other by their keys;
 * only what was stored is compared, so that no rounding makes a difference. A difference is laid to
 * what came between the releases and can move that figure: rows of its region, senders and field
 * from its month or before, or another definition; a sender that is heard for the first time moves
 * the status of all its cells. Where several can, all are named; it is not told how much of a
 * difference each of them makes.
 */
public final class ReleaseDiff {

  private static final int DECEMBER = 12;

  private final Connection connection;
  private final DiffQueries queries;

  /** Whether the later release is held against the earlier one: causes are what came in between. */
  private final boolean isBackward;

  private final LocalDate firstAsOf;
  private final LocalDate firstMonth;
  private final News news;
  private final Set<String> redefined;
  private final boolean rulesChanged;
  private final Map<String, List<String>> senders = new HashMap<>();

  /** Causes of the differences of an indicator, by commitment, region and year. */
  private final Map<String, Set<Cause>> indicatorCauses = new HashMap<>();

  /**
   * A comparison.
   *
   * @param connection to the lake, not to one of the releases
   * @param changed what of the configuration is other in the second
   */
  public ReleaseDiff(Connection connection, Standing first, Standing second, ChangedConf changed)
      throws SQLException {
    this.connection = connection;
    this.isBackward = first.createdAt().isAfter(second.createdAt());
    Standing earlier = isBackward ? second : first;
    Standing later = isBackward ? first : second;
    this.queries = new DiffQueries(earlier.point().name(), later.point().name());
    this.firstAsOf = earlier.asOf();
    this.rulesChanged = changed.hasRules();
    this.news = NewsQuery.read(connection, earlier.point().name(), later.point().name());
    this.redefined = texts(queries.redefined());
    this.firstMonth = LocalDate.parse(texts(queries.firstMonth()).iterator().next());
    read(
        queries.senders(),
        row ->
            senders
                .computeIfAbsent(row.getString("commitment"), id -> new ArrayList<>())
                .add(News.ofSender(row.getString("sender"))));
  }

  /** What is read of one row. */
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /**
   * All differences: coverage, indicators, progress, indices; each by figure, region and period.
   */
  public List<Difference> differences() throws SQLException {
    List<Difference> all = new ArrayList<>();
    read(queries.coverage(), row -> all.add(coverage(row)));
    read(queries.indicators(), row -> all.add(indicator(row)));
    read(queries.progress(), row -> all.add(progress(row)));
    Map<String, Set<String>> inputs = changedInputs();
    read(queries.indices(), row -> all.add(index(row, inputs)));
    return all;
  }

  private Difference coverage(ResultSet row) throws SQLException {
    String region = row.getString("region");
    LocalDate month = LocalDate.parse(row.getString("month"));
    String facet = row.getString("facet");
    String member = row.getString("member");
    boolean told = facet.equals("field") || facet.equals("department");
    List<String> groups =
        List.of("registers", told && member != null ? News.ofFacet(facet, member) : "records");
    Set<Cause> causes = news.causes(groups, region, month);
    if (rulesChanged) {
      causes.add(Cause.METHOD);
    }
    return difference("coverage", row, region, month, causes);
  }

  private Difference indicator(ResultSet row) throws SQLException {
    String commitment = row.getString("commitment");
    String region = row.getString("region");
    LocalDate month = LocalDate.parse(row.getString("month"));
    Set<Cause> causes = causes(commitment, region, month);
    if (causes.isEmpty() && row.getBoolean("heard")) {
      // Where a sender is heard for the first time, all regions and months of it have a status.
      causes = causes(commitment, Region.NATION, LocalDate.MAX);
    }
    Difference difference = difference("indicator", row, region, month, causes);
    indicatorCauses
        .computeIfAbsent(
            commitment + " " + region + " " + month.getYear(), key -> EnumSet.noneOf(Cause.class))
        .addAll(difference.causes());
    return difference;
  }

  /** What moves an indicator: rows of those who tell it or, if none came, of anyone. */
  private Set<Cause> causes(String commitment, String region, LocalDate month) {
    Set<Cause> causes = news.causes(senders.getOrDefault(commitment, List.of()), region, month);
    if (causes.isEmpty()) {
      causes = news.causes(List.of(News.ANY), region, month);
    }
    if (redefined.contains(commitment)) {
      causes.add(Cause.METHOD);
    }
    return causes;
  }

  private Difference progress(ResultSet row) throws SQLException {
    String commitment = row.getString("commitment");
    String region = row.getString("region");
    LocalDate month = YearMonth.of(row.getInt("year"), DECEMBER).atDay(1);
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    // An assessment rests on the values of all years up to its own.
    for (int year = month.getYear(); year > month.getYear() - 10; year--) {
      causes.addAll(indicatorCauses.getOrDefault(commitment + " " + region + " " + year, Set.of()));
    }
    if (causes.isEmpty()) {
      causes = causes(commitment, region, month);
    }
    return difference("progress", row, region, month, causes);
  }

  private Difference index(ResultSet row, Map<String, Set<String>> inputs) throws SQLException {
    String region = row.getString("region");
    LocalDate month = YearMonth.of(row.getInt("year"), DECEMBER).atDay(1);
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    if (row.getBoolean("redefined")) {
      causes.add(Cause.METHOD);
    }
    Set<String> changed = inputs.getOrDefault(row.getString("framework"), Set.of());
    for (String input : changed) {
      causes.addAll(indicatorCauses.getOrDefault(input, Set.of()));
    }
    return difference("index", row, region, month, causes);
  }

  /**
   * Inputs that differ, as commitment, region and year, by framework. Scores and ranks of all
   * regions rest on all inputs: the scale is made of them.
   */
  private Map<String, Set<String>> changedInputs() throws SQLException {
    Map<String, Set<String>> inputs = new HashMap<>();
    read(
        queries.inputs(),
        row ->
            inputs
                .computeIfAbsent(row.getString("framework"), framework -> new HashSet<>())
                .add(
                    row.getString("commitment")
                        + " "
                        + row.getString("region")
                        + " "
                        + row.getInt("year")));
    return inputs;
  }

  private Difference difference(
      String kind, ResultSet row, String region, LocalDate month, Set<Cause> found)
      throws SQLException {
    String earlier = row.getString("before");
    String later = row.getString("after");
    Set<Cause> causes = found;
    boolean outside =
        month.isBefore(firstMonth) || month.plusMonths(1).minusDays(1).isAfter(firstAsOf);
    if (earlier == null && outside) {
      causes = EnumSet.of(Cause.NEW_PERIOD);
    } else if (causes.isEmpty()) {
      causes = EnumSet.of(Cause.UNEXPLAINED);
    }
    return new Difference(
        kind,
        row.getString("figure"),
        region,
        row.getString("period"),
        isBackward ? later : earlier,
        isBackward ? earlier : later,
        causes);
  }

  private Set<String> texts(String sql) throws SQLException {
    Set<String> texts = new HashSet<>();
    read(sql, row -> texts.add(Objects.requireNonNull(row.getString(1))));
    return texts;
  }

  private void read(String sql, RowReader reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }
}
