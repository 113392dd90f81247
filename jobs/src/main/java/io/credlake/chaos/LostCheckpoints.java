package io.credlake.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of checkpoints is gone after a commit, so that the next checkpoint fails. */
final class LostCheckpoints implements Fault {

  /** A job's folder, named by 32 hexadecimal digits, in that of its run. */
  private static final String JOB = "[0-9a-f]{32}";

  @Override
  public Name name() {
    return new Name("lost-checkpoints", "提交之后检查点失败", "checkpoint fails after the commit");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    IngestProcess ingest = trial.launch().watching();
    trial.awaitFirstDeliveries(ingest);
    List<Path> jobs = jobs(trial.lake().resolve("flink/ingest"));
    if (jobs.isEmpty()) {
      throw new ChaosException("Cannot inject fault, no checkpoints in: " + trial.lake());
    }
    for (Path job : jobs) {
      Files.move(job, trial.folder().resolve(job.getFileName()));
      Files.createFile(job);
    }
    trial.injected();
    trial.awaitEnd(ingest);
  }

  private static List<Path> jobs(Path runs) throws IOException {
    try (Stream<Path> folders = Files.walk(runs, 2)) {
      return folders.filter(folder -> folder.getFileName().toString().matches(JOB)).toList();
    }
  }
}
