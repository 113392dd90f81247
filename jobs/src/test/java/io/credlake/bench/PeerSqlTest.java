package io.credlake.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.code.CreditCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DuckDB makes of three organisations and six ratings, counted by hand. */
class PeerSqlTest {

  private static final String FIRST = code("91330102MA0000001");
  private static final String SECOND = code("91330102MA0000002");
  private static final String THIRD = code("92440106MA0000003");

  @TempDir private Path folder;

  private static String code(String start) {
    return start + CreditCode.checkCharacter(start);
  }

  @BeforeEach
  void write() throws IOException, SQLException {
    Path registers = Files.createDirectories(folder.resolve("in/saic-market-entities"));
    Path ratings = Files.createDirectories(folder.resolve("in/sat-tax-ratings"));
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(
        registers.resolve("a.csv"),
        """
        名称,统一社会信用代码,地区,行业代码,登记状态,生效日期,报送日期
        甲,%1$s,330102,C13,存续,2010-05-01,2014-01-01
        甲,%1$s,330102,C13,存续,2010-05-01,2014-01-01
        乙,%2$s,330102,F51,存续,2018-03-31,2018-04-01
        丙,%3$s,440106,,存续,2012-01-01,2014-01-01
        丁,%1$.17sI,440106,C13,存续,2012-01-01,2014-01-01
        戊,%2$s,330102,F51,注销,2019-01-01,2019-01-01
        """
            .formatted(FIRST, SECOND, THIRD));
    Files.writeString(
        ratings.resolve("a.csv"),
        """
        主体名称,统一社会信用代码,评价编号,评价事项,评价等级,评价部门,地区,评价日期,有效期至,报送日期
        甲,%1$s,R1,纳税信用,A,国家税务总局,330102,2018-01-10,2018-02-27,2018-01-11
        甲,%1$s,R2,纳税信用,B,国家税务总局,330102,2018-02-20,2018-04-30,2018-02-21
        甲,%1$s,R2,纳税信用,B,国家税务总局,330102,2018-02-20,2018-04-30,2018-02-21
        乙,%2$s,R3,纳税信用,B,国家税务总局,330102,2018-01-01,2018-03-31,2018-01-02
        丙,%3$s,R4,纳税信用,C,国家税务总局,440106,2018-13-01,2018-12-31,2018-01-02
        丙,%3$s,R5,纳税信用,C,国家税务总局,440106,2018-06-01,2018-05-01,2018-06-02
        """
            .formatted(FIRST, SECOND, THIRD));
    Path codes = Path.of("..", "conf", "codes").toAbsolutePath().normalize();
    DuckDbPipeline.run(new PeerSql(folder.resolve("in"), codes, folder.resolve("out")));
  }

  @Test
  void onlyRowsThatCheckAreKeptAndEachOnce() throws SQLException {
    assertThat(ask("SELECT name FROM '%s/subject.parquet' ORDER BY 1"))
        .containsExactly("丙", "乙", "甲");
    assertThat(ask("SELECT document_no FROM '%s/record.parquet' ORDER BY 1"))
        .containsExactly("R1", "R2", "R3");
  }

  @Test
  void coveredAreThoseWithARecordInForceAtTheEndOfTheMonth() throws SQLException {
    String nation =
        "SELECT concat_ws(' ', month, covered, subjects) FROM '%s/coverage.parquet'"
            + " WHERE level = 'nation' AND kind = 'enterprise' AND facet = 'FACET'"
            + " AND month BETWEEN DATE '2017-12-01' AND DATE '2018-05-01' ORDER BY month";
    assertThat(ask(nation.replace("FACET", "all")))
        .containsExactly(
            "2017-12-01 0 1",
            "2018-01-01 1 1",
            "2018-02-01 1 1", // by the second rating: the first ends before the month does
            "2018-03-01 2 2", // the second organisation is there on the last day, and so is R3
            "2018-04-01 1 2",
            "2018-05-01 0 2");
    assertThat(ask(nation.replace("FACET", "field")))
        .containsExactly("2018-01-01 1 1", "2018-02-01 1 1", "2018-03-01 2 2", "2018-04-01 1 2");
  }

  @Test
  void regionsOfAllLevelsAreCounted() throws SQLException {
    assertThat(
            ask(
                "SELECT concat_ws(' ', level, region, kind, covered, subjects)"
                    + " FROM '%s/coverage.parquet'"
                    + " WHERE month = DATE '2018-03-01' AND facet = 'industry' ORDER BY 1"))
        .containsExactly(
            "county 330102 enterprise 1 1",
            "county 330102 enterprise 1 1",
            "county 440106 individual_business 0 1",
            "nation 000000 enterprise 1 1",
            "nation 000000 enterprise 1 1",
            "nation 000000 individual_business 0 1",
            "prefecture 330100 enterprise 1 1",
            "prefecture 330100 enterprise 1 1",
            "prefecture 440100 individual_business 0 1",
            "province 330000 enterprise 1 1",
            "province 330000 enterprise 1 1",
            "province 440000 individual_business 0 1");
  }

  @Test
  void whoCountsOtherwiseIsTold() throws IOException, SQLException {
    Path counted = folder.resolve("counted.csv");
    String files = folder.resolve("out/coverage.parquet").toString();
    List<String> rows =
        ask(
            "SELECT concat_ws(',', month, level, region, kind, facet, coalesce(member, ''),"
                + " covered, subjects) FROM '%s/coverage.parquet' ORDER BY 1");
    Files.write(counted, rows);
    assertThat(new CoverageAgreement(counted).check("DuckDB", files)).isEqualTo(rows.size());

    String first = rows.getFirst();
    rows.set(0, first.substring(0, first.lastIndexOf(',')) + ",7");
    Files.write(counted, rows);
    assertThatThrownBy(() -> new CoverageAgreement(counted).check("DuckDB", files))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "Cannot compare programs, DuckDB counts otherwise than Credlake: (Credlake|DuckDB)"
                + " 2014-01-01 county 330102 .*");
  }

  @Test
  void nothingCountedIsNoAgreement() throws IOException, SQLException {
    Path counted = Files.createFile(folder.resolve("nothing.csv"));
    Path empty = folder.resolve("empty.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (FROM '%s' LIMIT 0) TO '%s'"
              .formatted(folder.resolve("out/coverage.parquet"), empty));
    }
    assertThatThrownBy(() -> new CoverageAgreement(counted).check("DuckDB", empty.toString()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot compare programs, nothing was counted: " + counted);
  }

  private List<String> ask(String sql) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(folder.resolve("out")))) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }
}
