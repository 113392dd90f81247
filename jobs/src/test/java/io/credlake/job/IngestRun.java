package io.credlake.job;

import io.credlake.flow.FileIntake;
import io.credlake.flow.Inlet;
import io.credlake.flow.Intake;
import io.credlake.flow.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the ingest job as the command does, on a lake of a test. */
record IngestRun(Path lake, Path conf, Duration commitEvery) {

  static final Path CONF = Path.of("..", "conf");
  static final String FEED = "enterprise-registration";

  IngestRun(Path lake) {
    this(lake, Duration.ofSeconds(10));
  }

  IngestRun(Path lake, Duration commitEvery) {
    this(lake, CONF, commitEvery);
  }

  IngestJob.Result ingest(Path... paths) throws Exception {
    return ingest(new StopSignal(), progress -> {}, false, paths);
  }

  IngestJob.Result ingestAll(Path... folders) throws Exception {
    return ingest(
        new StopSignal(), progress -> {}, false, Stream.of(folders).map(Inlet::ofAll).toList());
  }

  IngestJob.Result ingest(
      StopSignal stop, Consumer<Progress> listener, boolean watch, Path... paths) throws Exception {
    return ingest(
        stop, listener, watch, Stream.of(paths).map(path -> Inlet.of(FEED, path)).toList());
  }

  private IngestJob.Result ingest(
      StopSignal stop, Consumer<Progress> listener, boolean watch, List<Inlet> inlets)
      throws Exception {
    return ingest(stop, listener, Intake.of(new FileIntake(inlets, watch)));
  }

  IngestJob.Result ingest(StopSignal stop, Consumer<Progress> listener, Intake intake)
      throws Exception {
    IngestJob job = new IngestJob(lake, conf, intake, new EmbeddedFlink(2, commitEvery));
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
