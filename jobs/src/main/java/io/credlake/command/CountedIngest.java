package io.credlake.command;

import io.credlake.flow.Intake;
import io.credlake.job.Beside;
import io.credlake.job.CoverageJob;
import io.credlake.job.IndexFollower;
import io.credlake.job.IndexJob;
import io.credlake.job.IngestJob;
import io.credlake.job.StopSignal;
import io.credlake.lineage.Lineage;
import io.credlake.lineage.LineageJob;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * An ingest with what is counted of it: coverage with the plan, then indices.
 *
 * @param job brings the deliveries in
 * @param coverage counts them
 * @param index computes indices from that
 * @param lineage is told of all of them
 * @param console shows how it goes
 * @param out takes what came of it
 */
record CountedIngest(
    IngestJob job,
    CoverageJob coverage,
    IndexJob index,
    Lineage lineage,
    IngestConsole console,
    PrintWriter out) {

  /** Only brings deliveries in. */
  IngestJob.Result factsOnly(StopSignal stop) throws Exception {
    IngestJob.Result result =
        lineage.during(LineageJob.INGEST, sources(job.intake()), () -> job.run(console, stop));
    console.summary(result, out);
    return result;
  }

  /**
   * Brings in what is there, and then counts it in one round: counted beside it, in rounds, the
   * same takes a quarter more of the cores.
   */
  IngestJob.Result toEnd(StopSignal stop) throws Exception {
    IngestJob.Result result = factsOnly(stop);
    lineage
        .during(LineageJob.COVERAGE, List.of(), () -> coverage.catchUp(stop, console::waitingFor))
        .ifPresent(standing -> console.counted(standing, out));
    IndexCommand.told(
        lineage.during(LineageJob.INDEX, List.of(), () -> index.run(stop, console::waitingFor)),
        out);
    return result;
  }

  /** Brings in what comes until it is stopped; all that came is counted then. */
  IngestJob.Result untilStopped(IndexFollower indices, StopSignal stop) throws Exception {
    Beside computed = new Beside(lineage.around(LineageJob.INDEX, indices), stop);
    Beside.Follower follower = coverage.beside(new StopSignal(), console::waitingFor);
    Beside counted = new Beside(lineage.around(LineageJob.COVERAGE, follower), stop);
    return computed.run(() -> counted.run(() -> factsOnly(stop)));
  }

  private static List<Lineage.Source> sources(Intake intake) {
    return Stream.concat(
            intake.files().stream()
                .flatMap(files -> files.inlets().stream())
                .map(inlet -> new Lineage.Source("file", inlet.path())),
            intake.topics().stream()
                .map(topic -> new Lineage.Source("kafka://" + topic.brokers(), topic.topic())))
        .toList();
  }
}
