package io.credlake.command;

import io.credlake.flow.Inlet;
import io.credlake.generate.nation.Nation;
import io.credlake.generate.nation.NationOptions;
import io.credlake.job.CoverageJob;
import io.credlake.job.EngineSettings;
import io.credlake.job.FlinkEngine;
import io.credlake.job.IndexJob;
import io.credlake.job.IngestJob;
import io.credlake.job.StopSignal;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.ReleaseLog;
import io.credlake.lineage.Lineage;
import io.credlake.trino.Endpoint;
import io.credlake.trino.query.QueryRun;
import io.credlake.trino.query.ResultFormat;
import io.credlake.trino.query.SqlScript;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake demo}: a generated nation goes the whole way, from files to answers. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Bring a generated nation through all feeds into a new lake, and check it.")
final class DemoCommand implements Callable<Integer> {

  private static final String QUESTION =
      """
      SELECT r.short_zh AS province_zh, r.name_en AS province_en,
        sum(t.reported) AS reported, sum(t.late) AS late,
        round(100e0 * sum(t.late) / sum(t.reported), 2) AS "late % 迟报率"
      FROM policy.timeliness t
      JOIN ref.region r ON r.code = t.province_code AND r.valid_to IS NULL
      WHERE t.feed IN ('prov-licences', 'prov-penalties')
      GROUP BY r.short_zh, r.name_en
      ORDER BY 5 DESC NULLS LAST
      """;

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Option(
      names = "--subjects",
      defaultValue = "2000",
      description = "Organisations to generate (default: ${DEFAULT-VALUE}).")
  private long subjects;

  @Option(
      names = "--year",
      defaultValue = "2018",
      description = "Year to generate (default: ${DEFAULT-VALUE}).")
  private int year;

  @Option(
      names = "--seed",
      defaultValue = "2014",
      description = "Seed of the generator (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path conf = Credlake.home().resolve("conf");
    NationOptions options = new NationOptions(subjects, seed, year, year);
    Path demo = lake.lake().resolve("demo");
    Path nation = demo.resolve("%d-subjects-%d-seed-%d".formatted(subjects, year, seed));
    refuseForeignLake(nation);

    out.println("1. Generate a nation of known truth 生成真值已知的全国数据: " + nation);
    generate(options, conf, nation, out);

    out.println("2. Stream all feeds through Flink into Iceberg 各类数据流式入湖");
    IngestConsole console = new IngestConsole(err);
    FlinkEngine engine = FlinkEngine.of(lake.founded(), EngineSettings.read(conf), false);
    IngestJob job = new IngestJob(lake.lake(), conf, List.of(Inlet.ofAll(nation)), false, engine);
    StopSignal stop = StopSignal.ofProcess();
    CoverageJob coverage = CoverageJob.of(lake.lake(), conf, engine);
    IndexJob index = IndexJob.of(coverage, conf);
    Lineage lineage = Lineage.of(LakePlace.of(lake.lake()), conf);
    new CountedIngest(job, coverage, index, lineage, console, out).toEnd(stop);
    if (stop.isAsked()) {
      return Credlake.STOPPED;
    }
    stop.release(); // what follows is just ended

    out.println("3. Hold the lake against the truth 与真值逐格核对");
    int told = run(new CheckCommand(), "--truth", nation.resolve("truth").toString());

    out.println("4. Hold the lake against itself: full recount, checks of views 全量重算与视图检查");
    int checked = run(new CheckCommand());

    out.println("5. Coverage of organisations at the end of the year 信用主体覆盖率");
    run(new CoverageCommand(), "--by", "field");

    out.println("6. Ask Trino: how late do provinces publish? 双公示迟报率");
    ask(err);

    out.println("7. Release, annual report, open data 发布、年度报告与开放数据");
    int published = publish(demo);
    next(out);
    return Math.max(published, Math.max(told, checked));
  }

  /** A release of the year, its annual report, and a dataset; a release that is there stays. */
  private int publish(Path demo) {
    String release = Integer.toString(year);
    boolean released;
    try (Lake opened = Lake.open(lake.lake())) {
      released = new ReleaseLog(opened).find(release).isPresent();
    }
    String end = year + "-12-31";
    if (!released && run(new ReleaseCreateCommand(), release, "--as-of", end) != 0) {
      return Credlake.FAILED;
    }
    String reports = demo.resolve("reports").toString();
    int written =
        run(new ReportAnnualCommand(), "--year", release, "--release", release, "--out", reports);
    String open = demo.resolve("open-data").toString();
    int exported =
        run(new ExportCommand(), "all", "--release", release, "--out", open, "--overwrite");
    return Math.max(written, exported);
  }

  private int run(Callable<Integer> command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--lake", lake.lake().toString()));
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(spec.commandLine().getOut())
        .setErr(spec.commandLine().getErr())
        .setExecutionExceptionHandler(new ErrorPrinter())
        .execute(all.toArray(String[]::new));
  }

  /** A nation that is whole is taken as it is. */
  private static void generate(NationOptions options, Path conf, Path nation, PrintWriter out)
      throws IOException {
    if (Files.exists(nation.resolve("truth/README.md"))) {
      return;
    }
    FileUtils.deleteDirectory(nation.toFile());
    long rows = new Nation(options, conf).write(nation, written -> {});
    out.println(
        String.format(
            Locale.ROOT, "   %,d rows; nine deliveries are there to be refused 九批数据应被拒收", rows));
  }

  /** Generated rows must not mix with real ones, nor with those of another nation. */
  private void refuseForeignLake(Path nation) {
    if (!Lake.exists(lake.lake())) {
      return;
    }
    try (Lake opened = Lake.open(lake.lake())) {
      for (DeliveryReport delivery : DeliveryReport.all(opened)) {
        if (!Path.of(delivery.source()).startsWith(nation)) {
          throw new IllegalArgumentException(
              "Cannot run demo, the lake holds other deliveries: %s%nChoose another with --lake DIR"
                  .formatted(lake.lake()));
        }
      }
    }
  }

  private void ask(PrintWriter err) throws IOException, SQLException, InterruptedException {
    Endpoint endpoint = new ServerConsole(err).ensureRunning(lake.lake());
    try (Connection connection = endpoint.connect()) {
      new QueryRun(connection)
          .run(
              SqlScript.statements(QUESTION).getFirst(),
              ResultFormat.TABLE.writer(),
              StandardOutput.writer());
    }
  }

  private void next(PrintWriter out) {
    boolean isDefault = lake.lake().equals(Path.of("lake").toAbsolutePath().normalize());
    String option = isDefault ? "" : " --lake " + lake.lake();
    out.println();
    out.println("Next 接下来:");
    out.println(
        "  ./credlake query%s \"SELECT reason, count(*) FROM ops.rejection GROUP BY 1\""
            .formatted(option));
    out.println("  ./credlake sql" + option);
    out.println("  ./credlake coverage%s --region 浙江 --by region".formatted(option));
    out.println("  ./credlake progress" + option);
    out.println("  ./credlake index show" + option);
    out.println(
        "  ./credlake query%s --as researcher \"SELECT * FROM open.coverage_by_kind\""
            .formatted(option));
    out.println("  ./credlake feeds" + option);
    out.println("  ./credlake rejected" + option);
    out.println("  ./credlake doctor" + option);
  }
}
