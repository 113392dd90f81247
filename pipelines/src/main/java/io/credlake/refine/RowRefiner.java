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
import io.credlake.refine.Tally.PersonCell;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Turns the rows of a delivery into facts or rejections, by the contract of its feed.
 *
 * <p>Columns run in the contract's order, whatever the file's, but a city after its province. All
 * reasons against a row are reported, each once. A row about a natural person becomes a count.
 */
public final class RowRefiner implements RowHandler {

  private static final int NONE = -1;
  private static final char DAMAGE = '\uFFFD';

  private final TitleRow titles;
  private final LayoutColumns layout;
  private final RowSink sink;
  private final Tally tally = new Tally();
  private final RowInProgress row;
  private final RowText text;
  private final RowChecks checks;
  private final PersonRows persons;

  private final Column[] columns;
  private final FieldRule[] rules;
  private final int[] hashes;
  private final int[] fileColumns;
  private final boolean[] guarded;
  private final char[][] missing;
  private final int warningsField;
  private final int creditCodeColumn;
  private final ConstantField[] constants;

  private final Set<Reason> against = EnumSet.noneOf(Reason.class);
  private long line;

  /** What a field holds where no column gives it a text. */
  private record ConstantField(int field, byte[] value) {}

  /**
   * A refiner of one delivery.
   *
   * @param terms what the delivery itself says about its rows
   */
  public RowRefiner(
      FeedContract contract, TitleRow titles, DeliveryTerms terms, CodeLists lists, RowSink sink) {
    this.titles = titles;
    this.sink = sink;
    TableDefinition table = contract.shape().table();
    this.row = new RowInProgress(contract.feed(), table.fields().size(), sink);
    this.warningsField = table.indexOf("warnings");
    this.missing = contract.missing().stream().map(String::toCharArray).toArray(char[][]::new);
    this.layout = new LayoutColumns(contract, titles);
    this.columns = layout.kept();
    this.rules = new FieldRule[columns.length];
    this.hashes = new int[columns.length];
    this.fileColumns = new int[columns.length];
    this.guarded = new boolean[columns.length];
    FieldRules fieldRules = new FieldRules(contract, table, lists);
    int creditCode = NONE;
    for (int i = 0; i < columns.length; i++) {
      rules[i] = fieldRules.rule(columns[i]);
      hashes[i] = columns[i].field().hashCode();
      fileColumns[i] = layout.placeOf(columns[i]);
      guarded[i] = layout.isGuarded(columns[i]);
      if (columns[i].type() == FieldType.CREDIT_CODE) {
        creditCode = i;
      }
    }
    this.creditCodeColumn = creditCode;
    this.constants =
        fieldRules.constants().entrySet().stream()
            .map(
                constant ->
                    new ConstantField(
                        table.indexOf(constant.getKey()),
                        constant.getValue().getBytes(StandardCharsets.UTF_8)))
            .toArray(ConstantField[]::new);
    this.text = new RowText(layout.personal());
    this.persons = new PersonRows(layout, titles.columns());
    this.checks = new RowChecks(contract, table, terms);
  }

  /** What was counted so far. */
  public Tally tally() {
    return tally;
  }

  @Override
  public void oversized(long line) {
    sink.reject(new Rejection(line, "row", Reason.ROW_LENGTH, null, null, null, null));
    tally.reason(Reason.ROW_LENGTH);
    tally.row(null, true, new Tally.Region(1, 0, 0));
  }

  @Override
  public void beginRow(long line) {
    this.line = line;
    text.clear();
    persons.beginRow();
  }

  @Override
  public void field(int column, char[] buffer, int offset, int length) {
    text.add(column, buffer, offset, length);
    if (persons.isMark(column) && !isMissing(buffer, offset, length)) {
      persons.mark();
    }
  }

  @Override
  public void endRow(int columnsOfRow) {
    if (columnsOfRow != titles.columns()) {
      rejectShape(columnsOfRow);
      return;
    }
    row.begin();
    against.clear();
    if (persons.isAboutPerson(text)) {
      countPerson();
      return;
    }
    for (int i = 0; i < columns.length; i++) {
      refineColumn(i);
    }
    for (ConstantField constant : constants) {
      if (!row.hasText(constant.field())) {
        row.keep(constant.field(), constant.value());
      }
    }
    checks.sum(row, tally);
    checks.check(row, text.chars(), against, this::rejectRow);
    boolean valid = row.creditCodeOffset() >= 0;
    boolean expected = creditCodeColumn != NONE && columns[creditCodeColumn].required();
    boolean wrong = expected ? !valid : against.contains(Reason.CODE_INVALID);
    boolean rejected = !against.isEmpty();
    if (rejected) {
      sink.discard();
      against.forEach(tally::reason);
    } else {
      row.keepWarnings(warningsField);
      row.warnings().forEach(tally::reason);
      row.accept(line);
      noteMended();
    }
    tally.row(row.provinceCode(), rejected, new Tally.Region(1, valid ? 1 : 0, wrong ? 1 : 0));
  }

