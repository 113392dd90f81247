package io.credlake.command;

import io.credlake.trino.TrinoServer;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code credlake down}: stops the server of the lake. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stop the Trino server of the lake.")
final class DownCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Override
  public Integer call() throws Exception {
    boolean stopped = TrinoServer.forLake(Credlake.home(), lake.lake()).stop();
    PrintWriter out = spec.commandLine().getOut();
    out.println((stopped ? "Trino is down 查询引擎已停止: " : "No Trino was up 查询引擎未在运行: ") + lake.lake());
    return 0;
  }
}
