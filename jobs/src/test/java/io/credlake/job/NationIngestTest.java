package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.check.Comparison;
import io.credlake.check.TruthCheck;
import io.credlake.generate.nation.Nation;
import io.credlake.generate.nation.NationOptions;
import io.credlake.trino.TrinoServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generated nation goes through all feeds, and every number of its truth is met in Trino. */
class NationIngestTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @AfterEach
  void leaveNoServerBehind() throws Exception {
    TrinoServer.forLake(HOME, folder.resolve("lake")).stop();
  }

  @Test
  void everyCountOfTheTruthIsMet() throws Exception {
    Path nation = folder.resolve("nation");
    new Nation(new NationOptions(800, 7, 2018, 2018), HOME.resolve("conf"))
        .write(nation, rows -> {});

    new IngestRun(folder.resolve("lake")).ingestAll(nation);
    CoverageJob.of(folder.resolve("lake"), HOME.resolve("conf"), EmbeddedFlink.ofThisMachine())
        .catchUp(new StopSignal(), holder -> {});

    Map<String, String> outcome = new TreeMap<>();
    TruthCheck check = new TruthCheck(HOME.resolve("sql/checks"));
    TrinoServer server = TrinoServer.forLake(HOME, folder.resolve("lake"));
    try (Connection connection = server.ensureRunning(elapsed -> {}).connect()) {
      for (Path truth : TruthCheck.truths(nation.resolve("truth"))) {
        Comparison comparison = check.compare(truth, connection);
        assertThat(comparison.cells()).as(truth.toString()).isPositive();
        comparison.differences().stream()
            .limit(5)
            .forEach(
                difference ->
                    outcome.merge(
                        truth.getFileName().toString(),
                        difference.describe(),
                        (a, b) -> a + "; " + b));
      }
    }
    assertThat(outcome).isEmpty();
  }
}
