package io.credlake.refine;

import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.FieldType;
import io.credlake.contract.FeedContract.Guard;
import io.credlake.decode.TitleRow;
import java.util.List;

/** Where the columns of a contract's layout stand in a file, and what of them may be told. */
final class LayoutColumns {

  /** Stands for a column that the file lacks. */
  static final int NOT_SENT = -1;

  private static final String MASK = "***";

  private final FeedContract contract;
  private final TitleRow titles;
  private final List<Column> layout;
  private final int[] order;
  private final int[] tellableOrder;
  private final boolean[] masks;
  private final boolean[] personal;

  /**
   * The columns of a delivery.
   *
   * @throws IllegalArgumentException if the file lacks one that no file may lack
   */
  LayoutColumns(FeedContract contract, TitleRow titles) {
    this.contract = contract;
    this.titles = titles;
    this.layout = contract.layouts().get(titles.layout()).columns();
    this.order = new int[layout.size()];
    this.tellableOrder = new int[layout.size()];
    this.masks = new boolean[layout.size()];
    for (int i = 0; i < order.length; i++) {
      Column column = layout.get(i);
      order[i] = place(i);
      if (order[i] == NOT_SENT && !column.optional()) {
        throw new IllegalArgumentException(
            "Cannot refine delivery, column missing: " + column.title());
      }
      // What is not kept is not told either; and a mask in a column that marks persons would make
      // the mended row one about a person.
      boolean untold = column.marksPerson() || column.type() == FieldType.SKIPPED;
      tellableOrder[i] = untold ? NOT_SENT : order[i];
      masks[i] = column.type().isPersonal() || isGuarded(column);
    }
    this.personal = new boolean[titles.columns()];
    for (int i = 0; i < personal.length; i++) {
      int column = titles.contractColumns()[i];
      personal[i] = column >= 0 && layout.get(column).type().isPersonal();
    }
  }

  /** Columns whose text enters the lake, in the layout's order, but a city after its province. */
  Column[] kept() {
    return layout.stream()
        .filter(column -> column.type().isKept() && placeOf(column) != NOT_SENT)
        .sorted((a, b) -> Boolean.compare(isCity(a), isCity(b)))
        .toArray(Column[]::new);
  }

  /** All columns of the layout. */
  List<Column> all() {
    return layout;
  }

  /** Place of a column in the file, or {@link #NOT_SENT}. */
  int placeOf(Column column) {
    return order[layout.indexOf(column)];
  }

  /** Which columns of the file are about persons. */
  boolean[] personal() {
    return personal;
  }

  /** Whether a column holds numbers of persons that may be too small to be told. */
  boolean isGuarded(Column column) {
    return contract.guard() == Guard.A && column.type() == FieldType.CELL;
  }

  /**
   * Whether a row whose columns cannot be told apart may hold what must not be told: of persons, or
   * of columns that are not kept.
   */
  boolean holdsSecrets() {
    return !titles.unknown().isEmpty()
        || layout.stream()
            .anyMatch(
                column ->
                    column.type().isPersonal()
                        || column.type() == FieldType.SKIPPED
                        || isGuarded(column));
  }

  /** What may be told of a row, as CSV in the order of the layout. */
  String tell(RowText text) {
    return text.csv(tellableOrder, masks, MASK);
  }

  private int place(int layoutColumn) {
    for (int i = 0; i < titles.columns(); i++) {
      if (titles.contractColumns()[i] == layoutColumn) {
        return i;
      }
    }
    return NOT_SENT;
  }

  private static boolean isCity(Column column) {
    return column.type() == FieldType.CITY;
  }
}
