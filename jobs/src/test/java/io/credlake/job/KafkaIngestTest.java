package io.credlake.job;

import static io.credlake.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.flow.FileIntake;
import io.credlake.flow.Inlet;
import io.credlake.flow.Intake;
import io.credlake.flow.TopicException;
import io.credlake.flow.TopicIntake;
import io.credlake.lake.DeliveryReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real Kafka, read exactly once. */
class KafkaIngestTest {

  private static final String CODE = "91350100M000100Y43";
  private static final String CITIZEN_NUMBER = "11010519491231002X";
  private static final Duration OFTEN = Duration.ofMillis(300);

  /** Long enough for what stands in a topic to become one delivery for each partition. */
  private static final Duration AT_THE_END = Duration.ofMinutes(1);

  private static final Pattern SOURCE = Pattern.compile("kafka://[^/]+/(\\d+)@(\\d+)-(\\d+)");

  private static final String TITLES = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n";

  /** The example of the feed's contract. */
  private static final String PROCURED =
      "甲公司,91210100MA00024834,,,GK-2016-321,,中标公告,财政部,210100,合同履约,2016/9/12,2016-12-31,,,";

  @TempDir private static Path brokerFolder;
  private static TestBroker broker;
  private static KafkaProducer<byte[], byte[]> producer;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.start(brokerFolder);
    producer = broker.producer("test");
  }

  @AfterAll
  static void stop() {
    producer.close(Duration.ZERO);
    broker.close();
  }

  @Test
  void committedMessagesAreReadOnceWhateverTheyAre() throws Exception {
    broker.topic("registrations", 2);
    send("registrations", 0, true, json("甲公司"), json("乙公司"), csv("丙公司"));
    send("registrations", 0, false, json("从未发送公司"));
    send(
        "registrations",
        1,
        true,
        json("甲公司"), // sent twice
        json("丁公司").replace(CODE, "123"),
        "{\"企业名称\": \"戊公司\"", // cut off
        "戊公司,三列,而已",
        "己公司,\"未结束的引号",
        "{\n  \"name\": \"庚公司\", \"credit_code\": \""
            + CODE
            + "\",\n"
            + "  \"valid_from\": \"2019-01-02\", \"province_code\": \"福建\"\n}",
        null);

    IngestJob.Result first = readToEnd("registrations");
    IngestJob.Result nothing = readToEnd("registrations");
    send("registrations", 1, false, json("从未发送公司"));
    send("registrations", 1, true, json("辛公司"));
    IngestJob.Result more = readToEnd("registrations");

    assertThat(first.deliveries())
        .hasSize(2)
        .allMatch(DeliveryReport::reconciles)
        .extracting(DeliveryReport::source)
        .containsExactlyInAnyOrder("kafka://registrations/0@0-2", "kafka://registrations/1@0-6");
    assertThat(counts(first)).containsExactly(10, 4, 5, 1);
    assertThat(nothing.deliveries()).isEmpty();
    assertThat(more.deliveries())
        .singleElement()
        .extracting(DeliveryReport::source)
        .isEqualTo("kafka://registrations/1@10-10");
    assertThat(names()).containsExactlyInAnyOrder("甲公司", "乙公司", "丙公司", "庚公司", "辛公司");
    assertThat(contents().rows(DeliveryTables.REJECTION))
        .extracting(row -> row.getField("line") + " " + row.getField("reason"))
        .contains("3 columns.count", "4 columns.count", "5 columns.count", "7 columns.count")
        .anyMatch(reason -> reason.equals("2 code.invalid"));
  }

  @Test
  void oneJobTakesFilesAndTheTopicsOfSeveralFeeds() throws Exception {
    broker.topic("register", 1);
    broker.topic("procurement", 1);
    send("register", 0, true, csv("甲公司"), json("乙公司"));
    send("procurement", 0, true, PROCURED, PROCURED.replace("MA00024834", "MA00024830"));
    Path files = Files.createDirectories(folder.resolve("in").resolve(IngestRun.FEED));
    Files.writeString(files.resolve("day.csv"), TITLES + csv("甲公司") + "\n" + csv("丙公司") + "\n");

    IngestJob.Result result =
        new IngestRun(lakeFolder(), AT_THE_END)
            .ingest(
                new StopSignal(),
                progress -> {},
                new Intake(
                    Optional.of(new FileIntake(List.of(Inlet.ofAll(folder.resolve("in"))), false)),
                    List.of(
                        new TopicIntake(
                            IngestRun.FEED, broker.address(), "register", Map.of(), true),
                        new TopicIntake(
                            "mof-procurement", broker.address(), "procurement", Map.of(), true))));

    assertThat(result.deliveries())
        .hasSize(3)
        .allMatch(DeliveryReport::reconciles)
        .extracting(DeliveryReport::feed)
        .containsExactlyInAnyOrder(IngestRun.FEED, IngestRun.FEED, "mof-procurement");
    assertThat(counts(result)).as("one row is the same thing twice").containsExactly(6, 4, 1, 1);
    assertThat(names()).containsExactlyInAnyOrder("甲公司", "乙公司", "丙公司");
    assertThat(contents().rows(FactTables.RECORD))
        .singleElement()
        .extracting(row -> row.getField("feed"), row -> row.getField("document_no"))
        .containsExactly("mof-procurement", "GK-2016-321");
    assertThat(contents().rows(DeliveryTables.REJECTION))
        .singleElement()
        .extracting(row -> row.getField("feed"), row -> row.getField("reason"))
        .containsExactly("mof-procurement", "code.invalid");
  }

  @Test
  void topicOfTheSameNameMadeAnewIsReadFromItsBeginning() throws Exception {
    broker.topic("anew", 1);
    send("anew", 0, true, json("甲公司"), json("乙公司"));
    readToEnd("anew");
    broker.deleteTopic("anew");
    broker.topic("anew", 1);
    send("anew", 0, true, json("丙公司"));

    readToEnd("anew");

    assertThat(names()).containsExactlyInAnyOrder("甲公司", "乙公司", "丙公司");
  }

  @Test
  void citizenNumberKeepsItsWholeBatchOutAndReadingGoesOn() throws Exception {
    broker.topic("leaks", 1);
    send("leaks", 0, true, json("甲公司"), json("乙公司（" + CITIZEN_NUMBER + "）"));
    IngestJob.Result refused = readToEnd("leaks");
    send("leaks", 0, true, json("丙公司"));
    IngestJob.Result next = readToEnd("leaks");

    assertThat(refused.progress().problems())
        .singleElement()
        .isEqualTo(
            "Cannot take delivery, citizen number in line 2, column 1: value withheld:"
                + " kafka://leaks/0@0-1");
    assertThat(refused.deliveries()).singleElement().matches(DeliveryReport::isRefused);
    assertThat(next.progress().problems()).isEmpty();
    assertThat(names()).containsExactly("丙公司");
    for (var table : DeliveryTables.INGESTED) {
      assertThat(contents().rows(table).toString()).doesNotContain(CITIZEN_NUMBER);
    }
  }

  @Test
  void stoppedAndKilledRunsAreContinuedByTheNext() throws Exception {
    broker.topic("stream", 3);
    AtomicBoolean enough = new AtomicBoolean();
    List<Integer> sent = new ArrayList<>();
    Thread sender = Thread.ofPlatform().start(() -> stream(enough, sent));
    StopSignal stop = new StopSignal();

    IngestJob.Result stopped =
        new IngestRun(lakeFolder(), OFTEN)
            .ingest(
                stop,
                progress -> {
                  if (progress.deliveries() > 2) {
                    stop.ask("test");
                  }
                },
                Intake.of(
                    new TopicIntake(IngestRun.FEED, broker.address(), "stream", Map.of(), false)));
    long before = contents().rows(DeliveryTables.DELIVERY_LOG).size();
    killWhenFurtherThan(before + 1);
    long killedAt = contents().rows(DeliveryTables.DELIVERY_LOG).size();
    enough.set(true);
    sender.join();
    readToEnd("stream");

    assertThat(stopped.stopped()).isTrue();
    assertThat(killedAt).isGreaterThan(before);
    assertThat(names()).hasSize(sent.size()).doesNotHaveDuplicates();
    assertThat(contents().sum(DeliveryTables.DELIVERY_LOG, "rows_read")).isEqualTo(sent.size());
    assertThat(contents().sum(DeliveryTables.DELIVERY_LOG, "rows_accepted")).isEqualTo(sent.size());
    assertThat(contents().sum(DeliveryTables.DELIVERY_REGION, "rows_read")).isEqualTo(sent.size());
    assertRangesFollowEachOther();
  }

  @Test
  void topicOrBrokerThatIsNotThereIsTold() {
    assertThatThrownBy(() -> readToEnd("nowhere"))
        .isInstanceOf(TopicException.class)
        .hasMessage("Cannot read topic, no such topic on %s: nowhere", broker.address());
    TopicIntake unreachable =
        new TopicIntake(
            IngestRun.FEED,
            "127.0.0.1:1",
            "any",
            Map.of("default.api.timeout.ms", "2000", "request.timeout.ms", "1000"),
            true);
    assertThatThrownBy(
            () ->
                new IngestRun(lakeFolder())
                    .ingest(new StopSignal(), p -> {}, Intake.of(unreachable)))
        .isInstanceOf(TopicException.class)
        .hasMessage("Cannot reach Kafka, no broker answers: 127.0.0.1:1");
  }

  /** Sends rows in small transactions, every fifth of which is aborted. */
  private static void stream(AtomicBoolean enough, List<Integer> sent) {
    for (int i = 0; !enough.get(); i++) {
      int number = i;
      boolean commit = number % 5 != 4;
      send(
          "stream",
          number % 3,
          commit,
          Stream.iterate(number * 100, n -> n + 1)
              .limit(100)
              .map(n -> n % 2 == 0 ? json("企业" + n) : csv("企业" + n))
              .toArray(String[]::new));
      if (commit) {
        Stream.iterate(number * 100, n -> n + 1).limit(100).forEach(sent::add);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Runs the command in a process of its own, and kills that once it has committed. */
  private void killWhenFurtherThan(long deliveries) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ProcessHandle.current().info().arguments().stream()
        .flatMap(Stream::of)
        .filter(argument -> argument.startsWith("--") && argument.contains("="))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Dcredlake.home=" + IngestRun.CONF.resolve("..").toAbsolutePath().normalize(),
            "-Dcredlake.log=" + folder.resolve("killed.log"),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            JavaCommand.CREDLAKE,
            "ingest",
            "--lake",
            lakeFolder().toString(),
            "--kafka",
            broker.address(),
            "--topic",
            IngestRun.FEED + "=stream"));
    Process run =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("killed.txt").toFile())
            .start();
    await()
        .until(
            () ->
                !run.isAlive()
                    || contents().rows(DeliveryTables.DELIVERY_LOG).size() >= deliveries);
    assertThat(run.isAlive()).as("%s", folder.resolve("killed.txt")).isTrue();
    run.destroyForcibly().waitFor();
  }

  private void assertRangesFollowEachOther() throws Exception {
    Map<Integer, TreeMap<Long, Long>> ranges = new HashMap<>();
    for (Record row : contents().rows(DeliveryTables.DELIVERY_LOG)) {
      Matcher source = SOURCE.matcher((String) row.getField("source"));
      assertThat(source.matches()).isTrue();
      ranges
          .computeIfAbsent(Integer.valueOf(source.group(1)), partition -> new TreeMap<>())
          .put(Long.valueOf(source.group(2)), Long.valueOf(source.group(3)));
    }
    assertThat(ranges).hasSize(3);
    for (TreeMap<Long, Long> ofPartition : ranges.values()) {
      long end = -1;
      for (Map.Entry<Long, Long> range : ofPartition.entrySet()) {
        assertThat(range.getKey()).isGreaterThan(end);
        end = range.getValue();
      }
    }
  }

  private IngestJob.Result readToEnd(String topic) throws Exception {
    return new IngestRun(lakeFolder(), AT_THE_END)
        .ingest(
            new StopSignal(),
            progress -> {},
            Intake.of(new TopicIntake(IngestRun.FEED, broker.address(), topic, Map.of(), true)));
  }

  private static void send(String topic, int partition, boolean commit, String... values) {
    producer.beginTransaction();
    for (String value : values) {
      byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(topic, partition, null, bytes));
    }
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.flush();
      producer.abortTransaction();
    }
  }

  private static String json(String name) {
    return "{\"企业名称\": \"%s\", \"统一社会信用代码\": \"%s\", \"注册日期\": \"2019-01-02\", "
            .formatted(name, CODE)
        + "\"法人代表\": \"某某\", \"所在省份\": \"福建\", \"地区\": \"福州\"}";
  }

  private static String csv(String name) {
    return name + "," + CODE + ",2019-01-02,N/A,N/A,20(万元),N/A,福建,福州,N/A";
  }

  private static List<Integer> counts(IngestJob.Result result) {
    return Stream.<java.util.function.ToLongFunction<DeliveryReport>>of(
            DeliveryReport::read,
            DeliveryReport::accepted,
            DeliveryReport::rejected,
            DeliveryReport::duplicate)
        .map(count -> (int) result.deliveries().stream().mapToLong(count).sum())
        .toList();
  }

  private List<String> names() throws Exception {
    return contents().rows(FactTables.SUBJECT).stream()
        .map(row -> (String) row.getField("name"))
        .toList();
  }

  private Path lakeFolder() {
    return folder.resolve("lake");
  }

  private LakeContents contents() {
    return new LakeContents(lakeFolder());
  }
}
