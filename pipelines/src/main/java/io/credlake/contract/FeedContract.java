package io.credlake.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.credlake.fact.FactTables;
import io.credlake.fact.TableDefinition;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The data contract of a feed: who sends what, in which form, and what is required of a row.
 *
 * @param feed name of the feed, equal to the name of its file
 * @param version of the contract, counted from 1
 * @param compatibleFrom oldest version whose deliveries are still read; null: this version only
 * @param title what planners read
 * @param sender code of the sending department, {@code conf/codes/departments.csv}
 * @param systems the outline's named systems that the feed comes from, e.g. SYS-03
 * @param shape which of the four shapes of fact a row becomes
 * @param format of the files, the usual one first; gzip and ZIP are taken off before
 * @param encodings accepted encodings, in the order of trial
 * @param missing texts that mean "not reported"
 * @param columns in the order of the standard, if the feed has a layout of its own; else null
 * @param layouts editions of the standard that its files follow, {@code conf/layouts}, newest first
 * @param constants what a field holds where no column gives it a text
 * @param identifiedBy fields of which at least one must identify the organisation
 * @param key fields that name the thing a row is about; a later row of that key is a new version
 * @param rowElement element of XML that is one row; null: {@code record}
 * @param informationClass class of the information, e.g. registration; for who reads the contract
 * @param grade public, shared or controlled
 * @param legalBasis the rule that the feed rests on
 * @param disclosure how the sender itself gives the rows out, by law
 * @param period how often it is delivered
 * @param timeliness latest delivery after the event; null: no rule says so
 * @param inForce days on which the feed runs; null: always
 * @param controlSums number fields whose sums a manifest may declare
 * @param guard A if its cells count natural persons, else N; null: N
 * @param minimumCell smallest numerator and denominator of a cell that counts persons
 * @param share whether the numerator is a part of the denominator
 * @param examples rows with their expected outcome, run as tests
 */
