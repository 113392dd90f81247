package io.credlake.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.credlake.code.CodeLists;
import io.credlake.code.Regions;
import io.credlake.rate.Period;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Literal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** What an address or a panel's file says is refused with a message, or means one thing. */
class FiltersFuzzTest {

  private static final Period NEWEST = Period.parse("2018");

  private static Regions regions;

  @BeforeAll
  static void load() throws IOException {
    regions = CodeLists.load(Path.of("../conf/codes")).regions();
  }

  @Timeout(600)
  @FuzzTest(maxDuration = "2m")
  void address(byte[] lines) {
    String[] given = new String(lines, UTF_8).split("\n", 4);
    Filters filters;
    Parameters parameters;
    try {
      filters = new Filters(at(given, 0), at(given, 1), at(given, 2), at(given, 3));
      parameters = Parameters.of(filters, NEWEST, regions);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("Invalid ");
      return;
    }
    assertThat(new Filters(filters.release(), filters.period(), filters.region(), filters.field()))
        .isEqualTo(filters);
    assertThat(URI.create(filters.on("/page")).getPath()).isEqualTo("/page");
    SqlParser parser = new SqlParser();
    for (Parameter parameter : Parameter.values()) {
      assertThat(parser.createExpression(parameters.literal(parameter)))
          .isInstanceOf(Literal.class);
    }
  }

  @Timeout(600)
  @FuzzTest(maxDuration = "2m")
  void namedSql(byte[] text) {
    NamedSql sql;
    try {
      sql = NamedSql.parse(new String(text, UTF_8), "panel.sql");
    } catch (PanelException e) {
      assertThat(e.getMessage()).startsWith("Invalid ");
      return;
    }
    assertThat(sql.line()).isPositive();
    assertThat(sql.sql().lines().count()).isEqualTo(sql.text().lines().count());
    assertThat(sql.sql().chars().filter(c -> c == '?').count())
        .isGreaterThanOrEqualTo(sql.parameters().size());
  }

  private static String at(String[] given, int place) {
    return place < given.length ? given[place] : null;
  }
}
