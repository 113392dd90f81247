package io.credlake.command;

import io.credlake.cluster.ClusterHost;
import io.credlake.cluster.ClusterSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake cluster command}: the command line of one process, for who keeps it. */
@Command(
    name = "command",
    mixinStandardHelpOptions = true,
    description = {
      "Write the files of a process and print its command line, a word a line.",
      "It is for containers, where each process has an address of its own and",
      "listens on all of it: their network must be closed to others."
    })
final class ClusterCommandLine implements Callable<Integer> {

  /** What can be started. */
  enum Process {
    JOBMANAGER,
    APPLICATION,
    TASKMANAGER,
    TRINO_WORKER
  }

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Parameters(
      index = "0",
      paramLabel = "PROCESS",
      description =
          "jobmanager, application (a JobManager that is there for one command),"
              + " taskmanager or trino_worker.")
  private Process process;

  @Parameters(
      index = "1..*",
      paramLabel = "WORD",
      description = "Of application, after --: the command, e.g. ingest --all DIR --watch.")
  private List<String> words = List.of();

  @Option(
      names = "--jobmanager",
      paramLabel = "HOST",
      description = "Name by which the JobManager is reached.")
  private String jobManager;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Name by which this TaskManager is reached.")
  private String host;

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files of the process, in which it is to be run.")
  private Path folder;

  @Override
  public Integer call() {
    Path home = Credlake.home();
    ClusterHost cluster =
        new ClusterHost(
            home,
            folder.toAbsolutePath().normalize(),
            ClusterSettings.read(home.resolve("conf/cluster.properties")));
    if (words.isEmpty() == (process == Process.APPLICATION)) {
      throw new ParameterException(
          spec.commandLine(),
          words.isEmpty()
              ? "Cannot tell the command of application, it has none to run (nearest: application"
                  + " -- ingest --all DIR --watch)"
              : "Invalid words, only application has a command: " + String.join(" ", words));
    }
    List<String> line =
        switch (process) {
          case JOBMANAGER -> cluster.jobManager(given("--jobmanager", jobManager));
          case APPLICATION -> cluster.application(given("--jobmanager", jobManager), command());
          case TASKMANAGER ->
              cluster.taskManager(given("--jobmanager", jobManager), given("--host", host));
          case TRINO_WORKER -> cluster.trinoWorker(lake.lake());
        };
    line.forEach(spec.commandLine().getOut()::println);
    return 0;
  }

  private List<String> command() {
    return Stream.concat(Stream.of(Credlake.class.getName()), words.stream()).toList();
  }

  private String given(String option, String value) {
    if (value == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot tell the command of %s, an option is missing: %s"
              .formatted(process.name().toLowerCase(Locale.ROOT), option));
    }
    return value;
  }
}
