package io.credlake.command;

import io.credlake.flow.FileIntake;
import io.credlake.flow.Inlet;
import io.credlake.flow.Intake;
import io.credlake.flow.TopicIntake;
import io.credlake.job.CoverageJob;
import io.credlake.job.FlinkEngine;
import io.credlake.job.IndexFollower;
import io.credlake.job.IndexJob;
import io.credlake.job.IngestJob;
import io.credlake.job.StopSignal;
import io.credlake.lake.LakePlace;
import io.credlake.lineage.Lineage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake ingest}: brings deliveries into the lake. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Bring deliveries into the lake.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every delivery was taken, or was in the lake already; or what has no end was stopped",
      "1:a delivery was refused or could not be read, the job failed, or indices in the end",
      "2:the command was not understood",
      "130:stopped; running the same command again completes the work"
    })
final class IngestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private EngineOption flink;

  @Parameters(
      arity = "0..*",
      paramLabel = "FEED PATH...",
      description = "Feed (a contract in conf/feeds), and its files or folders.")
  private List<String> feedAndPaths = List.of();

  @Option(
      names = "--all",
      paramLabel = "DIR",
      description = "Folder with a folder of deliveries for each feed.")
  private List<Path> folders = List.of();

  @Option(names = "--watch", description = "Follow the folders until stopped.")
  private boolean watch;

  @Option(
      names = "--kafka",
      paramLabel = "BROKERS",
      description = "Read messages of topics, one row each, until stopped; e.g. host:9092.")
  private String brokers;

  @Option(
      names = "--topic",
      paramLabel = "FEED=TOPIC",
      description = "Topic whose messages are rows of a feed; may be given for each feed.")
  private Map<String, String> topics = Map.of();

  @Option(names = "--to-end", description = "Read the topics to their present ends only.")
  private boolean toEnd;

  @Option(
      names = "--kafka-property",
      paramLabel = "KEY=VALUE",
      description = "A setting of Kafka's clients, e.g. security.protocol=SASL_SSL.")
  private Map<String, String> kafkaProperties = Map.of();

  @Option(
      names = "--no-coverage",
      description =
          "Leave it to a later run, or to coverage rebuild, to count coverage and indices.")
  private boolean withoutCoverage;

  @Option(
      names = "--commit-every",
      paramLabel = "SECONDS",
      description = "Time between two commits (default: 10, with --watch or --kafka 1).")
  private Integer commitSeconds;

  @Override
  public Integer call() throws Exception {
    Intake intake = intake();
    FlinkEngine engine = flink.engine(lake.founded(), watch || brokers != null);
    if (commitSeconds != null) {
      if (commitSeconds < 1) {
        throw misused("seconds between commits must be 1 or more: " + commitSeconds);
      }
      engine = engine.committingEvery(Duration.ofSeconds(commitSeconds));
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    IngestConsole console = new IngestConsole(err);
    Path conf = Credlake.home().resolve("conf");
    IngestJob job = new IngestJob(lake.lake(), conf, intake, engine);
    StopSignal stop = StopSignal.ofProcess();
    boolean endless = watch || (brokers != null && !toEnd);
    CoverageJob coverage = CoverageJob.of(lake.lake(), conf, engine);
    IndexJob index = IndexJob.of(coverage, conf);
    if (endless) {
      index = index.sharingCores();
    }
    CountedIngest counted =
        new CountedIngest(
            job, coverage, index, Lineage.of(LakePlace.of(lake.lake()), conf), console, out);
    IngestJob.Result result;
    if (withoutCoverage) {
      result = counted.factsOnly(stop);
    } else if (endless) {
      IndexFollower follower = new IndexFollower(index, new IndexConsole(null, err));
      result = counted.untilStopped(follower, stop);
      if (follower.hasFailed()) {
        return Credlake.FAILED;
      }
    } else {
      result = counted.toEnd(stop);
    }
    if ((result.stopped() || stop.isAsked()) && !endless) {
      return Credlake.STOPPED;
    }
    return result.progress().problems().isEmpty() ? 0 : Credlake.FAILED;
  }

  private Intake intake() {
    if (brokers == null && topics.isEmpty() && !toEnd && kafkaProperties.isEmpty()) {
      return Intake.of(new FileIntake(inlets(), watch));
    }
    if (brokers == null || topics.isEmpty()) {
      throw misused("of --kafka and --topic one is missing: give both");
    }
    List<String> named = spec.findOption("--topic").originalStringValues();
    if (named.size() > topics.size()) {
      throw misused("a feed has two topics, its rows come from one: " + String.join(", ", named));
    }
    if (Set.copyOf(topics.values()).size() < topics.size()) {
      throw misused("a topic is of two feeds: " + String.join(", ", named));
    }
    List<TopicIntake> read =
        topics.entrySet().stream()
            .map(
                topic ->
                    new TopicIntake(
                        topic.getKey(), brokers, topic.getValue(), kafkaProperties, toEnd))
            .toList();
    boolean withFiles = !feedAndPaths.isEmpty() || !folders.isEmpty();
    if (watch && !withFiles) {
      throw misused("folders to follow are missing: topics are followed without --watch");
    }
    return new Intake(
        withFiles ? Optional.of(new FileIntake(inlets(), watch)) : Optional.empty(), read);
  }

  private List<Inlet> inlets() {
    List<Inlet> inlets = new ArrayList<>();
    for (Path folder : folders) {
      inlets.add(Inlet.ofAll(absolute(folder)));
    }
    if (feedAndPaths.size() == 1 || (feedAndPaths.isEmpty() && folders.isEmpty())) {
      throw misused(
          "what to read is missing: give a feed and its files, or --all DIR, or --kafka with"
              + " --topic");
    }
    for (String path : feedAndPaths.stream().skip(1).toList()) {
      inlets.add(Inlet.of(feedAndPaths.getFirst(), absolute(Path.of(path))));
    }
    return inlets;
  }

  private ParameterException misused(String reason) {
    return new ParameterException(spec.commandLine(), "Cannot ingest, " + reason);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