  private void refineColumn(int i) {
    Reason reason = outcome(i);
    if (reason == null) {
      return;
    }
    if (reason.rejects()) {
      reject(i, reason);
    } else {
      row.warn(reason);
    }
  }

  private Reason outcome(int i) {
    int fileColumn = fileColumns[i];
    int offset = text.strippedStart(fileColumn);
    int length = text.strippedEnd(fileColumn) - offset;
    if (isMissing(text.chars(), offset, length)) {
      return rules[i].refineMissing(columns[i].required(), row);
    }
    if (text.contains(fileColumn, DAMAGE)) {
      return Reason.ENCODING_INVALID;
    }
    row.given(hashes[i], text.chars(), offset, length);
    return rules[i].refine(text.chars(), offset, length, row);
  }

  /** Of a row about a person only the cell is read in which it counts. */
  private void countPerson() {
    String department = null;
    for (int i = 0; i < columns.length; i++) {
      switch (columns[i].type()) {
        case PROVINCE, REGION -> outcome(i);
        case DATE -> {
          if (checks.isEventDate(columns[i])) {
            outcome(i);
          }
        }
        case DEPARTMENT -> department = department == null ? departmentOf(i) : department;
        default -> {}
      }
    }
    checks.placeRow(row);
    Long day = checks.eventDay(row);
    Integer month =
        day == null
            ? null
            : Integer.valueOf(
                Math.toIntExact(LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay()));
    tally.person(new PersonCell(row.provinceCode(), department, month));
    sink.discard();
    noteMended();
  }

  private String departmentOf(int i) {
    int offset = text.strippedStart(fileColumns[i]);
    int length = text.strippedEnd(fileColumns[i]) - offset;
    byte[] code = ((DepartmentRule) rules[i]).code(text.chars(), offset, length);
    return code == TextLookup.NOTHING ? null : new String(code, StandardCharsets.UTF_8);
  }

  /** Notes which rejected row this one mends, if an export of rejected rows says so. */
  private void noteMended() {
    if (titles.originDelivery() < 0 || titles.originLine() < 0) {
      return;
    }
    String delivery = text.stripped(titles.originDelivery());
    String mendedLine = text.stripped(titles.originLine());
    if (delivery.matches("[0-9a-f]{64}") && mendedLine.matches("[0-9]{1,18}")) {
      sink.mended(line, delivery, Long.parseLong(mendedLine));
    }
  }

  private void reject(int i, Reason reason) {
    against.add(reason);
    int offset = text.strippedStart(fileColumns[i]);
    int length = Math.min(Rejection.MAX_VALUE, text.strippedEnd(fileColumns[i]) - offset);
    String value = guarded[i] ? null : new String(text.chars(), offset, length);
    reject(columns[i].field(), reason, value);
  }

  private void rejectRow(String field, Reason reason) {
    against.add(reason);
    reject(field, reason, null);
  }

  private void reject(String field, Reason reason, String value) {
    sink.reject(
        new Rejection(
            line, field, reason, value, layout.tell(text), provinceOfRow(), creditCodeOfRow()));
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
        if (rules[i] instanceof RegionRule region && region.isOfRow()) {
          int offset = text.strippedStart(fileColumns[i]);
          return region.provinceCode(
              text.chars(), offset, text.strippedEnd(fileColumns[i]) - offset);
        }
      }
    }
    return row.provinceCode();
  }

  private String creditCodeOfRow() {
    if (creditCodeColumn == NONE) {
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
    String csv = layout.holdsSecrets() ? null : text.csv();
    String value =
        columnsOfRow < 0
            ? "no row"
            : "%d columns, expected %d".formatted(columnsOfRow, titles.columns());
    sink.reject(new Rejection(line, "row", Reason.COLUMNS_COUNT, value, csv, null, null));
    tally.reason(Reason.COLUMNS_COUNT);
    tally.row(null, true, new Tally.Region(1, 0, 0));
  }

  private boolean isMissing(char[] chars, int from, int count) {
    int offset = from;
    int length = count;
    while (length > 0 && RowText.isSpace(chars[offset])) {
      offset++;
      length--;
    }
    while (length > 0 && RowText.isSpace(chars[offset + length - 1])) {
      length--;
    }
    for (char[] word : missing) {
      if (length == word.length && Arrays.equals(chars, offset, offset + length, word, 0, length)) {
        return true;
      }
    }
    return length == 0;
  }
}
