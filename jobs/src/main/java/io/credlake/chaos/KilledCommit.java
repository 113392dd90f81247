package io.credlake.chaos;

import io.credlake.lake.CommitJournal;
import io.credlake.lake.Lake;

/** The ingest is killed when some tables have the files of a checkpoint and others do not. */
final class KilledCommit implements Fault {

  @Override
  public Name name() {
    return new Name("kill-commit", "提交中途被强制终止", "killed in the midst of a commit");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    IngestProcess ingest = trial.launch().watching();
    trial.awaitFirstDeliveries(ingest);
    try (Lake lake = Lake.open(trial.lake())) {
      CommitJournal journal = new CommitJournal(lake);
      trial.await("next commit", ingest, () -> journal.open().isPresent());
      ingest.kill();
      if (journal.open().isEmpty()) {
        throw new ChaosException("Cannot inject fault, the commit had ended before");
      }
    }
    trial.injected();
  }
}
