package io.credlake.command;

import io.credlake.code.Regions;
import io.credlake.generate.GeneratedRegistrations;
import io.credlake.generate.GeneratedRegistrations.Truth;
import io.credlake.job.EmbeddedFlink;
import io.credlake.job.IngestJob;
import io.credlake.job.StopSignal;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import io.credlake.trino.Endpoint;
import io.credlake.trino.query.QueryRun;
import io.credlake.trino.query.ResultFormat;
import io.credlake.trino.query.SqlScript;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake demo}: a generated feed goes the whole way, from files to an answer. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Bring a generated feed into a new lake and show what it says.")
final class DemoCommand implements Callable<Integer> {

  private static final String FEED = "enterprise-registration";
  private static final String QUESTION =
      """
      SELECT province_zh, province_en, rows_read, rows_valid, subjects, wrong_codes, double_codes,
        round(100 * validity_rate, 2) AS "valid %", round(100 * double_wrong_rate, 2) AS "重错码率 %"
      FROM policy.code_validity
      ORDER BY double_wrong_rate DESC NULLS LAST
      """;

  @Spec private CommandSpec spec;

  @Mixin private LakeOption lake;

  @Option(
      names = "--rows",
      defaultValue = "40000",
      description = "Rows to generate (default: ${DEFAULT-VALUE}).")
  private long rows;

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
    Path input = lake.lake().resolve("demo").resolve(rows + "-rows-seed-" + seed);
    refuseForeignLake(input.getParent());

    out.println("1. Generate registrations of 31 provinces with known faults 生成登记数据: " + input);
    GeneratedRegistrations generator =
        new GeneratedRegistrations(Regions.load(conf.resolve("codes/regions.csv")), seed);
    generator.writeFolder(input, rows);
    tell(out, generator.truth());

    out.println("2. Stream them through Flink into Iceberg 流式入湖");
    IngestConsole console = new IngestConsole(err);
    IngestJob job =
        IngestJob.ofFeed(
            FEED, lake.lake(), conf, List.of(input), false, EmbeddedFlink.ofThisMachine(false));
    IngestJob.Result result = job.run(console, StopSignal.ofProcess());
    console.summary(result, out);
    if (result.stopped() || !result.progress().problems().isEmpty()) {
      return Credlake.FAILED;
    }

    out.println("3. Ask Trino: validity of credit codes by province 统一社会信用代码有效率");
    ask(err);
    next(out);
    return 0;
  }

  /** Generated rows must not mix with real ones. */
  private void refuseForeignLake(Path demo) {
    if (!Lake.exists(lake.lake())) {
      return;
    }
    try (Lake opened = Lake.open(lake.lake())) {
      for (DeliveryReport delivery : DeliveryReport.all(opened)) {
        if (!Path.of(delivery.source()).startsWith(demo)) {
          throw new IllegalArgumentException(
              "Cannot run demo, the lake holds other deliveries: %s%nChoose another with --lake DIR"
                  .formatted(lake.lake()));
        }
      }
    }
  }

  private static void tell(PrintWriter out, Truth truth) {
    out.println(
        String.format(
            Locale.ROOT,
            "   %,d rows; the lake must take %,d, find %,d duplicates and reject %,d",
            truth.rows(),
            truth.accepted(),
            truth.duplicates(),
            truth.rejected().values().stream().mapToLong(n -> n).sum()));
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
    out.println("  ./credlake ingest%s enterprise-registration FOLDER".formatted(option));
    out.println("  ./credlake doctor" + option);
  }
}