public record FeedContract(
    String feed,
    int version,
    Integer compatibleFrom,
    Title title,
    String sender,
    List<String> systems,
    Shape shape,
    List<Format> format,
    List<Encoding> encodings,
    List<String> missing,
    List<Column> columns,
    @JsonDeserialize(contentUsing = LayoutReference.class) List<Layout> layouts,
    Map<String, String> constants,
    List<String> identifiedBy,
    List<String> key,
    String rowElement,
    String informationClass,
    Grade grade,
    String legalBasis,
    Disclosure disclosure,
    Cadence period,
    Timeliness timeliness,
    InForce inForce,
    List<String> controlSums,
    Guard guard,
    Integer minimumCell,
    boolean share,
    Examples examples)
    implements Serializable {

  /** Fills in what a contract may leave out. */
  public FeedContract {
    if (layouts == null && columns != null) {
      layouts = List.of(new Layout(feed, columns));
    }
    compatibleFrom = compatibleFrom == null ? Integer.valueOf(version) : compatibleFrom;
    systems = orEmpty(systems);
    constants = constants == null ? Map.of() : constants;
    identifiedBy = orEmpty(identifiedBy);
    controlSums = orEmpty(controlSums);
    rowElement = rowElement == null ? "record" : rowElement;
    guard = guard == null ? Guard.N : guard;
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  /** A name in Chinese and English. */
  public record Title(String zh, String en) implements Serializable {}

  /** The four shapes of fact. */
  public enum Shape {
    /** A version of an organisation. */
    SUBJECT(FactTables.SUBJECT),
    /** A credit event about an organisation. */
    RECORD(FactTables.RECORD),
    /** A cell of a statistical return. */
    RETURN(FactTables.RETURN),
    /** A state with a date and a document. */
    MILESTONE(FactTables.MILESTONE);

    private final transient TableDefinition table;

    Shape(TableDefinition table) {
      this.table = table;
    }

    /** The table of its facts. */
    public TableDefinition table() {
      return table;
    }
  }

  /** The file formats that can be decoded. */
  public enum Format {
    CSV,
    /** One JSON object per line. */
    JSONL,
    XML,
    XLSX
  }

  /** The grades of information: who may see single rows. */
  public enum Grade {
    PUBLIC,
    SHARED,
    CONTROLLED
  }

  /**
   * How a sender gives rows out, for who reads the contract. What Credlake publishes is decided by
   * the definitions of open datasets alone.
   *
   * <p>Source: Regulations on Open Government Information (政府信息公开条例).
   */
  public enum Disclosure {
    OPEN,
    ON_REQUEST,
    CLOSED
  }

  /** How often a feed is delivered. */
  public enum Cadence {
    STREAM,
    DAILY,
    MONTHLY,
    QUARTERLY,
    YEARLY,
    ON_CHANGE
  }

  /** Whether natural persons are concerned: not at all, or as counts. */
  public enum Guard {
    N,
    A
  }

  /**
   * Latest delivery after the event.
   *
   * @param days number of days
   * @param working whether working days are counted
   */
  public record Timeliness(int days, boolean working) implements Serializable {}

  /**
   * The days on which a feed runs.
   *
   * @param from first day; null: from the beginning
   * @param to last day; null: until today
   */
  public record InForce(LocalDate from, LocalDate to) implements Serializable {}

  /**
   * The columns of one edition of a standard, in its order; files may order them otherwise.
   *
   * @param name of the edition
   * @param columns its columns
   */
  public record Layout(String name, List<Column> columns) implements Serializable {}

  /**
   * One column of the file.
   *
   * @param title as it stands in the title row
   * @param also further spellings of the title, e.g. the name in a database
   * @param field of the shape that it fills; null if the column is not kept
   * @param type how its text is read
   * @param required whether a row without a valid value is rejected
   * @param optional whether a file may lack the column
   * @param within for a city: the field that holds its province
   * @param unit for an amount: unit of a bare number, e.g. 万元; null: yuan
   * @param values for a choice: what is kept, by what is given
   * @param persons for a kind of subject: the texts that mean a natural person
   * @param marksPerson for a person column: whether a text in it makes the row one about a person
   */
  public record Column(
      String title,
      List<String> also,
      String field,
      FieldType type,
      boolean required,
      boolean optional,
      String within,
      String unit,
      Map<String, String> values,
      List<String> persons,
      boolean marksPerson)
      implements Serializable {

    /** Fills in what a contract may leave out. */
    public Column {
      also = orEmpty(also);
      values = values == null ? Map.of() : values;
      persons = orEmpty(persons);
    }
  }

  /** How the text of a column is read. */
  public enum FieldType {
    /** Any text. */
    TEXT,
    /** A unified social credit code. */
    CREDIT_CODE,
    /** A business registration number of 15 digits, used before the credit code. */
    REGISTRATION_NUMBER,
    /** An organisation code of 9 characters, used before the credit code. */
    ORGANISATION_CODE,
    /** A day: 2018-07-01, 2018/7/1, 20180701, 2018年7月1日 or 43282 as spreadsheets count. */
    DATE,
    /** The last day of an interval; the day after is kept. 2099-12-31 means without end. */
    LAST_DAY,
    /** A period: 2018, 2018-03, 2018年3月, 2018Q1, 2018年1季度. Fills field_from and field_to. */
    PERIOD,
    /** An amount of money with its unit, e.g. 20(万元人民币). */
    AMOUNT,
    /** A number with at most two decimals. */
    NUMBER,
    /** A whole number, not negative. */
    COUNT,
    /** A number of a statistical cell, or why there is none. Fills field_status as well. */
    CELL,
    /** One of the listed values. */
    CHOICE,
    /** One of the outline's key fields by name or code. */
    KEY_FIELD,
    /** A province by any of its names. */
    PROVINCE,
    /** A prefecture or county by any of its names. */
    CITY,
    /** A division of any level by six-digit code, or a province by name. Fills the city as well. */
    REGION,
    /** A department by code or any of its names. Fills field_given as well. */
    DEPARTMENT,
    /** What kind of subject the row is about: tells rows about natural persons. */
    SUBJECT_TYPE,
    /** A group of persons by age; kept as text, and minors are refused at the door. */
    AGE_GROUP,
    /** Carried by the standard but not kept, because no statistic needs it. */
    SKIPPED,
    /** About a natural person: skipped unread, never stored or logged. */
    PERSON,
    /** A day of birth: looked at once at the door, to refuse minors, and skipped like a person. */
    BIRTH_DATE;

    /** Whether the column's text enters the lake. */
    public boolean isKept() {
      return this != SKIPPED && this != SUBJECT_TYPE && !isPersonal();
    }

    /** Whether the column is about a natural person: never stored or logged. */
    public boolean isPersonal() {
      return this == PERSON || this == BIRTH_DATE;
    }
  }

  /**
   * Rows with their expected outcome.
   *
   * @param accepted rows that must be accepted
   * @param rejected rows that must be rejected for the given reasons
   * @param counted rows about natural persons, which become counts at the door
   */
  public record Examples(List<Accepted> accepted, List<Rejected> rejected, List<Counted> counted)
      implements Serializable {

    /** Fills in what a contract may leave out. */
    public Examples {
      accepted = orEmpty(accepted);
      rejected = orEmpty(rejected);
      counted = orEmpty(counted);
    }
  }

  /**
   * A row that must be accepted.
   *
   * @param layout edition it follows; null: the newest
   * @param row one line as it stands in a file of CSV
   * @param warnings reason codes of the expected warnings
   * @param fields expected text of some fields
   */
  public record Accepted(
      String layout, String row, List<String> warnings, Map<String, String> fields)
      implements Serializable {}

  /**
   * A row that must be rejected.
   *
   * @param layout edition it follows; null: the newest
   * @param row one line as it stands in a file of CSV
   * @param reasons the expected reason codes
   */
  public record Rejected(String layout, String row, List<String> reasons) implements Serializable {}

  /**
   * A row about a natural person.
   *
   * @param layout edition it follows; null: the newest
   * @param row one line as it stands in a file of CSV
   * @param cell expected cell: province_code, department, month
   */
  public record Counted(String layout, String row, @JsonProperty("cell") Map<String, String> cell)
      implements Serializable {}
}
