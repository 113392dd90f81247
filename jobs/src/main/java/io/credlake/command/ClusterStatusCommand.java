package io.credlake.command;

import io.credlake.cluster.LocalCluster;
import io.credlake.trino.query.ResultFormat;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code credlake cluster status}: how the processes are. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tell how the processes of the cluster are.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all do their work",
      "1:one does not, or there is no cluster",
      "2:the command was not understood"
    })
final class ClusterStatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    List<LocalCluster.State> states =
        ClusterUpCommand.cluster(lake, spec.commandLine().getErr()).status();
    if (states.isEmpty()) {
      out.println("No cluster 无集群: " + lake.lake());
      return Credlake.FAILED;
    }
    listing(states).print(format.chosen(), out);
    return states.stream().allMatch(LocalCluster.State::healthy) ? 0 : Credlake.FAILED;
  }

  static void told(List<LocalCluster.State> states, PrintWriter out) throws Exception {
    listing(states).print(ResultFormat.TABLE, out);
  }

  private static Listing listing(List<LocalCluster.State> states) {
    Listing listing = new Listing("process", "state", "pid", "address");
    for (LocalCluster.State state : states) {
      listing.add(
          state.name(),
          state.healthy() ? "healthy 正常" : state.pid().isPresent() ? "ill 异常" : "down 未运行",
          state.pid().isPresent() ? state.pid().getAsLong() : null,
          state.address());
    }
    return listing;
  }
}
