package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.credlake.code.CodeLists;
import io.credlake.contract.FeedCatalogue;
import io.credlake.contract.FeedContracts;
import io.credlake.dashboard.QueryMetrics;
import io.credlake.dashboard.QueryMetrics.Asker;
import io.credlake.dashboard.QueryMetrics.End;
import io.credlake.fact.DeliveryTables;
import io.credlake.flow.FileIntake;
import io.credlake.flow.IngestFlow;
import io.credlake.flow.Inlet;
import io.credlake.flow.Intake;
import io.credlake.lake.Lake;
import io.credlake.lake.WriterLock;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads of a job that runs, and what its rules and Grafana's panels ask of it. */
class MetricsTest {

  private static final Path DOCKER = SmallLake.HOME.resolve("docker");
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
  private static final Pattern NAME = Pattern.compile("\\bflink_\\w+");
  private static final Pattern OF_DASHBOARDS = Pattern.compile("\\bcredlake_\\w+");
  private static final Pattern VALUE = Pattern.compile("(?m)^(\\w+)\\{(.*)} (\\S+)$");
  private static final String OPERATOR = "flink_taskmanager_job_task_operator_";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @Test
  void tellsOfFeedsAndCommitsAndOfAllThatIsAskedFor() throws Exception {
    SmallLake small = SmallLake.in(folder);
    small.contract(SmallLake.REGISTER);
    small.deliver(
        "register",
        "2019-01-31",
        SmallLake.period("2019-01-01", "2019-01-31"),
        "名称,代码,省份,生效",
        "甲公司,91350100M000100Y43,福建,2014-03-01",
        "甲公司,91350100M000100Y43,福建,2014-03-01",
        "乙公司,no code,福建,2014-03-01");
    int port = freePort();
    String runId = "metrics";
    try (Lake lake = Lake.open(small.lake())) {
      DeliveryTables.INGESTED.forEach(lake::table);
      try (WriterLock held =
          WriterLock.acquire(lake, WriterLock.Part.FACTS, runId, "test", holder -> {})) {
        StreamExecutionEnvironment env = environment(port, lake);
        new IngestFlow(
                lake.place(),
                new FeedCatalogue(new FeedContracts(small.conf().resolve("feeds")).all()),
                CodeLists.load(small.conf().resolve("codes")),
                Intake.of(new FileIntake(List.of(Inlet.ofAll(folder.resolve("in"))), true)),
                runId)
            .build(env);
        JobClient job = env.executeAsync("metrics");
        Map<String, Double> told =
            await(
                port,
                now ->
                    now.getOrDefault(OPERATOR + "feed_rowsRead register", 0.0) == 3
                        && now.getOrDefault(OPERATOR + "lastCommit", 0.0) > 0
                        && now.getOrDefault(OPERATOR + "waitingSince", 1.0) == 0);

        assertThat(told)
            .containsEntry(OPERATOR + "feed_rowsRead register", 3.0)
            .containsEntry(OPERATOR + "feed_rowsAccepted register", 1.0)
            .containsEntry(OPERATOR + "feed_rowsDuplicate register", 1.0)
            .containsEntry(OPERATOR + "feed_rowsRejected register", 1.0)
            .containsEntry(OPERATOR + "feed_reason_rows register code.invalid", 1.0)
            .containsEntry(OPERATOR + "feed_status_deliveries register partial", 1.0)
            .containsEntry(OPERATOR + "feed_periodEnd register", 1548950400.0)
            .containsEntry(OPERATOR + "feed_expectedEvery register", 0.0);
        assertThat(told.get(OPERATOR + "feed_lastArrival register")).isPositive();
        assertThat(told.get(OPERATOR + "commits")).isPositive();
        assertThat(told.get(OPERATOR + "freeBytes")).isPositive();
        Set<String> names = new TreeSet<>();
        told.keySet().forEach(name -> names.add(name.replaceFirst(" .*", "")));
        for (String asked : asked()) {
          assertThat(names)
              .containsAll(NAME.matcher(asked).results().map(MatchResult::group).toList());
        }
        job.cancel().get();
        job.getJobExecutionResult().handle((result, cancelled) -> result).get();
      }
    }
  }

