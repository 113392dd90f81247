package io.credlake.generate.nation;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the lake must hold of the nation, written as it is decided.
 *
 * <p>What is kept until the end is a number for each day of a feed, or for each month of a
 * province: nothing grows with the number of rows.
 */
final class Truth implements Closeable {

  private final Path folder;
  private final BufferedWriter deliveries;
  private final BufferedWriter reasons;
  private final Map<String, Map<LocalDate, long[]>> days = new TreeMap<>();
  private final Map<String, Map<LocalDate, long[]>> persons = new TreeMap<>();
  private final Map<String, Map<LocalDate, long[]>> late = new TreeMap<>();

  Truth(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.deliveries =
        open(
            "deliveries.csv",
            "delivery_id,feed,status,reconciliation,rows_read,rows_accepted,rows_rejected,"
                + "rows_duplicate,rows_persons");
    this.reasons = open("reasons.csv", "delivery_id,feed,reason,rows");
  }

  private BufferedWriter open(String file, String titles) throws IOException {
    BufferedWriter out = Files.newBufferedWriter(folder.resolve(file));
    out.write(titles);
    out.write('\n');
    return out;
  }

  void delivery(
      String id,
      String feed,
      String status,
      String reconciliation,
      long accepted,
      long rejected,
      long duplicate,
      long personRows)
      throws IOException {
    long read = accepted + rejected + duplicate;
    line(
        deliveries,
        id,
        feed,
        status,
        reconciliation,
        read,
        accepted,
        rejected,
        duplicate,
        personRows);
  }

  void reason(String id, String feed, String reason, long rows) throws IOException {
    line(reasons, id, feed, reason, rows);
  }

  /** A fact of a feed on the day of its event. */
  void fact(String feed, LocalDate day) {
    count(days, feed, day, 1)[0]++;
  }

  /** A row about a person in a province. */
  void person(String feed, String province, LocalDate day) {
    count(persons, feed + "," + province, day.withDayOfMonth(1), 1)[0]++;
  }

  /** A record that had to be reported in so many working days. */
  void reported(String feed, String province, LocalDate day, boolean isLate) {
    long[] counts = count(late, feed + "," + province, day.withDayOfMonth(1), 2);
    counts[0]++;
    counts[1] += isLate ? 1 : 0;
  }

  private static long[] count(
      Map<String, Map<LocalDate, long[]>> counts, String key, LocalDate day, int numbers) {
    return counts
        .computeIfAbsent(key, k -> new TreeMap<>())
        .computeIfAbsent(day, d -> new long[numbers]);
  }

  /** Writes a table of numbers by month and one more key. */
  void table(String file, String titles, Iterable<String> lines) throws IOException {
    try (BufferedWriter out = open(file, titles)) {
      for (String line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
  }

  @Override
  public void close() throws IOException {
    deliveries.close();
    reasons.close();
    write("days.csv", "feed,day,facts", days);
    write("persons.csv", "feed,province_code,month,persons", persons);
    write("late.csv", "feed,province_code,month,reported,late", late);
    Files.writeString(folder.resolve("README.md"), EXPLANATION);
  }

  private void write(String file, String titles, Map<String, Map<LocalDate, long[]>> counts)
      throws IOException {
    try (BufferedWriter out = open(file, titles)) {
      for (Map.Entry<String, Map<LocalDate, long[]>> of : counts.entrySet()) {
        for (Map.Entry<LocalDate, long[]> day : of.getValue().entrySet()) {
          out.write(of.getKey());
          out.write(',');
          out.write(day.getKey().toString());
          for (long number : day.getValue()) {
            out.write(',');
            out.write(Long.toString(number));
          }
          out.write('\n');
        }
      }
    }
  }

  private static void line(BufferedWriter out, Object... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(values[i].toString());
    }
    out.write('\n');
  }

  private static final String EXPLANATION =
      """
      # What the lake must hold 湖中应有的数

      Computed by the generator from what it decides, not from what it wrote.
      `credlake check --truth` holds a lake against it.

      - `deliveries.csv`: every delivery by its SHA-256; a refused one has no rows; the same bytes
        under two names are one delivery.
      - `reasons.csv`: rows of a delivery by reason code, rejected ones and those kept with a warning,
        duplicates included.
      - `days.csv`: facts of a feed by day: of the event (record, milestone), of the beginning of a
        version (subject), of the beginning of the period (return). Counts of persons made at the
        door are not among them.
      - `persons.csv`: rows about natural persons, by province and month of the event.
      - `late.csv`: records of feeds with a rule in working days, corrections and withdrawals left
        out: all, and those reported later than the rule allows.
      - `subjects.csv`: organisations in the registers on the last day of a month, one for each
        organisation, whatever numbers it was known by.
      - `coverage.csv`: of these, organisations with at least one licence, penalty, list entry, rating
        or pledge in force on that day, after corrections, withdrawals, objections and repairs; for
        the nation, provinces, prefectures and counties.
      - `coverage-changes.csv`: both numbers in every cell: place and kind of the organisations, and
        within it all, each key field, each section of industry, each deciding department. A row says
        by how much they change from the last day of one month to that of the next; the first month
        counts from nothing.
      - `indicators.csv`: numerator and denominator of indicators by region and period: those that
        departments return, those counted from instruments in force, and, for the nation, those
        counted from list entries, complaints, objections and repairs, inspections, ratings, awards,
        departments that act or exchange, laws and standards in force, items of catalogues of which
        information arrives, rows accepted, codes valid and feeds without minors; by province too: penalties reported in time, records exchanged, and
        counties and key fields of which records arrived.
      """;
}
