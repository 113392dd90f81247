package io.credlake.command;

import io.credlake.code.ChinaTime;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePoint;
import io.credlake.lake.ReleaseLog;
import io.credlake.release.ReleaseName;
import io.credlake.trino.query.CellWidth;
import io.credlake.trino.query.ResultFormat;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake release show}: what a release pins, and whether it is all there. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Tell what a release pins, by which versions it was made, and what became of it.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:told, and all that it pins is there",
      "1:there is no such release, or something that it pins is gone",
      "2:the command was not understood"
    })
final class ReleaseShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Parameters(paramLabel = "NAME", description = "Name of the release.")
  private String name;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ServerConsole.server(lake.lake()); // refuses a folder without a lake
    try (Lake opened = Lake.open(lake.lake())) {
      ReleaseLog log = new ReleaseLog(opened);
      ReleaseLog.Entry release = ReleaseWithdrawCommand.find(log, name);
      line(out, "Release 发布", release.name());
      line(out, "As of 截至", release.asOf().toString());
      line(out, "Created 创建", ChinaTime.told(release.createdAt()));
      line(out, "Embargo 发布时间", ChinaTime.told(release.embargoUntil()));
      line(out, "Reason 原因", release.reason());
      line(out, "Supersedes 替代", release.supersedes());
      line(out, "Withdrawn 撤回", release.withdrawnBecause());
      line(out, "Program 程序", release.program());
      release.digests().forEach((what, digest) -> line(out, "SHA-256 " + what, digest));
      out.println();
      for (ReleaseLog.Event event : log.events(release)) {
        out.println(
            "%s  %s  %s  %s"
                .formatted(
                    ChinaTime.told(event.at()),
                    event.event(),
                    event.who(),
                    event.reason() == null ? "" : event.reason())
                .stripTrailing());
      }
      out.println();
      return pinned(opened, log.pinned(release), new ReleaseName(release.name()).tag(), out);
    }
  }

  private static int pinned(
      Lake opened, List<LakePoint.Pinned> pinned, String tag, PrintWriter out) {
    Listing listing = new Listing("TABLE 数据表", "SNAPSHOT 快照", "ROWS 行", "FILES 文件", "STATE 状态");
    int gone = 0;
    for (LakePoint.Pinned one : pinned) {
      boolean there = LakePoint.isThere(opened, one, tag);
      gone += there ? 0 : 1;
      listing.add(
          one.table(), one.snapshotId(), one.rows(), one.files(), there ? "pinned" : "GONE 缺失");
    }
    listing.print(ResultFormat.TABLE, out);
    return gone == 0 ? 0 : Credlake.FAILED;
  }

  private static void line(PrintWriter out, String title, String text) {
    if (text != null && !text.isEmpty()) {
      out.println(title + " ".repeat(Math.max(1, 22 - CellWidth.of(title))) + text);
    }
  }
}
