package io.credlake.command;

import io.credlake.conf.Nearest;
import io.credlake.job.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.input.ReversedLinesFileReader;
import org.apache.commons.io.input.Tailer;
import org.apache.commons.io.input.TailerListenerAdapter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake cluster logs}: what the processes say. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Show what the processes of the cluster said last, and follow it.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:shown",
      "1:there is no cluster",
      "2:the command was not understood, or a process has another name"
    })
final class ClusterLogsCommand implements Callable<Integer> {

  private static final Duration LOOK = Duration.ofMillis(300);

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Parameters(
      paramLabel = "PROCESS",
      arity = "0..*",
      description = "Only these, e.g. taskmanager-1 (default: all).")
  private List<String> names = List.of();

  @Option(names = "--follow", description = "Go on with what they say, until stopped.")
  private boolean follows;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "20",
      description = "Lines of each (default: ${DEFAULT-VALUE}).")
  private int lines;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Path> logs = ClusterUpCommand.cluster(lake, spec.commandLine().getErr()).logs();
    if (logs.isEmpty()) {
      out.println("No cluster 无集群: " + lake.lake());
      return Credlake.FAILED;
    }
    for (String name : names) {
      if (!logs.containsKey(name)) {
        throw new ParameterException(
            spec.commandLine(), "Invalid process: " + name + Nearest.hint(name, logs.keySet()));
      }
    }
    if (!names.isEmpty()) {
      logs.keySet().retainAll(names);
    }
    for (Map.Entry<String, Path> log : logs.entrySet()) {
      for (String line : last(log.getValue())) {
        out.println(log.getKey() + " | " + line);
      }
    }
    if (follows) {
      follow(logs, out);
    }
    return 0;
  }

  private List<String> last(Path log) throws IOException {
    try (ReversedLinesFileReader reader =
        ReversedLinesFileReader.builder().setPath(log).setCharset(StandardCharsets.UTF_8).get()) {
      return reader.readLines(Math.max(0, lines)).reversed();
    }
  }

  private static void follow(Map<String, Path> logs, PrintWriter out)
      throws IOException, InterruptedException {
    StopSignal stop = StopSignal.ofProcess();
    List<Tailer> tailers = new ArrayList<>();
    try {
      for (Map.Entry<String, Path> log : logs.entrySet()) {
        tailers.add(
            Tailer.builder()
                .setPath(log.getValue())
                .setCharset(StandardCharsets.UTF_8)
                .setDelayDuration(LOOK)
                .setTailFromEnd(true)
                .setTailerListener(
                    new TailerListenerAdapter() {
                      @Override
                      public void handle(String line) {
                        out.println(log.getKey() + " | " + line);
                      }
                    })
                .get());
      }
      while (!stop.await(Duration.ofHours(1))) {
        out.flush();
      }
    } finally {
      tailers.forEach(Tailer::close);
      stop.release();
    }
  }
}
