package io.credlake.chaos;

import io.credlake.job.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the ingest of a trial is started in a process of its own. */
final class IngestLaunch {

  private final Trial trial;
  private final List<String> before = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private JavaCommand java = JavaCommand.ofThisProcess();

  IngestLaunch(Trial trial) {
    this.trial = trial;
    java =
        java.with("credlake.home", trial.home())
            .with("credlake.log", trial.folder().resolve("credlake.log"));
  }

  /** Words that the command is given to. */
  IngestLaunch under(String... words) {
    before.addAll(List.of(words));
    return this;
  }

  /** Sets a variable of its environment. */
  IngestLaunch with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Puts a folder before its class path. */
  IngestLaunch ahead(Path folder) {
    java = java.ahead(folder);
    return this;
  }

  /** Starts an ingest that follows the inbox; coverage and indices follow the lake. */
  IngestProcess watching() throws IOException {
    return start("--watch");
  }

  /** Starts an ingest that ends when all that is in the inbox was taken and counted. */
  IngestProcess toTheEnd() throws IOException {
    return start("--commit-every", "1");
  }

  private IngestProcess start(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "ingest", "--all", trial.inbox().toString(), "--lake", trial.lake().toString()));
    arguments.addAll(List.of(more));
    List<String> command = new ArrayList<>(before);
    command.addAll(java.words(JavaCommand.CREDLAKE, arguments));
    Path output = Files.createTempFile(trial.folder(), "ingest-", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return trial.keep(new IngestProcess(builder.start(), output));
  }
}
