package io.credlake.command;

import io.credlake.check.ViewChecks;
import io.credlake.code.ChinaTime;
import io.credlake.job.EngineSettings;
import io.credlake.job.FlinkEngine;
import io.credlake.job.IndexJob;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.ReleaseLog;
import io.credlake.lineage.Lineage;
import io.credlake.lineage.LineageJob;
import io.credlake.publish.PublishDatasets;
import io.credlake.release.CreateRelease;
import io.credlake.release.Publication;
import io.credlake.release.ReleaseName;
import io.credlake.release.ReleaseOrder;
import io.credlake.release.ReleaseStoppedException;
import io.credlake.trino.Endpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake release create}: freezes the lake under a name. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = {
      "Freeze all tables and views of the lake under a name, once every check marked fail holds.",
      "What comes later changes nothing of it: deliveries, corrections, compaction, expiry."
    },
    footer = {
      "",
      "Examples:",
      "  credlake release create 2018 --as-of 2018-12-31 --embargo 2019-03-20T10:00",
      "  credlake release create 2018-r1 --as-of 2018-12-31 --supersedes 2018 \\",
      "    --reason \"objection upheld in Fujian\""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:created",
      "1:a check does not hold, the name is taken, or something is not counted; nothing was made",
      "2:the command was not understood"
    })
final class ReleaseCreateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Parameters(paramLabel = "NAME", description = "a-z, 0-9, _ and -; e.g. 2018 or 2018-r1.")
  private String name;

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = {
        "Last day that its figures speak of, e.g. 2018-12-31: months, quarters and years that are"
            + " not over by then have none. What was known of them is what the lake holds now."
      })
  private LocalDate asOf;

  @Option(
      names = "--embargo",
      paramLabel = "TIME",
      converter = ReleaseCommand.TimeConverter.class,
      description = "Before which readers do not see it; China's time unless it names another.")
  private Instant embargo;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is made.")
  private String reason;

  @Option(
      names = "--supersedes",
      paramLabel = "NAME",
      description = "Release that it corrects, which stays as it is; needs --reason.")
  private String supersedes;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    ReleaseOrder order = new ReleaseOrder(new ReleaseName(name), asOf, embargo, reason, supersedes);
    Path folder = lake.lake();
    Endpoint endpoint = ReleaseCommand.endpoint(folder, err);
    StatusLine status = new StatusLine(err);
    try {
      ReleaseLog.Entry release =
          Lineage.of(LakePlace.of(folder), Credlake.home().resolve("conf"))
              .during(LineageJob.RELEASE, List.of(), () -> create(order, endpoint, status));
      status.clear();
      out.println(
          "Release %s created 已创建发布: as of 截至 %s, digest 摘要 %s"
              .formatted(release.name(), release.asOf(), release.digests().get("tables")));
      if (release.embargoUntil() != null) {
        out.println("Embargo until 发布时间: %s".formatted(ChinaTime.told(release.embargoUntil())));
      }
      return 0;
    } catch (ReleaseStoppedException e) {
      status.clear();
      e.broken().forEach(outcome -> tell(outcome, err));
      err.println(e.getMessage());
      return Credlake.FAILED;
    }
  }

  private ReleaseLog.Entry create(ReleaseOrder order, Endpoint endpoint, StatusLine status)
      throws Exception {
    return creation(lake.lake())
        .create(
            order,
            endpoint,
            step -> status.show(told(step)),
            holder -> status.show("Waiting for another job 等待其他作业: " + holder));
  }

  static CreateRelease creation(Path lake) throws IOException {
    Path home = Credlake.home();
    Path conf = home.resolve("conf");
    IndexJob index =
        IndexJob.of(
            lake, conf, FlinkEngine.of(LakePlace.of(lake), EngineSettings.read(conf), false));
    return new CreateRelease(
        lake, home, Credlake.VERSION, publications(home), opened -> uncomputed(index, opened));
  }

  /** What is published of a release, in this order. */
  private static List<Publication> publications(Path home) {
    return List.of(new PublishDatasets(home.resolve("sql"), home.resolve("conf/disclosure.yaml")));
  }

  private static Optional<String> uncomputed(IndexJob index, Lake opened) {
    List<String> stale = index.stale(opened);
    return stale.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "indices are not of its values (credlake index compute): " + String.join(", ", stale));
  }

  private static void tell(ViewChecks.Outcome outcome, PrintWriter err) {
    err.println(
        String.format(
            Locale.ROOT,
            "✗ %s · %s: %s %s — %,d%s rows 行",
            outcome.view(),
            outcome.check().name(),
            outcome.check().zh(),
            outcome.check().en(),
            outcome.rows(),
            outcome.more() ? " or more 以上" : ""));
    outcome.examples().forEach(row -> err.println("    " + row));
    if (outcome.problem() != null) {
      err.println("    Cannot run check: " + outcome.problem());
    }
  }

  private static String told(CreateRelease.Step step) {
    return switch (step) {
      case PINNING -> "Pinning tables 正在固定数据表 …";
      case FREEZING -> "Freezing views 正在冻结视图 …";
      case COUNTING -> "Counting figures 正在计算数字 …";
      case CHECKING -> "Checking 正在检查 …";
      case PUBLISHING -> "Publishing 正在发布 …";
    };
  }
}
