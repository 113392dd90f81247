package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.credlake.fact.DeliveryTables;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 308,084 real registrations, with the counts known of them. */
class RealRegistrationsTest {

  private static final Path REAL = Path.of("..", "..", "shared", "feeds", "registrations");

  @TempDir private Path folder;

  @BeforeEach
  void realDataIsThere() {
    if (!Files.isDirectory(REAL)) {
      System.err.println("SKIPPED: no real registrations at ../shared/feeds/registrations");
    }
    assumeThat(REAL).isDirectory();
  }

  @Test
  void countsAreThoseKnown() throws Exception {
    LakeContents contents = new LakeContents(folder);

    new IngestRun(folder).ingest(REAL);

    assertThat(contents.sum(DeliveryTables.DELIVERY_LOG, "rows_read")).isEqualTo(308_084);
    assertThat(contents.sum(DeliveryTables.DELIVERY_LOG, "rows_accepted")).isEqualTo(307_427);
    assertThat(contents.sum(DeliveryTables.DELIVERY_LOG, "rows_rejected")).isEqualTo(657);
    assertThat(contents.sum(DeliveryTables.DELIVERY_LOG, "rows_duplicate")).isZero();
    assertThat(rejections(contents, "code.invalid")).isEqualTo(649);
    assertThat(rejections(contents, "region.unknown")).isEqualTo(7);
    assertThat(rejections(contents, "columns.count")).isEqualTo(1);
    assertThat(contents.sum(DeliveryTables.DELIVERY_REGION, "rows_valid")).isEqualTo(307_434);
  }

  private static long rejections(LakeContents contents, String reason) throws Exception {
    return contents.rows(DeliveryTables.REJECTION).stream()
        .filter(row -> row.getField("reason").equals(reason))
        .count();
  }
}
