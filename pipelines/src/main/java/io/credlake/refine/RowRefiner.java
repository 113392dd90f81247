package io.credlake.refine;

import io.credlake.code.CodeLists;
import io.credlake.code.CreditCode;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.FieldType;
import io.credlake.decode.RowHandler;
import io.credlake.decode.TitleRow;
import io.credlake.fact.Reason;
import io.credlake.fact.TableDefinition;
import io.credlake.fact.Tables;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Turns the rows of a delivery into facts or rejections, by the contract of its feed.
 *
 * <p>Columns run in the contract's order, whatever the file's, but a city after its province. All
 * reasons against a row are reported, each once.
 */
public final class RowRefiner implements RowHandler {

  private static final int NOT_SENT = -1;
  private static final String MASK = "***";
  private static final char DAMAGE = '\uFFFD';

  private final FeedContract contract;
  private final TitleRow titles;
  private final RowSink sink;
  private final Tally tally = new Tally();
  private final RowInProgress row;
  private final RowText text;

  private final Column[] columns;
  private final FieldRule[] rules;
  private final int[] hashes;
  private final int[] fileColumns;
  private final boolean[] personColumns;
  private final char[][] missing;
  private final int warningsField;
  private final int creditCodeColumn;

  private final Set<Reason> against = EnumSet.noneOf(Reason.class);
  private long line;

  /** A refiner of one delivery. */
  public RowRefiner(FeedContract contract, TitleRow titles, CodeLists lists, RowSink sink) {
    this.contract = contract;
    this.titles = titles;
    this.sink = sink;
    this.row = new RowInProgress(sink);
    TableDefinition table = Tables.SUBJECT;
    this.warningsField = table.indexOf("warnings");
    this.columns =
        contract.columns().stream()
            .filter(column -> column.type().isKept())
            .sorted((a, b) -> Boolean.compare(isCity(a), isCity(b)))
            .toArray(Column[]::new);
    this.rules = new FieldRule[columns.length];
    this.hashes = new int[columns.length];
    this.fileColumns = new int[columns.length];
    int creditCode = NOT_SENT;
    for (int i = 0; i < columns.length; i++) {
      rules[i] = rule(columns[i], table, lists);
      hashes[i] = columns[i].field().hashCode();
      fileColumns[i] = fileColumn(columns[i]);
      if (columns[i].type() == FieldType.CREDIT_CODE && columns[i].required()) {
        creditCode = i;
      }
    }
    this.creditCodeColumn = creditCode;
    this.personColumns = new boolean[titles.columns()];
    for (int i = 0; i < personColumns.length; i++) {
      int column = titles.contractColumns()[i];
      personColumns[i] = column >= 0 && contract.columns().get(column).type() == FieldType.PERSON;
    }
    this.text = new RowText(personColumns);
    this.missing = contract.missing().stream().map(String::toCharArray).toArray(char[][]::new);
  }

  /** What was counted so far. */
  public Tally tally() {
    return tally;
  }

  /** A row too long to be read: rejected without its content. */
  public void oversizedRow(long line) {
    sink.reject(new Rejection(line, "row", Reason.ROW_LENGTH, null, null, null, null));
    tally.reason(Reason.ROW_LENGTH);
    tally.row(null, true, new Tally.Region(1, 0, 0));
  }

  @Override
  public void beginRow(long line) {
    this.line = line;
    text.clear();
  }

  @Override
  public void field(int column, char[] buffer, int offset, int length) {
    text.add(column, buffer, offset, length);
  }

  @Override
  public void endRow(int columnsOfRow) {
    if (columnsOfRow != titles.columns()) {
      rejectShape(columnsOfRow);
      return;
    }
    row.begin();
    against.clear();
    for (int i = 0; i < columns.length; i++) {
      refineColumn(i);
    }
    if (row.isRegisteredElsewhere(text.chars())) {
      row.warn(Reason.REGION_MISMATCH);
    }
    boolean valid = row.creditCodeOffset() >= 0;
    boolean expected = creditCodeColumn != NOT_SENT;
    boolean rejected = !against.isEmpty();
    if (rejected) {
      sink.discard();
      against.forEach(tally::reason);
    } else {
      row.keepWarnings(warningsField);
      row.warnings().forEach(tally::reason);
      row.accept(line);
    }
    tally.row(
        row.provinceCode(),
        rejected,
        new Tally.Region(1, valid ? 1 : 0, expected && !valid ? 1 : 0));
  }

