package io.credlake.chaos;

import io.credlake.lake.CoverageStanding;
import io.credlake.lake.Lake;

/** The ingest is killed when coverage has counted some deliveries and has others before it. */
final class KilledCoverage implements Fault {

  @Override
  public Name name() {
    return new Name("kill-coverage", "覆盖计数中途被强制终止", "killed while coverage is counted");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    IngestProcess ingest = trial.launch().watching();
    trial.awaitFirstDeliveries(ingest);
    try (Lake lake = Lake.open(trial.lake())) {
      trial.await(
          "coverage that is behind",
          ingest,
          () -> CoverageStanding.of(lake).filter(last -> !last.isCurrent(lake)).isPresent());
    }
    ingest.kill();
    trial.injected();
  }
}
