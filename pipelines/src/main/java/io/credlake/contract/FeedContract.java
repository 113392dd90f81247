package io.credlake.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The data contract of a feed: who sends what, in which form, and what is required of a row.
 *
 * @param feed name of the feed, equal to the name of its file
 * @param version of the contract, counted from 1
 * @param title what planners read
 * @param sender code of the sending department
 * @param shape which of the four shapes of fact a row becomes
 * @param format of the files
 * @param encodings accepted encodings, in the order of trial
 * @param missing texts that mean "not reported"
 * @param columns in the order of the standard; files may order them otherwise
 * @param key fields that name the thing a row is about
 * @param informationClass class of the information, e.g. registration
 * @param grade public, shared or controlled
 * @param legalBasis the rule that the feed rests on
 * @param disclosure class of disclosure control
 * @param period update period
 * @param timeliness latest delivery after the event
 * @param examples rows with their expected outcome, run as tests
 */
public record FeedContract(
    String feed,
    int version,
    Title title,
    String sender,
    Shape shape,
    Format format,
    List<Encoding> encodings,
    List<String> missing,
    List<Column> columns,
    List<String> key,
    String informationClass,
    Grade grade,
    String legalBasis,
    String disclosure,
    String period,
    Timeliness timeliness,
    Examples examples)
    implements Serializable {

  /** A name in Chinese and English. */
  public record Title(String zh, String en) implements Serializable {}

  /** The four shapes of fact. */
  public enum Shape {
    SUBJECT
  }

  /** The file formats that can be decoded. */
  public enum Format {
    CSV
  }

  /** The grades of information: who may see single rows. */
  public enum Grade {
    PUBLIC,
    SHARED,
    CONTROLLED
  }

  /**
   * Latest delivery after the event.
   *
   * @param days number of days
   * @param working whether working days are counted
   */
  public record Timeliness(int days, boolean working) implements Serializable {}

  /**
   * One column of the file.
   *
   * @param title as it stands in the title row
   * @param field of the shape that it fills; null if the column is not kept
   * @param type how its text is read
   * @param required whether a row without a valid value is rejected
   * @param within for a city: the field that holds its province
   */
  public record Column(String title, String field, FieldType type, boolean required, String within)
      implements Serializable {}

  /** How the text of a column is read. */
  public enum FieldType {
    /** Any text. */
    TEXT,
    /** A unified social credit code. */
    CREDIT_CODE,
    /** A day: 2018-07-01, 2018/7/1, 20180701 or 2018年7月1日. */
    DATE,
    /** An amount of money with its unit, e.g. 20(万元人民币). */
    AMOUNT,
    /** A province by any of its names. */
    PROVINCE,
    /** A prefecture or county by any of its names. */
    CITY,
    /** Carried by the standard but not kept, because no statistic needs it. */
    SKIPPED,
    /** About a natural person: skipped unread, never stored or logged. */
    PERSON;

    /** Whether the column's text enters the lake. */
    public boolean isKept() {
      return this != SKIPPED && this != PERSON;
    }
  }

  /**
   * Rows with their expected outcome.
   *
   * @param accepted rows that must be accepted
   * @param rejected rows that must be rejected for the given reasons
   */
  public record Examples(List<Accepted> accepted, List<Rejected> rejected)
      implements Serializable {}

  /**
   * A row that must be accepted.
   *
   * @param row one line as it stands in a file
   * @param warnings reason codes of the expected warnings
   * @param fields expected text of some fields
   */
  public record Accepted(String row, List<String> warnings, Map<String, String> fields)
      implements Serializable {}

  /**
   * A row that must be rejected.
   *
   * @param row one line as it stands in a file
   * @param reasons the expected reason codes
   */
  public record Rejected(String row, List<String> reasons) implements Serializable {}
}
