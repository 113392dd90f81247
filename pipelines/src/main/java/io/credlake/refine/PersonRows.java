package io.credlake.refine;

import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.FieldType;
import java.util.HashSet;
import java.util.Set;

/** Tells rows about natural persons, without reading who they are. */
final class PersonRows {

  private static final int NONE = -1;

  private final int subjectType;
  private final Set<String> personWords;
  private final boolean[] marks;
  private boolean marked;

  /** Of the columns of a delivery. */
  PersonRows(LayoutColumns columns, int fileColumns) {
    this.marks = new boolean[fileColumns];
    this.personWords = new HashSet<>();
    int type = NONE;
    for (Column column : columns.all()) {
      int place = columns.placeOf(column);
      if (place >= 0 && column.type() == FieldType.SUBJECT_TYPE) {
        type = place;
        personWords.addAll(column.persons());
      }
      if (place >= 0 && column.marksPerson()) {
        marks[place] = true;
      }
    }
    this.subjectType = type;
  }

  void beginRow() {
    marked = false;
  }

  /** Whether a text in a column of the file makes the row one about a person. */
  boolean isMark(int column) {
    return column < marks.length && marks[column];
  }

  /** There is a text in such a column. */
  void mark() {
    marked = true;
  }

  boolean isAboutPerson(RowText text) {
    return marked || (subjectType >= 0 && personWords.contains(text.stripped(subjectType)));
  }
}
