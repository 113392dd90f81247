package io.credlake.command;

import io.credlake.cluster.LocalCluster;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code credlake cluster down}: ends the processes. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "End the processes of the cluster, and no others; the lake stays.")
final class ClusterDownCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Override
  public Integer call() throws Exception {
    LocalCluster cluster = ClusterUpCommand.cluster(lake, spec.commandLine().getErr());
    List<String> ended = cluster.down();
    spec.commandLine()
        .getOut()
        .println(
            ended.isEmpty()
                ? "No process was up 无进程在运行: " + lake.lake()
                : "Ended 已停止: " + String.join(", ", ended));
    return 0;
  }
}
