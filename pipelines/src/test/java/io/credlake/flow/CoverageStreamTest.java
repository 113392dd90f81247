package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.code.Months;
import io.credlake.coverage.Cell;
import io.credlake.coverage.Entry;
import io.credlake.coverage.Entry.Scope;
import io.credlake.coverage.Facet;
import io.credlake.coverage.Statement;
import io.credlake.coverage.Version;
import io.credlake.fact.Order;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.StatementNews.Act;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is said of organisations, in whatever order and however often it is corrected and taken
 * back: what the stream adds up is what a recount of all that was said gives.
 */
class CoverageStreamTest {

  private static final int ROUNDS = 12;
  private static final int STATEMENTS = 15;

  private static final String[] CREDIT_CODES = {
    "91350100M000100Y43", "93350100M000100Y4X", "91330100M000200YXX"
  };
  private static final String[] ORGANISATION_CODES = {"M000100Y4", "M000200YX", "M000300YY"};
  private static final String[] NUMBERS = {"440301103097413", "440301103097421"};

  /** Longer than anything that is said here. */
  private static final int FOR_EVER = 1_000;

  private final Map<String, long[]> counted = new TreeMap<>();
  private int retention = FOR_EVER;
  private KeyedOneInputStreamOperatorTestHarness<Long, NewsBlock, NewsBlock> resolve;
  private KeyedOneInputStreamOperatorTestHarness<Long, NewsBlock, Delta> keep;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void streamingEqualsRecount(int seed) throws Exception {
    Random dice = new Random(seed);
    start(null, null);
    List<Recount.Said> said = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      List<Recount.Said> news = random(dice, round);
      said.addAll(news);
      take(new Round(1, round, 0), news);

      assertThat(late()).isZero();
      assertThat(differences(counted, Recount.of(said))).isEmpty();
      if (round % 4 == 0) {
        restart(round);
      }
    }
    assertThat(counted).as("something is covered").isNotEmpty();
    resolve.close();
    keep.close();
  }

  /**
   * What is settled counts as before, and a statement that would change it is told; counted anew,
   * it counts as well.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void settlingChangesNothing(int seed) throws Exception {
    Random dice = new Random(seed);
    retention = 4 + dice.nextInt(12);
    start(null, null);
    List<Recount.Said> said = new ArrayList<>();
    int exact = 0;
    int anew = 0;
    for (int round = 1; round <= 3 * ROUNDS; round++) {
      List<Recount.Said> news = random(dice, round).subList(0, 4);
      said.addAll(news);
      take(new Round(1, round, 0), news);
      if (late() > 0) {
        anew++;
        resolve.close();
        keep.close();
        counted.clear();
        start(null, null);
        take(new Round(2, round, 0), said);
      } else {
        exact++;
        restart(round);
      }
      assertThat(late()).isZero();
      assertThat(differences(counted, Recount.of(said))).isEmpty();
    }
    assertThat(exact).as("rounds without a late statement").isPositive();
    assertThat(anew).as("rounds with a late statement").isPositive();
    resolve.close();
    keep.close();
  }

  private static List<Recount.Said> random(Random dice, int round) {
    List<Recount.Said> news = new ArrayList<>();
    for (int i = 0; i < STATEMENTS; i++) {
      news.add(random(dice, (long) round * STATEMENTS + i));
    }
    return news;
  }

  private void start(OperatorSubtaskState numbers, OperatorSubtaskState ledgers) throws Exception {
    resolve = harness(new ResolveNumbers(retention), numbers);
    keep = harness(new KeepLedgers(retention, List.of()), ledgers);
  }

  private int late() {
    int late = 0;
    for (var operator : List.of(resolve, keep)) {
      var told = operator.getSideOutput(KeepStatements.LATE);
      late += told == null ? 0 : told.size();
    }
    return late;
  }

  private void take(Round round, List<Recount.Said> news) throws Exception {
    BlockWriter direct = new BlockWriter(block -> process(keep, block));
    BlockWriter numbered = new BlockWriter(block -> process(resolve, block));
    direct.begin(round);
    numbered.begin(round);
    for (Recount.Said said : news) {
      Statement statement = said.statement();
      if (said.creditCode() == null && said.number() != null) {
        numbered.write(new StatementNews(OrganisationKeys.of(said.number()), Act.ADD, statement));
      } else {
        direct.write(
            new StatementNews(OrganisationKeys.of(statement.identifier()), Act.ADD, statement));
        if (said.number() != null && statement instanceof Version version && !version.withdrawn()) {
          numbered.write(new StatementNews(OrganisationKeys.of(said.number()), Act.MAP, statement));
        }
      }
    }
    direct.end(round);
    numbered.end(round);
    resolve.extractOutputValues().forEach(block -> process(keep, block));
    resolve.getOutput().clear();
    for (Delta delta : keep.extractOutputValues()) {
      long[] sums =
          counted.computeIfAbsent(Recount.key(delta.cell(), delta.month()), cell -> new long[2]);
      sums[0] += delta.subjects();
      sums[1] += delta.covered();
    }
    keep.getOutput().clear();
  }

  private static <T> void process(
      KeyedOneInputStreamOperatorTestHarness<Long, NewsBlock, T> operator, NewsBlock block) {
    try {
      operator.processElement(new StreamRecord<>(block));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void restart(int round) throws Exception {
    OperatorSubtaskState numbers = resolve.snapshot(round, 0);
    OperatorSubtaskState ledgers = keep.snapshot(round, 0);
    resolve.close();
    keep.close();
    start(numbers, ledgers);
  }

  private static <T> KeyedOneInputStreamOperatorTestHarness<Long, NewsBlock, T> harness(
      KeepStatements<T> operator, OperatorSubtaskState state) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<Long, NewsBlock, T> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator,
            block -> OrganisationKeys.keyOf(block.bucket()),
            Types.LONG,
            Buckets.COUNT,
            1,
            0);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  private static List<String> differences(Map<String, long[]> stream, Map<String, long[]> recount) {
    TreeSet<String> cells = new TreeSet<>(stream.keySet());
    cells.addAll(recount.keySet());
    long[] none = new long[2];
    return cells.stream()
        .filter(
            cell ->
                !Arrays.equals(stream.getOrDefault(cell, none), recount.getOrDefault(cell, none)))
        .map(
            cell ->
                "%s: %s, recount %s"
                    .formatted(
                        cell,
                        Arrays.toString(stream.getOrDefault(cell, none)),
                        Arrays.toString(recount.getOrDefault(cell, none))))
        .toList();
  }

  private static Recount.Said random(Random dice, long line) {
    String code = null;
    String organisationCode = null;
    String number = null;
    switch (dice.nextInt(5)) {
      case 0 -> organisationCode = pick(dice, ORGANISATION_CODES);
      case 1 -> number = pick(dice, NUMBERS);
      case 2 -> {
        number = pick(dice, NUMBERS);
        organisationCode = pick(dice, ORGANISATION_CODES);
      }
      case 3 -> {
        number = pick(dice, NUMBERS);
        code = pick(dice, CREDIT_CODES);
      }
      default -> code = pick(dice, CREDIT_CODES);
    }
    String identifier = code != null ? code : organisationCode != null ? organisationCode : number;
    int known = 18_000 + dice.nextInt(5);
    Order order =
        new Order(known - dice.nextInt(5), known, dice.nextInt(3), dice.nextInt(4) - 2, line);
    Statement statement =
        dice.nextInt(3) == 0 ? version(dice, identifier, order) : entry(dice, identifier, order);
    return new Recount.Said(code, organisationCode, number, statement);
  }

  private static Version version(Random dice, String identifier, Order order) {
    int from = 17_000 + 40 * dice.nextInt(20);
    return new Version(
        identifier,
        pick(dice, "register", "licences"),
        from,
        dice.nextInt(4) == 0 ? Integer.valueOf(from + 1 + dice.nextInt(300)) : null,
        pick(dice, "330000", "350000"),
        pick(dice, "", "330100", "330106"),
        pick(dice, "", "enterprise", "cooperative"),
        pick(dice, "", "C", "F"),
        pick(dice, "", "active", "active", "active", "moved", "deregistered"),
        dice.nextInt(6) == 0,
        false,
        order);
  }

  private static Entry entry(Random dice, String identifier, Order order) {
    int day = 17_000 + dice.nextInt(800);
    int document = dice.nextInt(4);
    boolean ending = dice.nextInt(4) == 0;
    boolean neutral = !ending && dice.nextInt(8) == 0;
    Scope scope = new Scope(dice.nextInt(3), dice.nextBoolean(), dice.nextInt(3) * 10_000);
    int month = Months.of(day);
    return new Entry(
        identifier,
        day,
        1 + document + (ending || neutral ? 10 : 0) + 100L * dice.nextInt(2),
        document,
        ending ? 1 + dice.nextInt(3) : 0,
        scope,
        neutral ? 0 : month,
        neutral ? 0 : dice.nextBoolean() ? Months.NEVER : month + dice.nextInt(12),
        pick(dice, "", "taxation", "prices"),
        pick(dice, "", "SAIC", "NDRC"),
        dice.nextInt(6) == 0,
        false,
        order);
  }

  private static String pick(Random dice, String... from) {
    return from[dice.nextInt(from.length)];
  }

  /** A recount that keeps no state: month by month, it looks at all that was ever said. */
  private static final class Recount {

    /** A row: its numbers, and what it says. */
    record Said(String creditCode, String organisationCode, String number, Statement statement) {}

    private static final int FIRST = Months.of(16_900);
    private static final int LAST = Months.of(18_600);

    static String key(Cell cell, int month) {
      return cell + "@" + month;
    }

    /** Differences of each cell from month to month. */
    static Map<String, long[]> of(List<Said> all) {
      Map<String, List<Statement>> bySubject = new TreeMap<>();
      for (Said said : all) {
        bySubject
            .computeIfAbsent(subject(said, all), subject -> new ArrayList<>())
            .add(said.statement());
      }
      Map<String, long[]> changes = new TreeMap<>();
      Map<Cell, long[]> before = new HashMap<>();
      for (int month = FIRST; month <= LAST; month++) {
        Map<Cell, long[]> now = new HashMap<>();
        for (List<Statement> statements : bySubject.values()) {
          count(statements, month, now);
        }
        Set<Cell> cells = new HashSet<>(before.keySet());
        cells.addAll(now.keySet());
        for (Cell cell : cells) {
          long[] a = before.getOrDefault(cell, new long[2]);
          long[] b = now.getOrDefault(cell, new long[2]);
          changes.put(key(cell, month), new long[] {b[0] - a[0], b[1] - a[1]});
        }
        before = now;
      }
      return changes;
    }

    private static String subject(Said said, List<Said> all) {
      if (said.creditCode() != null) {
        return said.creditCode();
      }
      String code = said.number() == null ? null : code(said, all, true);
      if (code == null && said.organisationCode() != null) {
        code = code(said, all, false);
      }
      if (code != null) {
        return code;
      }
      return said.organisationCode() != null ? said.organisationCode() : said.number();
    }

    /** The code that was registered last on the day, else the first ever. */
    private static String code(Said said, List<Said> all, boolean byNumber) {
      TreeMap<String, Integer> firstDays = new TreeMap<>();
      for (Said other : all) {
        boolean same =
            other.creditCode() != null
                && (byNumber
                    ? said.number().equals(other.number())
                    : other.creditCode().substring(8, 17).equals(said.organisationCode()));
        if (same && other.statement() instanceof Version version && !version.withdrawn()) {
          firstDays.merge(other.creditCode(), version.from(), Math::min);
        }
      }
      List<Map.Entry<String, Integer>> inOrder = new ArrayList<>(firstDays.entrySet());
      inOrder.sort(Map.Entry.comparingByValue());
      String found = inOrder.isEmpty() ? null : inOrder.getFirst().getKey();
      for (Map.Entry<String, Integer> code : inOrder) {
        found = code.getValue() <= said.statement().day() ? code.getKey() : found;
      }
      return found;
    }

    private static void count(List<Statement> statements, int month, Map<Cell, long[]> now) {
      long lastDay = Months.firstDay(month + 1).toEpochDay() - 1;
      Version version = versionOn(statements, lastDay);
      if (version == null) {
        return;
      }
      Set<String> fields = new TreeSet<>();
      Set<String> departments = new TreeSet<>();
      boolean covered = false;
      for (Entry entry : inForce(statements, month)) {
        covered = true;
        fields.add(entry.field());
        departments.add(entry.department());
      }
      add(now, version, Facet.ALL, "", 1, covered ? 1 : 0);
      add(now, version, Facet.INDUSTRY, version.section(), 1, covered ? 1 : 0);
      fields.remove("");
      departments.remove("");
      fields.forEach(field -> add(now, version, Facet.FIELD, field, 0, 1));
      departments.forEach(department -> add(now, version, Facet.DEPARTMENT, department, 0, 1));
    }

    private static void add(
        Map<Cell, long[]> now, Version v, Facet facet, String member, int subjects, int covered) {
      Cell cell = new Cell(v.province(), v.city(), v.kind(), facet, member);
      long[] sums = now.computeIfAbsent(cell, c -> new long[2]);
      sums[0] += subjects;
      sums[1] += covered;
    }

    /** What registers say of the latest day up to one, unless the organisation is no more then. */
    private static Version versionOn(List<Statement> statements, long lastDay) {
      TreeMap<Integer, List<Version>> byDay = new TreeMap<>();
      for (Statement statement : statements) {
        if (statement instanceof Version version && version.from() <= lastDay) {
          boolean superseded =
              statements.stream()
                  .anyMatch(
                      other ->
                          other instanceof Version later
                              && later.from() == version.from()
                              && later.feed().equals(version.feed())
                              && later.order().compareTo(version.order()) > 0);
          if (!superseded && !version.withdrawn()) {
            byDay.computeIfAbsent(version.from(), day -> new ArrayList<>()).add(version);
          }
        }
      }
      if (byDay.isEmpty()) {
        return null;
      }
      List<Version> said = byDay.lastEntry().getValue();
      said.sort((a, b) -> b.order().compareTo(a.order()));
      Version merged = said.getFirst();
      for (Version older : said.subList(1, said.size())) {
        boolean placed = !merged.city().isEmpty() || older.city().isEmpty();
        merged =
            new Version(
                merged.identifier(),
                merged.feed(),
                merged.from(),
                merged.to() == null ? older.to() : merged.to(),
                placed ? merged.province() : older.province(),
                placed ? merged.city() : older.city(),
                merged.kind().isEmpty() ? older.kind() : merged.kind(),
                merged.section().isEmpty() ? older.section() : merged.section(),
                merged.status().isEmpty() ? older.status() : merged.status(),
                false,
                false,
                merged.order());
      }
      boolean over = merged.to() != null && lastDay >= merged.to();
      return over || merged.status().equals("deregistered") ? null : merged;
    }

    private static List<Entry> inForce(List<Statement> statements, int month) {
      List<Entry> last = new ArrayList<>();
      for (Statement statement : statements) {
        if (statement instanceof Entry entry
            && !entry.withdrawn()
            && statements.stream()
                .noneMatch(
                    other ->
                        other instanceof Entry later
                            && later.key() == entry.key()
                            && later.order().compareTo(entry.order()) > 0)) {
          last.add(entry);
        }
      }
      List<Entry> inForce = new ArrayList<>();
      for (Entry entry : last) {
        boolean ended =
            last.stream()
                .anyMatch(
                    e ->
                        e.refersTo() != 0
                            && e.refersTo() == entry.document()
                            && e.from() <= month
                            && mayEnd(e.scope(), entry.scope()));
        if (entry.refersTo() == 0 && entry.from() <= month && month < entry.to() && !ended) {
          inForce.add(entry);
        }
      }
      return inForce;
    }

    private static boolean mayEnd(Scope ending, Scope ended) {
      boolean ownDocument =
          ending.source() != 0
              && ending.source() == ended.source()
              && (!ending.local() || ending.province() == ended.province());
      boolean ofItsProvince = ending.province() != 0 && ending.province() == ended.province();
      return ownDocument || ofItsProvince;
    }
  }
}
