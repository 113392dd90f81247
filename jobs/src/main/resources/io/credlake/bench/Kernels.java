package io.credlake.bench;

import io.credlake.code.CodeLists;
import io.credlake.code.CreditCode;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContracts;
import io.credlake.coverage.Appearances;
import io.credlake.coverage.Entry;
import io.credlake.coverage.Ledger;
import io.credlake.decode.CsvRows;
import io.credlake.decode.RowHandler;
import io.credlake.decode.TitleRow;
import io.credlake.fact.Order;
import io.credlake.generate.GeneratedRatings;
import io.credlake.refine.DeliveryTerms;
import io.credlake.refine.Rejection;
import io.credlake.refine.RowRefiner;
import io.credlake.refine.RowSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What an ingest does with each row, apart from Flink and Iceberg: rows per second of one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Kernels {

  private static final int ROWS = 10_000;
  private static final int ORGANISATIONS = ROWS / 20;
  private static final int FIRST_MONTH = 2014 * 12;

  private CodeLists lists;
  private FeedContract contract;
  private TitleRow titles;
  private byte[] rows;
  private final List<char[]> codes = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  @Setup
  public void load() throws IOException {
    Path conf = Path.of(System.getProperty("credlake.home")).resolve("conf");
    lists = CodeLists.load(conf.resolve("codes"));
    contract = new FeedContracts(conf.resolve("feeds")).contract("sat-tax-ratings");
    Path file = Files.createTempFile("kernels", ".csv");
    new GeneratedRatings(lists.regions(), ORGANISATIONS, 7).writeRatings(file, ROWS);
    List<String> lines = Files.readAllLines(file);
    Files.delete(file);
    titles = TitleRow.match(CsvRows.firstRow(lines.getFirst()), contract);
    rows =
        (String.join("\n", lines.subList(1, lines.size())) + "\n").getBytes(StandardCharsets.UTF_8);
    for (String line : lines.subList(1, lines.size())) {
      int code = line.indexOf(',') + 1;
      codes.add(line.substring(code, code + CreditCode.LENGTH).toCharArray());
    }
    for (int i = 0; i < ROWS; i++) {
      entries.add(entry(i));
    }
  }

  private static Entry entry(int number) {
    int month = FIRST_MONTH + number % 60;
    return new Entry(
        "91350100M000100Y43",
        16_000 + number,
        number,
        0,
        0,
        new Entry.Scope(1, false, 350000),
        month,
        month + 12,
        "F01",
        "SAT",
        false,
        false,
        new Order(16_000 + number, 16_000 + number, number, 1, number));
  }

  /** Check characters of unified social credit codes. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int checkCodes() {
    int valid = 0;
    for (char[] code : codes) {
      if (CreditCode.isValid(code, 0, code.length)) {
        valid++;
      }
    }
    return valid;
  }

  /** CSV into fields. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long readRows() throws IOException {
    Counting counting = new Counting();
    CsvRows.read(new ByteArrayInputStream(rows), StandardCharsets.UTF_8, 2, counting);
    return counting.seen;
  }

  /** CSV into facts: fields, rules of the contract, identity. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long refineRows() throws IOException {
    Counting counting = new Counting();
    RowRefiner refiner =
        new RowRefiner(contract, titles, DeliveryTerms.sentOn(30_000), lists, counting);
    CsvRows.read(new ByteArrayInputStream(rows), StandardCharsets.UTF_8, 2, refiner);
    if (counting.accepted != ROWS) {
      throw new IllegalStateException("Cannot refine rows: " + counting.accepted);
    }
    return counting.seen;
  }

  /** Records of organisations with twenty each, from their ledgers to their months of coverage. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long countCoverage() {
    long[] counted = new long[1];
    int each = ROWS / ORGANISATIONS;
    for (int from = 0; from < ROWS; from += each) {
      Ledger ledger = new Ledger();
      for (Entry entry : entries.subList(from, from + each)) {
        ledger.add(entry);
      }
      Appearances.none()
          .changeTo(
              ledger.appearances(), (cell, month, subjects, covered) -> counted[0] += covered);
    }
    return counted[0];
  }

  /** Takes everything, and adds it up so that nothing is left out. */
  private static final class Counting implements RowHandler, RowSink {

    private long seen;
    private int accepted;

    @Override
    public void beginRow(long line) {}

    @Override
    public void field(int column, char[] buffer, int offset, int length) {
      seen += length;
    }

    @Override
    public void endRow(int columns) {}

    @Override
    public void oversized(long line) {}

    @Override
    public void text(int field, byte[] utf8, int offset, int length) {
      seen += length;
    }

    @Override
    public void date(int field, int epochDay) {
      seen += epochDay;
    }

    @Override
    public void count(int field, long number) {
      seen += number;
    }

    @Override
    public void money(int field, long hundredths) {
      seen += hundredths;
    }

    @Override
    public void texts(int field, List<String> values) {
      seen += values.size();
    }

    @Override
    public void accept(long line, long identityHigh, long identityLow) {
      seen += identityHigh ^ identityLow;
      accepted++;
    }

    @Override
    public void mended(long line, String deliveryId, long mendedLine) {}

    @Override
    public void discard() {}

    @Override
    public void reject(Rejection rejection) {}
  }
}