  @Test
  void everyRuleSaysWhatItIsAbout() throws IOException {
    JsonNode rules = new YAMLMapper().readTree(DOCKER.resolve("alerts.yaml").toFile());
    List<String> names = new ArrayList<>();
    for (JsonNode rule : rules.at("/groups/0/rules")) {
      names.add(rule.path("alert").asText());
      assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
      assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
      assertThat(rule.path("expr").asText()).matches("(?s).*(\\b(flink|credlake)_|^up\\{).*");
    }
    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(9);
  }

  /** With promtool, of Debian's package prometheus. */
  @Test
  void alertsAreRaisedWhenTheyShould() throws Exception {
    assumeThat(PROMTOOL).exists();
    Process tool =
        new ProcessBuilder(
                PROMTOOL.toString(), "test", "rules", DOCKER.resolve("alerts-test.yaml").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(said).isZero();
  }

  @Test
  void whatIsAskedOfTheDashboardsIsTold() throws IOException {
    PrometheusRegistry registry = new PrometheusRegistry();
    QueryMetrics metrics = new QueryMetrics(registry);
    metrics.ended(Asker.PAGE, End.ANSWERED, Duration.ofMillis(120));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    Set<String> told = new TreeSet<>();
    OF_DASHBOARDS
        .matcher(text.toString(StandardCharsets.UTF_8))
        .results()
        .forEach(found -> told.add(found.group()));
    Set<String> asked = new TreeSet<>();
    for (String one : asked()) {
      OF_DASHBOARDS.matcher(one).results().forEach(found -> asked.add(found.group()));
    }
    assertThat(asked)
        .contains("credlake_query_seconds_count", "credlake_query_seconds_bucket")
        .isSubsetOf(told);
  }

  private static StreamExecutionEnvironment environment(int port, Lake lake) {
    JobFolders folders = JobFolders.of(lake.place(), "ingest", "metrics");
    Duration often = Duration.ofMillis(300);
    Configuration configuration =
        new Configuration(JobSettings.ofCommits(often, folders.state().uri()));
    configuration.setString(
        "metrics.reporter.prometheus.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    configuration.setString("metrics.reporter.prometheus.port", Integer.toString(port));
    configuration.setString("metrics.reporter.prometheus.filterLabelValueCharacters", "false");
    return new EmbeddedFlink(1, often).environment(configuration, folders.work());
  }

  /** Asks until what is told is as it should be. */
  private static Map<String, Double> await(int port, Predicate<Map<String, Double>> done)
      throws Exception {
    Instant last = Instant.now().plus(PATIENCE);
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (true) {
        Map<String, Double> told = new HashMap<>();
        try {
          URI uri = URI.create("http://127.0.0.1:%d/metrics".formatted(port));
          String text =
              client
                  .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                  .body();
          VALUE
              .matcher(text)
              .results()
              .forEach(
                  value ->
                      told.put(
                          value.group(1) + labels(value.group(2)),
                          Double.parseDouble(value.group(3))));
        } catch (IOException e) {
          // it does not listen yet
        }
        if (done.test(told)) {
          return told;
        }
        assertThat(Instant.now()).as("told so far: " + told).isBefore(last);
      }
    }
  }

  /** The labels that are ours. */
  private static String labels(String all) {
    StringBuilder labels = new StringBuilder();
    for (String label : List.of("feed", "reason", "status")) {
      Pattern.compile("\\b%s=\"([^\"]*)\"".formatted(label))
          .matcher(all)
          .results()
          .forEach(found -> labels.append(' ').append(found.group(1)));
    }
    return labels.toString();
  }

  /** All that rules and panels ask for. */
  private static List<String> asked() throws IOException {
    List<String> asked = new ArrayList<>();
    new YAMLMapper()
        .readTree(DOCKER.resolve("alerts.yaml").toFile())
        .findValues("expr")
        .forEach(expr -> asked.add(expr.asText()));
    try (Stream<Path> panels = Files.list(DOCKER.resolve("grafana"))) {
      for (Path file : panels.filter(one -> one.toString().endsWith(".json")).toList()) {
        new ObjectMapper()
            .readTree(file.toFile())
            .findValues("expr")
            .forEach(expr -> asked.add(expr.asText()));
      }
    }
    return asked;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
