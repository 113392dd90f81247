package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.code.CreditCode;
import io.credlake.fact.FactTables;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.lake.LakePoint;
import io.credlake.lake.backup.Backup;
import io.credlake.lake.backup.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.expressions.Expressions;

/**
 * A lake of companies and their penalties, which tests of other places for a lake have in common.
 */
record PenalisedCompanies(SmallLake lake) {

  private static final String PENALTIES =
      """
      feed: penalties
      version: 1
      title: {zh: 处罚, en: Penalties}
      sender: PROV
      shape: record
      format: csv
      encodings: UTF-8
      missing: [""]
      constants: {category: penalty, polarity: negative}
      columns:
        - {title: 代码, field: credit_code, type: credit_code}
        - {title: 文号, field: document_no, type: text}
        - {title: 省份, field: province_code, type: province, required: true}
        - {title: 日期, field: event_date, type: date, required: true}
      key: [document_no]
      grade: public
      legal_basis: none
      """;

  /** One that is not there yet. */
  static PenalisedCompanies in(Path folder) throws IOException {
    SmallLake lake = SmallLake.in(folder);
    lake.contract(SmallLake.REGISTER);
    lake.contract(PENALTIES);
    return new PenalisedCompanies(lake);
  }

  /** Founds a lake by settings. */
  void found(Path place, String settings) throws IOException {
    LakePlace.found(place, Files.writeString(lake.folder().resolve("lake.properties"), settings));
  }

  /** A register of companies, from the first number to before the last. */
  void register(String sentOn, int from, int to) throws IOException {
    deliver("register", sentOn, "名称,代码,省份,生效", from, to, "公司%1$d,%2$s,福建,2018-01-01");
  }

  /** Their penalties, one each. */
  void penalise(String sentOn, int from, int to) throws IOException {
    deliver("penalties", sentOn, "代码,文号,省份,日期", from, to, "%2$s,罚%1$d,福建,2018-10-08");
  }

  private void deliver(String feed, String sentOn, String titles, int from, int to, String row)
      throws IOException {
    lake.deliver(
        feed,
        sentOn,
        List.of(),
        Stream.concat(
                Stream.of(titles),
                IntStream.range(from, to).mapToObj(i -> row.formatted(i, code(i))))
            .toArray(String[]::new));
  }

  private static String code(int number) {
    String start = "91350100MA%07d".formatted(number);
    return start + CreditCode.checkCharacter(start);
  }

  /** Organisations and records. */
  List<Object> counts(String version) throws Exception {
    return lake.ask(
            "SELECT (SELECT count(*) FROM core.subject%s), (SELECT count(*) FROM core.record%s)"
                .formatted(version, version))
        .getFirst();
  }

  /** Organisations in the registers, and those that have a record in force. */
  List<Object> covered() throws Exception {
    return lake.ask(
            "SELECT sum(subjects), sum(covered) FROM policy.coverage_change WHERE facet = 'all'")
        .getFirst();
  }

  /** Pins it by a tag. */
  void pin(String tag) throws Exception {
    try (Lake opened = Lake.open(lake.lake())) {
      LakePoint.of(opened, Duration.ofMinutes(1), any -> Optional.empty()).tag(opened, tag);
    }
  }

  /** Makes another lake of a backup of one. */
  static void copy(Path from, Path backup, Path to) throws Exception {
    try (Lake opened = Lake.open(from)) {
      assertThat(Backup.take(opened, backup, "test", holder -> {}).copied()).isPositive();
    }
    Restore.from(backup).to(LakePlace.of(to), holder -> {});
  }

  /** Records, as Iceberg reads them. */
  static long records(Path lake) {
    AtomicLong rows = new AtomicLong();
    try (Lake opened = Lake.open(lake)) {
      opened.read(
          FactTables.RECORD, Expressions.alwaysTrue(), List.of(), row -> rows.incrementAndGet());
    }
    return rows.get();
  }
}
