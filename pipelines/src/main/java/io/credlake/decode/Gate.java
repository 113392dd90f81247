package io.credlake.decode;

import io.credlake.code.CitizenNumber;
import io.credlake.code.CreditCode;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.FieldType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What may not enter: citizen numbers outside the columns that are declared as persons', and rows
 * about minors. It takes the rows of a delivery and remembers why it refused the first that may not
 * pass; what comes after is not looked at.
 */
final class Gate implements RowHandler {

  private static final int ADULT_AGE = 18;
  private static final int DIGITS_OF_A_NUMBER = 17;
  private static final int MAX_KNOWN = 1000;

  private final Map<String, Boolean> minorSubjects = new HashMap<>();
  private final Map<String, Boolean> minorGroups = new HashMap<>();
  private final LocalDate today;
  private final Column[] columns;
  private final int[] ageColumns;
  private final boolean anyPerson;
  private final int eventColumn;

  private char[] text = new char[1 << 12];
  private int[] ends = new int[64];
  private int count;
  private long line;
  private String refusal;

  /**
   * A gate for the rows of a delivery.
   *
   * @param today by which ages are told where a row names no day
   */
  Gate(FeedContract contract, TitleRow titles, LocalDate today) {
    this.today = today;
    this.columns = new Column[titles.columns()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = titles.column(contract, i);
    }
    this.ageColumns = placesOf(FieldType.SUBJECT_TYPE, FieldType.BIRTH_DATE, FieldType.AGE_GROUP);
    this.anyPerson = placesOf(FieldType.PERSON, FieldType.BIRTH_DATE).length > 0;
    this.eventColumn =
        IntStream.range(0, columns.length)
            .filter(i -> columns[i] != null && "event_date".equals(columns[i].field()))
            .findFirst()
            .orElse(-1);
  }

  /** Why a value that stands in no column may not enter; null if it may. */
  static String refusalOf(String value, long line, int column) {
    return CitizenNumber.indexIn(value) < 0 ? null : leak(line, column);
  }

  /** Whether every row must be seen, not only those that carry a long number. */
  boolean seesEveryRow() {
    return ageColumns.length > 0;
  }

  /** Why the delivery may not enter; null if nothing was found against it. */
  String refusal() {
    return refusal;
  }

  /** Looks at a value of the row at hand that stands in none of its columns. */
  void stray(String value) {
    if (refusal == null) {
      refusal = refusalOf(value, line, columns.length + 1);
    }
  }

  @Override
  public void beginRow(long lineOfRow) {
    line = lineOfRow;
    count = 0;
  }

  @Override
  public void field(int column, char[] buffer, int offset, int length) {
    if (refusal != null) {
      return;
    }
    int start = start(count);
    if (start + length > text.length) {
      text = Arrays.copyOf(text, Math.max(start + length, 2 * text.length));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    System.arraycopy(buffer, offset, text, start, length);
    ends[count++] = start + length;
  }

  @Override
  public void endRow(int columnsOfRow) {
    if (refusal != null) {
      return;
    }
    // In a row of another shape nobody knows which column a value belongs to.
    boolean shaped = count == columns.length && columnsOfRow == count;
    for (int i = 0; i < count && refusal == null; i++) {
      if (mayHoldNumber(i)) {
        lookForNumber(i, shaped ? columns[i] : null);
      }
    }
    if (shaped && refusal == null && isAboutMinor()) {
      refusal = (Refusal.ABOUT_MINOR + " in line %d: value withheld").formatted(line);
    }
  }

  @Override
  public void oversized(long lineOfRow) {}

  private void lookForNumber(int i, Column column) {
    String value = value(i);
    if (column != null && column.type().isPersonal()) {
      return;
    }
    // Codes of twelve provinces begin like citizen numbers; both checks can hold by chance.
    boolean code =
        column != null
            && column.type() == FieldType.CREDIT_CODE
            && CreditCode.isValid(value.strip());
    if (!code) {
      refusal = refusalOf(value, line, i + 1);
    }
  }

  private boolean isAboutMinor() {
    for (int i : ageColumns) {
      String value = value(i);
      boolean minor =
          switch (columns[i].type()) {
            case SUBJECT_TYPE -> known(minorSubjects, value, AgeGroup::isMinorSubject);
            case AGE_GROUP -> known(minorGroups, value, AgeGroup::includesMinors);
            default -> isMinor(Days.parse(value));
          };
      if (minor) {
        return true;
      }
    }
    return anyPerson && anyNumberOfMinor();
  }

  /** Few words stand in many rows. */
  private static boolean known(
      Map<String, Boolean> known, String value, Predicate<String> isMinor) {
    Boolean minor = known.get(value);
    if (minor == null) {
      minor = isMinor.test(value);
      if (known.size() < MAX_KNOWN) {
        known.put(value, minor);
      }
    }
    return minor;
  }

  private boolean anyNumberOfMinor() {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] != null && columns[i].type().isPersonal() && mayHoldNumber(i)) {
        List<LocalDate> births = CitizenNumber.birthDatesIn(value(i));
        if (births.stream().anyMatch(this::isMinor)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isMinor(LocalDate birth) {
    return birth != null && birth.plusYears(ADULT_AGE).isAfter(day());
  }

  /** The day of the row's event; today if it names none, or one to come. */
  private LocalDate day() {
    LocalDate event = eventColumn < 0 ? null : Days.parse(value(eventColumn));
    return event == null || event.isAfter(today) ? today : event;
  }

  /** Whether a field has digits enough; most have not, and need no closer look. */
  private boolean mayHoldNumber(int i) {
    int digits = 0;
    for (int at = start(i); at < ends[i]; at++) {
      char c = text[at];
      if ((c >= '0' && c <= '9') || (c >= '０' && c <= '９')) {
        digits++;
      }
    }
    return digits >= DIGITS_OF_A_NUMBER;
  }

  private String value(int i) {
    return new String(text, start(i), ends[i] - start(i));
  }

  private int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  private int[] placesOf(FieldType... types) {
    return IntStream.range(0, columns.length)
        .filter(i -> columns[i] != null && List.of(types).contains(columns[i].type()))
        .toArray();
  }

  private static String leak(long line, int column) {
    return "Cannot take delivery, citizen number in line %d, column %d: value withheld"
        .formatted(line, column);
  }
}
