package io.credlake.command;

import io.credlake.code.ChinaTime;
import io.credlake.lake.Lake;
import io.credlake.lake.ReleaseLog;
import io.credlake.release.Releases;
import io.credlake.release.Releases.Standing;
import io.credlake.release.diff.Cause;
import io.credlake.release.diff.ChangedConf;
import io.credlake.release.diff.Difference;
import io.credlake.release.diff.ReleaseDiff;
import io.credlake.report.Language;
import io.credlake.report.query.FigureNames;
import io.credlake.report.query.Rows;
import io.credlake.trino.Endpoint;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake release diff}: what figures changed between two releases, and why. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Tell which figures of two releases differ, and why: late data, corrections, method.",
      "A figure that several causes can have moved counts under all of them together."
    },
    footer = {
      "",
      "Examples:",
      "  credlake release diff 2018 2018-r1",
      "  credlake release diff 2018 2018-r1 --rows --format csv > changes.csv"
    })
final class ReleaseDiffCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Parameters(index = "0", paramLabel = "A", description = "Release from which.")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "Release to which.")
  private String second;

  @Option(names = "--rows", description = "Each figure that differs instead of how many do.")
  private boolean rows;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Endpoint endpoint = ReleaseCommand.endpoint(lake.lake(), spec.commandLine().getErr());
    ChangedConf changed = changed();
    List<Difference> differences;
    Optional<FigureNames> names = Optional.empty();
    try (Connection connection = endpoint.connect()) {
      Releases releases = new Releases(connection);
      Standing a = releases.find(first);
      Standing b = releases.find(second);
      differences = new ReleaseDiff(connection, a, b, changed).differences();
      if (format.isTable()) {
        head(a, b, changed.names(), out);
        names = Optional.of(FigureNames.read(new Rows(connection)));
      }
    }
    (rows ? rows(differences, names) : summary(differences)).print(format.chosen(), out);
    return 0;
  }

  private ChangedConf changed() {
    try (Lake opened = Lake.open(lake.lake())) {
      ReleaseLog log = new ReleaseLog(opened);
      return ChangedConf.between(digests(log, first), digests(log, second));
    }
  }

  private static Map<String, String> digests(ReleaseLog log, String name) {
    ReleaseLog.Entry release = ReleaseWithdrawCommand.find(log, name);
    Map<String, String> digests = new LinkedHashMap<>(release.digests());
    digests.put("program", release.program());
    return digests;
  }

  private static void head(Standing a, Standing b, List<String> changed, PrintWriter out) {
    for (Standing one : List.of(a, b)) {
      out.println(
          "%s: as of 截至 %s, created 创建 %s%s"
              .formatted(
                  one.name(),
                  one.asOf(),
                  ChinaTime.told(one.createdAt()),
                  one.reason() == null ? "" : ", " + one.reason()));
    }
    out.println(
        "Configuration 配置: "
            + (changed.isEmpty() ? "the same 未变" : "changed 已变 " + String.join(", ", changed)));
    out.println();
  }

  private Listing summary(List<Difference> differences) {
    Map<String, Map<String, Long>> counted = new TreeMap<>();
    for (Difference one : differences) {
      counted
          .computeIfAbsent(one.kind(), kind -> new TreeMap<>())
          .merge(one.cause(), 1L, Long::sum);
    }
    boolean table = format.isTable();
    Listing listing =
        table
            ? new Listing("FIGURES 指标", "CAUSE 原因", "DIFFER 变动数", "")
            : new Listing("kind", "cause", "figures", "meaning");
    counted.forEach(
        (kind, causes) ->
            causes.forEach(
                (cause, number) ->
                    listing.add(table ? kind(kind) : kind, cause, number, meaning(cause))));
    if (differences.isEmpty() && table) {
      listing.add("all 全部", "", 0L, "no figure differs 无变动");
    }
    return listing;
  }

  private static String meaning(String causes) {
    List<String> meanings = new ArrayList<>();
    for (String cause : causes.split("\\+", -1)) {
      Cause one = Cause.valueOf(cause.toUpperCase(Locale.ROOT));
      meanings.add(one.zh() + " " + one.en());
    }
    return String.join("; ", meanings);
  }

  private static String kind(String kind) {
    return switch (kind) {
      case "coverage" -> "coverage 覆盖";
      case "indicator" -> "indicator 指标";
      case "progress" -> "progress 进展";
      case "index" -> "index 指数";
      default -> kind;
    };
  }

  private static Object[] named(Difference one, FigureNames names) {
    Object[] cells = one.cells();
    cells[0] = kind(one.kind());
    cells[1] = names.figure(one.figure(), Language.ZH);
    cells[2] = names.region(one.region(), Language.ZH);
    return cells;
  }

  private Listing rows(List<Difference> differences, Optional<FigureNames> names) {
    Listing listing =
        format.isTable()
            ? new Listing(
                "KIND", "FIGURE 指标", "REGION 地区", "PERIOD 期", "BEFORE 前", "AFTER 后", "CAUSE 原因")
            : new Listing("kind", "figure", "region", "period", "before", "after", "cause");
    for (Difference one : differences) {
      listing.add(names.map(known -> named(one, known)).orElse(one.cells()));
    }
    return listing;
  }
}
