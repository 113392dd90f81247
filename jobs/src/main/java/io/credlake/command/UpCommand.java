package io.credlake.command;

import io.credlake.trino.Endpoint;
import io.credlake.trino.Keep;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code credlake up}: keeps the server of the lake for other tools. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Start Trino over the lake and keep it up for BI tools.")
final class UpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Override
  public Integer call() throws Exception {
    Endpoint endpoint =
        new ServerConsole(spec.commandLine().getErr()).ensureKept(lake.lake(), Keep.FOR_GOOD);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Trino is up 查询引擎已启动: " + lake.lake());
    if (endpoint.certificate() == null) {
      out.println("  JDBC  " + endpoint.jdbcUrl() + "?extraCredentials=credlake:TOKEN");
      out.println("  TOKEN is in 令牌见 " + ServerConsole.server(lake.lake()).tokenFile());
      out.println("  user  " + endpoint.user() + ", or one of 或 conf/access.yaml");
    } else {
      out.println("  JDBC  " + endpoint.jdbcUrl() + "?SSL=true");
      out.println("  user  one of conf/access.yaml, with a password 用户名与口令");
    }
    out.println("  stop  credlake down --lake " + lake.lake());
    return 0;
  }
}
