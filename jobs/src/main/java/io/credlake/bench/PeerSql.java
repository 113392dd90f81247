package io.credlake.bench;

import io.credlake.code.CreditCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * What a peer in the pipeline benchmark runs, in its own dialect: from the generated files to facts
 * and to coverage, which is one query for all of them.
 *
 * @param in folder of the deliveries
 * @param codes folder of the code lists
 * @param out folder for what it writes
 */
record PeerSql(Path in, Path codes, Path out) {

  /** The months whose ends are counted: the first, and the one after the last. */
  static final LocalDate FIRST_MONTH = LocalDate.of(2014, 1, 1);

  static final LocalDate AFTER_LAST_MONTH = LocalDate.of(2021, 1, 1);

  /** Where peers differ. */
  enum Dialect {
    DUCKDB("duckdb.sql", '"', "unnest(range(", "))"),
    SPARK("spark.sql", '`', "explode(sequence(", "- 1))");

    private final String resource;
    private final char quote;
    private final String each;
    private final String end;

    Dialect(String resource, char quote, String each, String end) {
      this.resource = resource;
      this.quote = quote;
      this.each = each;
      this.end = end;
    }
  }

  /** The statements, in order. */
  List<String> statements(Dialect dialect) {
    String code = dialect.quote + "统一社会信用代码" + dialect.quote;
    String text =
        text(dialect.resource)
            .replace("${coverage}", text("coverage.sql").strip())
            .replace("${each}", dialect.each)
            .replace("${end}", dialect.end)
            .replace("${validCode}", validCode("c." + code))
            .replace("${in}", in.toString())
            .replace("${codes}", codes.toString())
            .replace("${out}", out.toString())
            .replace("${firstDay}", FIRST_MONTH.toString())
            .replace("${lastDay}", AFTER_LAST_MONTH.toString())
            .replace("${first}", number(FIRST_MONTH))
            .replace("${last}", number(AFTER_LAST_MONTH));
    return Arrays.stream(text.split(";\\R", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  private static String number(LocalDate month) {
    return Integer.toString(month.getYear() * 12 + month.getMonthValue());
  }

  /** The check of GB 32100-2015 on a column, as all SQL has it. */
  static String validCode(String column) {
    StringBuilder sum = new StringBuilder();
    int weight = 1;
    for (int i = 1; i < CreditCode.LENGTH; i++) {
      String value =
          "(instr('%s', substr(%s, %d, 1)) - 1)".formatted(CreditCode.ALPHABET, column, i);
      sum.append(i == 1 ? "" : " + ").append(weight).append(" * ").append(value);
      weight = weight * 3 % 31;
    }
    return """
    length(%1$s) = 18 AND translate(%1$s, '%2$s', '') = ''
        AND substr(%1$s, 18, 1) = substr('%2$s', (31 - (%3$s) %% 31) %% 31 + 1, 1)\
    """
        .formatted(column, CreditCode.ALPHABET, sum);
  }

  private static String text(String resource) {
    try (InputStream in = PeerSql.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read resource: " + resource, e);
    }
  }
}
