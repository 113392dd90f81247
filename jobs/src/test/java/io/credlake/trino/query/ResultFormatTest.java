package io.credlake.trino.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The formats over results of another database; values of Trino's types are in TrinoServerTest. */
class ResultFormatTest {

  private static final String ROWS =
      """
      SELECT '江苏' AS "省", 18718 AS rows_read, '' AS note
      UNION ALL SELECT NULL, 7, 'a "b", c'
      UNION ALL SELECT 'tab\t' || char(27) || 'end', NULL, 'x' || char(10) || 'y'
      """;

  @Test
  void tableAlignsWideCharactersAndShowsNullAndControls() throws Exception {
    assertThat(write(ResultFormat.TABLE, ROWS).lines())
        .containsExactly(
            " 省             | rows_read | note",
            "----------------+-----------+---------",
            " 江苏           |     18718 |",
            " NULL           |         7 | a \"b\", c",
            " tab\\t\\u001bend |      NULL | x\\ny");
  }

  @Test
  void csvTellsNullFromEmptyText() throws Exception {
    assertThat(write(ResultFormat.CSV, ROWS))
        .isEqualTo(
            "省,rows_read,note\n江苏,18718,\"\"\n,7,\"a \"\"b\"\", c\"\n"
                + "tab\t\u001bend,,\"x\ny\"\n");
  }

  @Test
  void jsonIsAnArrayWithARowPerLine() throws Exception {
    assertThat(write(ResultFormat.JSON, ROWS))
        .isEqualTo(
            """
            [
            {"省":"江苏","rows_read":18718,"note":""},
            {"省":null,"rows_read":7,"note":"a \\"b\\", c"},
            {"省":"tab\\t\\u001Bend","rows_read":null,"note":"x\\ny"}
            ]
            """);
  }

  @Test
  void jsonOfNothingIsAnEmptyArray() throws Exception {
    assertThat(write(ResultFormat.JSON, "SELECT 1 AS a WHERE 1 = 0")).isEqualTo("[\n]\n");
  }

  @ParameterizedTest
  @EnumSource
  void writesMoreRowsThanATableMeasures(ResultFormat format) throws Exception {
    String sql =
        """
        WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 12345)
        SELECT n AS number FROM t
        """;
    String text = write(format, sql);
    assertThat(text).contains("12345");
    assertThat(text.lines().filter(line -> line.matches(".*\\d.*"))).hasSize(12345);
  }

  private static String write(ResultFormat format, String sql) throws SQLException, IOException {
    StringWriter out = new StringWriter();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      format.writer().write(rows, out);
    }
    return out.toString();
  }
}
