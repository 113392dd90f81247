package io.credlake.command;

import io.credlake.access.AccessList;
import io.credlake.bench.DashboardBenchmark;
import io.credlake.bench.DashboardBenchmark.Served;
import io.credlake.bench.DashboardLake;
import io.credlake.bench.DashboardLake.Filled;
import io.credlake.bench.DashboardTable;
import io.credlake.report.Language;
import io.credlake.trino.Endpoint;
import io.credlake.trino.TrinoServer;
import io.credlake.web.Sessions;
import io.credlake.web.Site;
import io.credlake.web.WebServer;
import io.credlake.web.WebSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake bench dashboards}: how fast the dashboards answer. */
@Command(
    name = "dashboards",
    mixinStandardHelpOptions = true,
    description =
        "Time pages and panels over HTTP: answered by Trino, and from the web server's "
            + "memory; then many readers at once.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"1:something was not answered, or there is no lake"})
final class BenchDashboardsCommand implements Callable<Integer> {

  // what was taken, with the numbers of returns and the rows about persons
  private static final String RECORDS =
      "SELECT coalesce(sum(rows_accepted), 0) FROM policy.delivery_quality"
          + " WHERE province_code IS NULL";

  @Spec private CommandSpec spec;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "A lake that is there (default: one is filled, and deleted in the end).")
  private Path given;

  @Option(
      names = "--records",
      defaultValue = "5000000",
      description = "Records of the lake that is filled (default: ${DEFAULT-VALUE}).")
  private long records;

  @Option(
      names = "--warm",
      defaultValue = "5",
      description = "Rounds before those that are timed (default: ${DEFAULT-VALUE}).")
  private int warm;

  @Option(
      names = "--rounds",
      defaultValue = "10",
      description = "How often each page and panel is timed (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--readers",
      defaultValue = "20",
      description = "Who read at once (default: ${DEFAULT-VALUE}).")
  private int readers;

  @Option(
      names = "--views",
      defaultValue = "10",
      description = "Pages that each of them opens (default: ${DEFAULT-VALUE}).")
  private int views;

  @Option(names = "--seed", defaultValue = "7", description = "Seed of records and readers.")
  private long seed;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "For a lake that is filled and stays (default: a temporary one).")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    if (given != null) {
      return measure(new Filled(given.toAbsolutePath().normalize(), 0));
    }
    Path work =
        folder == null
            ? Files.createTempDirectory("credlake-bench")
            : Files.createDirectories(folder).toAbsolutePath().normalize();
    try {
      Filled filled = new DashboardLake(Credlake.home(), records, work).fill(seed, err::println);
      try {
        return measure(filled);
      } finally {
        TrinoServer.forLake(Credlake.home(), filled.lake()).stop();
      }
    } finally {
      if (folder == null) {
        FileUtils.deleteDirectory(work.toFile());
      }
    }
  }

  private int measure(Filled filled) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path lake = filled.lake();
    Endpoint endpoint = new ServerConsole(err).ensureRunning(lake);
    List<String> pages = Site.NAVIGATION.stream().map(name -> "/" + name).toList();
    DashboardBenchmark benchmark =
        new DashboardBenchmark(
            () -> serve(lake, endpoint), pages, warm, rounds, readers, views, seed);
    DashboardBenchmark.Result result =
        benchmark.run(
            err::println,
            alone -> {
              // not before, because it would warm Trino
              long taken = records(endpoint);
              if (taken < filled.least()) {
                throw new IllegalStateException(
                    "Cannot measure dashboards, the lake lacks records, at least %,d expected: %,d"
                        .formatted(filled.least(), taken));
              }
              out.print(DashboardTable.of(taken, rounds, alone));
              out.flush();
            });
    out.print(DashboardTable.of(result));
    out.flush();
    return result.faults().isEmpty() ? 0 : Credlake.FAILED;
  }

  /** As {@code credlake serve} does on loopback. */
  private static Served serve(Path lake, Endpoint endpoint) {
    WebSettings set = WebSettings.read(Credlake.home().resolve("conf"));
    WebSettings loopback =
        new WebSettings(WebSettings.LOOPBACK, set.hosts(), set.idle(), set.sql(), null, null);
    Site site;
    try {
      site = new Site(Credlake.home(), lake, () -> endpoint, Credlake.VERSION, loopback);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    site.fill();
    Sessions.Reader reader = new Sessions.Reader(AccessList.READER, Endpoint.owner());
    WebServer web = WebServer.start(site, reader, 0, Language.ZH);
    return new Served() {
      @Override
      public URI address() {
        return URI.create(web.address());
      }

      @Override
      public void close() {
        web.close();
      }
    };
  }

  private static long records(Endpoint endpoint) {
    try (Connection connection = endpoint.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(RECORDS)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot count records of lake", e);
    }
  }
}
