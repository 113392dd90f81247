package io.credlake.quarantine;

import io.credlake.contract.FeedContract.Column;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column of a file of rows.
 *
 * @param title as it stands in a title row
 * @param element name of its element in XML; null if none of its names can be one
 */
record RowColumn(String title, String element) {

  static RowColumn of(Column column) {
    Optional<String> element =
        Stream.concat(Stream.of(column.title()), column.also().stream())
            .filter(RowColumn::isXmlName)
            .findFirst();
    return new RowColumn(column.title(), element.orElse(column.field()));
  }

  static RowColumn of(String title) {
    return new RowColumn(title, title);
  }

  /** Whether a title can name an element: letters, digits and underscores, no digit first. */
  private static boolean isXmlName(String title) {
    return !title.isEmpty()
        && (Character.isLetter(title.codePointAt(0)) || title.charAt(0) == '_')
        && title.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }
}
