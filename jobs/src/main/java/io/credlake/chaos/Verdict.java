package io.credlake.chaos;

import io.credlake.check.Comparison;
import io.credlake.check.TruthCheck;
import io.credlake.check.ViewChecks;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a lake is found to be when it is held against the truth and against itself.
 *
 * @param cells of the truth that were compared
 * @param differences in words
 */
record Verdict(long cells, List<String> differences) {

  /** Holds the lake of a trial against every file of its truth, and runs what must hold. */
  static Verdict of(Trial trial) throws IOException, InterruptedException, SQLException {
    List<String> differences = new ArrayList<>();
    long cells = 0;
    try (Lake opened = Lake.open(trial.lake())) {
      DeliveryReport.all(opened).stream()
          .filter(delivery -> !delivery.reconciles())
          .forEach(delivery -> differences.add("rows do not add up: " + delivery.source()));
    }
    TruthCheck check = new TruthCheck(trial.home().resolve("sql/checks"));
    try (Connection connection = trial.connect()) {
      for (Path truth : TruthCheck.truths(trial.inbox().resolve("truth"))) {
        Comparison comparison = check.compare(truth, connection);
        cells += comparison.cells();
        comparison
            .differences()
            .forEach(found -> differences.add(truth.getFileName() + " " + found.describe()));
      }
      new ViewChecks(trial.home().resolve("sql/views"), List.of())
          .runThoseThatFail(connection).stream()
              .filter(ViewChecks.Outcome::stops)
              .forEach(outcome -> differences.add(described(outcome)));
    }
    return new Verdict(cells, List.copyOf(differences));
  }

  private static String described(ViewChecks.Outcome outcome) {
    return "%s, %s: %s"
        .formatted(
            outcome.view(),
            outcome.check().name(),
            outcome.problem() == null ? outcome.examples() : outcome.problem());
  }
}
