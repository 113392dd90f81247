package io.credlake.refine;

import io.credlake.fact.Reason;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts of the rows of a delivery or of a part of it; parts add up. */
public final class Tally implements Serializable {

  private static final long serialVersionUID = 1;

  private long read;
  private long rejected;
  private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
  private final Map<String, Region> regions = new HashMap<>();
  private final Map<PersonCell, Long> persons = new HashMap<>();
  private final Map<String, Long> sums = new HashMap<>();

  /**
   * A cell in which rows about natural persons are counted.
   *
   * @param provinceCode of the rows; null if unknown
   * @param department code of the deciding department; null if unknown
   * @param month first day of the month of the event, in days since 1970-01-01; null if unknown
   */
  public record PersonCell(String provinceCode, String department, Integer month)
      implements Serializable {}

  /**
   * Rows of one province.
   *
   * @param read data rows
   * @param valid rows with a valid credit code
   * @param wrong rows with a wrong or missing credit code
   */
  public record Region(long read, long valid, long wrong) implements Serializable {

    Region plus(Region other) {
      return new Region(read + other.read, valid + other.valid, wrong + other.wrong);
    }
  }

  /** Counts a row. */
  void row(String province, boolean rejected, Region region) {
    read++;
    this.rejected += rejected ? 1 : 0;
    regions.merge(province == null ? "" : province, region, Region::plus);
  }

  /** Counts a reason that holds for a row. */
  void reason(Reason reason) {
    reasons.merge(reason, 1L, Long::sum);
  }

  /** Counts a row about a natural person, of which nothing else is known any more. */
  void person(PersonCell cell) {
    read++;
    persons.merge(cell, 1L, Long::sum);
    regions.merge(
        cell.provinceCode() == null ? "" : cell.provinceCode(), new Region(1, 0, 0), Region::plus);
  }

  /** Adds to the control sum of a field, in hundredths. */
  void sum(String field, long hundredths) {
    sums.merge(field, hundredths, Tally::capped);
  }

  /** Adds the counts of another part. */
  public void add(Tally other) {
    read += other.read;
    rejected += other.rejected;
    other.reasons.forEach((reason, rows) -> reasons.merge(reason, rows, Long::sum));
    other.persons.forEach((cell, rows) -> persons.merge(cell, rows, Long::sum));
    other.sums.forEach((field, sum) -> sums.merge(field, sum, Tally::capped));
    other.regions.forEach((province, rows) -> regions.merge(province, rows, Region::plus));
  }

  /** Beyond what can be counted a sum stays at the most, which is never the declared one. */
  private static long capped(long sum, long more) {
    return Long.MAX_VALUE - sum < more ? Long.MAX_VALUE : sum + more;
  }

  /** Data rows read. */
  public long read() {
    return read;
  }

  /** Rows rejected for at least one reason. */
  public long rejected() {
    return rejected;
  }

  /** Rows about natural persons. */
  public long personRows() {
    return persons.values().stream().mapToLong(rows -> rows).sum();
  }

  /** Rows about natural persons by cell. */
  public Map<PersonCell, Long> persons() {
    return persons;
  }

  /** Control sums by field, in hundredths, over the rows about organisations that can be read. */
  public Map<String, Long> sums() {
    return sums;
  }

  /** Rows by reason: rejected and with warnings. */
  public Map<Reason, Long> reasons() {
    return reasons;
  }

  /** Rows by province code; the empty text stands for rows without a known province. */
  public Map<String, Region> regions() {
    return regions;
  }
}
