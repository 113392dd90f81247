package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.credlake.code.Regions;
import io.credlake.fact.Reason;
import io.credlake.generate.GeneratedRegistrations;
import io.credlake.generate.GeneratedRegistrations.Truth;
import io.credlake.trino.TrinoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files to an answer: real Flink, real Iceberg files, a real Trino of its own. */
class WholeWayTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path REAL = HOME.resolve("../shared/feeds/registrations").normalize();

  @TempDir private Path folder;

  @AfterEach
  void leaveNoServerBehind() throws Exception {
    TrinoServer.forLake(HOME, folder.resolve("lake")).stop();
  }

  @Test
  void codeValidityOfAGeneratedNationIsAsItsGeneratorSays() throws Exception {
    GeneratedRegistrations generator =
        new GeneratedRegistrations(Regions.load(HOME.resolve("conf/codes/regions.csv")), 11);
    generator.writeFolder(folder.resolve("input"), 30_000);
    Truth truth = generator.truth();

    new IngestRun(folder.resolve("lake")).ingest(folder.resolve("input"));

    assertThat(
            ask(
                "SELECT sum(rows_read), sum(wrong_codes), sum(double_codes), count(*)"
                    + " FROM policy.code_validity"))
        .containsExactly(
            List.of(
                truth.rows(),
                truth.rejected().get(Reason.CODE_INVALID),
                truth.doubleCodes(),
                32L)); // 31 provinces and the rows of none
    assertThat(
            ask(
                "SELECT sum(rows_accepted), sum(rows_duplicate) FROM ops.delivery"
                    + " WHERE rows_read = rows_accepted + rows_rejected + rows_duplicate"))
        .containsExactly(List.of(truth.accepted(), truth.duplicates()));
    assertThat(ask("SELECT count(*) FROM core.subject")).containsExactly(List.of(truth.accepted()));
    assertThat(ask("SELECT name_en FROM ref.region WHERE code = '320000'"))
        .containsExactly(List.of("Jiangsu"));
  }

  @Test
  void codeValidityOfTheRealRegistrationsIsThatKnown() throws Exception {
    if (!Files.isDirectory(REAL)) {
      System.err.println("SKIPPED: no real registrations at ../shared/feeds/registrations");
    }
    assumeThat(REAL).isDirectory();
    new IngestRun(folder.resolve("lake")).ingest(REAL);

    assertThat(
            ask(
                "SELECT rows_read, rows_valid, subjects, wrong_codes, double_codes"
                    + " FROM policy.code_validity WHERE province_zh = '江苏'"))
        .containsExactly(List.of(18_718L, 18_095L, 18_095L, 623L, 0L));
    assertThat(ask("SELECT sum(rows_read), sum(rows_valid) FROM policy.code_validity"))
        .containsExactly(List.of(308_084L, 307_434L));
    assertThat(
            ask(
                "SELECT rows_read, rows_valid FROM policy.code_validity"
                    + " WHERE province_code IS NULL"))
        .containsExactly(List.of(8L, 7L));
  }

  private List<List<Object>> ask(String sql) throws SQLException, InterruptedException {
    return new Trino(folder.resolve("lake")).ask(sql);
  }
}