  private void refineColumn(int i) {
    int fileColumn = fileColumns[i];
    int offset = text.strippedStart(fileColumn);
    int length = text.strippedEnd(fileColumn) - offset;
    if (isMissing(text.chars(), offset, length)) {
      if (columns[i].required()) {
        reject(i, rules[i].whenMissing());
      }
      return;
    }
    if (text.contains(fileColumn, DAMAGE)) {
      reject(i, Reason.ENCODING_INVALID);
      return;
    }
    row.given(hashes[i], text.chars(), offset, length);
    Reason reason = rules[i].refine(text.chars(), offset, length, row);
    if (reason == null) {
      return;
    }
    if (reason.rejects()) {
      reject(i, reason);
    } else {
      row.warn(reason);
    }
  }

  private void reject(int i, Reason reason) {
    against.add(reason);
    int offset = text.strippedStart(fileColumns[i]);
    int length = Math.min(Rejection.MAX_VALUE, text.strippedEnd(fileColumns[i]) - offset);
    sink.reject(
        new Rejection(
            line,
            columns[i].field(),
            reason,
            new String(text.chars(), offset, length),
            text.csv(MASK),
            provinceOfRow(),
            creditCodeOfRow()));
  }

  /**
   * The province, also where its rule has not run yet or the row is rejected for another reason.
   */
  private String provinceOfRow() {
    if (row.provinceCode() == null) {
      for (int i = 0; i < columns.length; i++) {
        if (rules[i] instanceof ProvinceRule province) {
          int offset = text.strippedStart(fileColumns[i]);
          return province.code(text.chars(), offset, text.strippedEnd(fileColumns[i]) - offset);
        }
      }
    }
    return row.provinceCode();
  }

  private String creditCodeOfRow() {
    if (creditCodeColumn == NOT_SENT) {
      return null;
    }
    int offset = text.strippedStart(fileColumns[creditCodeColumn]);
    int length = text.strippedEnd(fileColumns[creditCodeColumn]) - offset;
    return CreditCode.isValid(text.chars(), offset, length)
        ? new String(text.chars(), offset, length)
        : null;
  }

  private void rejectShape(int columnsOfRow) {
    // Where columns are shifted, nobody knows which of them is about a person.
    String csv = anyPersonColumn() ? null : text.csv(MASK);
    sink.reject(
        new Rejection(
            line,
            "row",
            Reason.COLUMNS_COUNT,
            "%d columns, expected %d".formatted(columnsOfRow, titles.columns()),
            csv,
            null,
            null));
    tally.reason(Reason.COLUMNS_COUNT);
    tally.row(null, true, new Tally.Region(1, 0, 0));
  }

  private boolean anyPersonColumn() {
    for (boolean person : personColumns) {
      if (person) {
        return true;
      }
    }
    return false;
  }

  private boolean isMissing(char[] chars, int offset, int length) {
    for (char[] word : missing) {
      if (length == word.length && Arrays.equals(chars, offset, offset + length, word, 0, length)) {
        return true;
      }
    }
    return length == 0;
  }

  private int fileColumn(Column column) {
    int index = contract.columns().indexOf(column);
    for (int i = 0; i < titles.columns(); i++) {
      if (titles.contractColumns()[i] == index) {
        return i;
      }
    }
    throw new IllegalArgumentException("Cannot refine delivery, column missing: " + column.title());
  }

  private static boolean isCity(Column column) {
    return column.type() == FieldType.CITY;
  }

  private static FieldRule rule(Column column, TableDefinition table, CodeLists lists) {
    int field = table.indexOf(column.field());
    return switch (column.type()) {
      case TEXT -> new TextRule(field);
      case CREDIT_CODE -> new CreditCodeRule(field, table.indexOf("kind"), lists);
      case DATE ->
          new DateRule(field, column.required() ? Reason.DATE_INVALID : Reason.DATE_UNPARSED);
      case AMOUNT ->
          new AmountRule(
              field,
              table.indexOf(column.field() + "_currency"),
              table.indexOf(column.field() + "_given"),
              lists);
      case PROVINCE -> new ProvinceRule(field, lists.regions());
      case CITY -> new CityRule(field, table.indexOf(column.field() + "_code"), lists.regions());
      case SKIPPED, PERSON ->
          throw new IllegalArgumentException("Invalid column to keep: " + column.title());
    };
  }
}
