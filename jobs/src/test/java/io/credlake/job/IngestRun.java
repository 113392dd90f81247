package io.credlake.job;

import io.credlake.flow.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the ingest job as the command does, on a lake of a test. */
record IngestRun(Path lake, Duration commitEvery) {

  static final Path CONF = Path.of("..", "conf");
  static final String FEED = "enterprise-registration";

  IngestRun(Path lake) {
    this(lake, Duration.ofSeconds(10));
  }

  IngestJob.Result ingest(Path... paths) throws Exception {
    return ingest(new StopSignal(), progress -> {}, false, paths);
  }

  IngestJob.Result ingest(
      StopSignal stop, java.util.function.Consumer<Progress> listener, boolean watch, Path... paths)
      throws Exception {
    IngestJob job =
        new IngestJob(lake, CONF, FEED, List.of(paths), watch, new EmbeddedFlink(2, commitEvery));
    return job.run(
        new IngestJob.Listener() {
          @Override
          public void waitingFor(String holder) {}

          @Override
          public void progress(Progress progress) {
            listener.accept(progress);
          }
        },
        stop);
  }
}
