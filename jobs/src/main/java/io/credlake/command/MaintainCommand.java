package io.credlake.command;

import io.credlake.care.CareOfTables;
import io.credlake.care.CareSettings;
import io.credlake.care.Chore;
import io.credlake.job.StopSignal;
import io.credlake.lake.TableHealth;
import io.credlake.trino.query.ResultFormat;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code credlake maintain}: takes care of the tables of a lake. */
@Command(
    name = "maintain",
    mixinStandardHelpOptions = true,
    description =
        "Join small files, fold changes, forget old states and take orphans away, as "
            + "conf/maintenance.properties says; beside jobs that write, and never what a "
            + "release pins.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all was done, or what goes on was stopped",
      "1:something could not be done; the next run tries again",
      "2:the command was not understood"
    })
final class MaintainCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(MaintainCommand.class);

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Option(names = "--dry-run", description = "Only show the tables and what is due.")
  private boolean dry;

  @Option(
      names = "--every",
      paramLabel = "HOURS",
      description = "Do it again so many hours later, until stopped; a failure is told.")
  private Integer hours;

  @Override
  public Integer call() throws Exception {
    if (hours != null && (hours < 1 || dry)) {
      throw new ParameterException(
          spec.commandLine(),
          dry
              ? "Cannot only show what is due again and again: take --dry-run or --every"
              : "Invalid --every, it must be 1 or more hours: " + hours);
    }
    CareOfTables care =
        new CareOfTables(
            lake.lake(), CareSettings.read(Credlake.home().resolve("conf/maintenance.properties")));
    ServerConsole.server(lake.lake()); // says so where there is no lake
    PrintWriter out = spec.commandLine().getOut();
    if (dry) {
      return show(care, out);
    }
    return hours == null ? take(care, out) : takeUntilStopped(care, out);
  }

  private int takeUntilStopped(CareOfTables care, PrintWriter out) throws InterruptedException {
    StopSignal stop = StopSignal.ofProcess();
    try {
      do {
        try {
          take(care, out);
        } catch (SQLException | RuntimeException e) {
          LOG.error("Tables could not be looked after", e);
          spec.commandLine().getErr().println("✗ " + e.getMessage());
        }
      } while (!stop.await(Duration.ofHours(hours)));
      return 0;
    } finally {
      stop.release();
    }
  }

  private int show(CareOfTables care, PrintWriter out) {
    Listing listing =
        new Listing(
            "TABLE 表", "FILES 文件", "MIB", "SMALL 小文件", "LISTS 清单", "OLD STATES 旧状态", "PINNED 已固定");
    List<TableHealth> tables = care.health();
    for (TableHealth table : tables) {
      listing.add(
          table.table(),
          table.files(),
          Listing.rounded(table.bytes() / (double) (1 << 20)),
          table.smallTogether(),
          table.manifests(),
          table.expirable(),
          table.pinned());
    }
    listing.print(ResultFormat.TABLE, out);
    List<Chore> due = care.due(tables);
    out.println();
    due.forEach(chore -> out.println("due 待办: " + text(chore)));
    if (due.isEmpty()) {
      out.println("Nothing is due 无待办");
    }
    return 0;
  }

  private int take(CareOfTables care, PrintWriter out) throws SQLException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (Connection connection = new ServerConsole(err).ensureRunning(lake.lake()).connect()) {
      List<CareOfTables.Outcome> outcomes =
          care.take(
              connection,
              holder -> err.println("Waiting for 等待 " + holder),
              outcome -> tell(outcome, out, err));
      long failed = outcomes.stream().filter(outcome -> outcome.failure() != null).count();
      out.println(
          "%,d tables looked after 张表已维护, %,d chores done 项完成, %,d failed 项失败"
              .formatted(
                  outcomes.stream().map(outcome -> outcome.chore().table()).distinct().count(),
                  outcomes.size() - failed,
                  failed));
      return failed == 0 ? 0 : Credlake.FAILED;
    }
  }

  private static void tell(CareOfTables.Outcome outcome, PrintWriter out, PrintWriter err) {
    if (outcome.failure() != null) {
      err.println("✗ %s: %s".formatted(text(outcome.chore()), outcome.failure()));
    } else if (outcome.chore().kind() != Chore.Kind.ORPHANS) {
      out.println("✓ " + text(outcome.chore()));
    }
  }

  private static String text(Chore chore) {
    String what =
        switch (chore.kind()) {
          case FOLD -> "fold 折叠";
          case COMPACT -> "join small files 合并小文件";
          case MANIFESTS -> "rewrite lists 重写清单";
          case EXPIRE -> "forget old states 清理旧状态";
          case ORPHANS -> "take orphans away 清理孤立文件";
        };
    return "%s %s (%s)".formatted(chore.table(), what, chore.why());
  }
}
