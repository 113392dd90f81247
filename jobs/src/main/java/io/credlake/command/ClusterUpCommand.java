package io.credlake.command;

import io.credlake.cluster.ClusterSettings;
import io.credlake.cluster.LocalCluster;
import io.credlake.lake.LakePlace;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code credlake cluster up}: starts what is not up. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Start the processes that are not up; a lake that is not there is founded.",
      "Again after a failure, it starts what has died."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all are up", "1:one did not come up", "2:the command was not understood"})
final class ClusterUpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    LocalCluster cluster = cluster(lake, err);
    cluster.up();
    ClusterStatusCommand.told(cluster.status(), out);
    String here = LakePlace.of(lake.lake()).flink();
    String named = cluster.flink().equals(here) ? "" : "--cluster " + cluster.flink() + " ";
    out.println(
        "Jobs run on the cluster by 在集群运行作业: credlake ingest " + named + "--lake " + lake.lake());
    out.println("Stop 停止: credlake cluster down --lake " + lake.lake());
    return 0;
  }

  static LocalCluster cluster(LakeOption lake, PrintWriter err) {
    return new LocalCluster(
        Credlake.home(),
        lake.lake(),
        ClusterSettings.read(Credlake.home().resolve("conf/cluster.properties")),
        new LocalCluster.Listener() {
          @Override
          public void starting(String name) {
            err.println("Starting 正在启动: " + name);
          }

          @Override
          public void withoutPostgres() {
            err.println(
                "No PostgreSQL on this machine, the catalogue is in SQLite;"
                    + " e.g. 'apt-get install postgresql' first. 未安装 PostgreSQL，目录改用 SQLite。");
          }
        });
  }
}
