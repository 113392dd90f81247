package io.credlake.command;

import io.credlake.code.ChinaTime;
import io.credlake.release.Releases;
import io.credlake.release.Releases.Standing;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code credlake release list}: all releases. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the releases, the newest first.")
final class ReleaseListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    List<Standing> all;
    try (Connection connection =
        ReleaseCommand.endpoint(lake.lake(), spec.commandLine().getErr()).connect()) {
      all = new Releases(connection).all();
    }
    boolean table = format.isTable();
    if (table && all.isEmpty()) {
      out.println("No release yet 尚无发布: credlake release create");
      return 0;
    }
    Listing listing =
        table
            ? new Listing(
                "RELEASE 发布",
                "AS OF 截至",
                "CREATED 创建",
                "STATUS 状态",
                "DUE 发布时间",
                "SUPERSEDES 替代",
                "REASON 原因")
            : new Listing(
                "release", "as_of", "created_at", "status", "due_at", "supersedes", "reason");
    for (Standing one : all) {
      listing.add(
          one.name(),
          one.asOf(),
          ChinaTime.told(one.createdAt()),
          one.status(),
          ChinaTime.told(one.embargoUntil() == null ? one.createdAt() : one.embargoUntil()),
          one.supersedes(),
          one.withdrawnBecause() == null ? one.reason() : one.withdrawnBecause());
    }
    listing.print(format.chosen(), out);
    return 0;
  }
}
