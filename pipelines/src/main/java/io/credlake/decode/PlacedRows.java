package io.credlake.decode;

import io.credlake.contract.FeedContract;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Puts named values into the columns of a layout; a value that a row lacks is empty. */
final class PlacedRows implements NamedRows {

  private static final int MAX_KNOWN = 1000;
  private static final Integer NOWHERE = -1;

  private final Function<String, Integer> places;
  private final Map<String, Integer> known = new HashMap<>();
  private final RowHandler handler;
  private final Consumer<String> strays;
  private final Set<String> unknown = new LinkedHashSet<>();
  private final String[] fields;

  /**
   * Rows of a layout.
   *
   * @param strays takes what stands in no column of a row, between its beginning and its end
   */
  PlacedRows(FeedContract contract, int layout, RowHandler handler, Consumer<String> strays) {
    this.places = TitleRow.places(contract, layout);
    this.fields = new String[TitleRow.ofLayout(contract, layout).columns()];
    this.handler = handler;
    this.strays = strays;
  }

  /** Names that the layout lacks, as far as they were met; not more than can be told. */
  Set<String> unknown() {
    return unknown;
  }

  @Override
  public void row(NamedRow row) {
    handler.beginRow(row.line());
    if (!row.isShaped()) {
      row.texts().forEach(strays);
      handler.endRow(RowHandler.SHAPELESS);
      return;
    }
    row.strays().forEach(strays);
    Arrays.fill(fields, null);
    for (int i = 0; i < row.names().size(); i++) {
      int place = place(row.names().get(i));
      if (place < 0) {
        strays.accept(row.names().get(i));
      }
      if (place < 0 || fields[place] != null) {
        strays.accept(row.values().get(i));
      } else {
        fields[place] = row.values().get(i);
      }
    }
    for (int i = 0; i < fields.length; i++) {
      String field = fields[i] == null ? "" : fields[i];
      handler.field(i, field.toCharArray(), 0, field.length());
    }
    handler.endRow(fields.length);
  }

  @Override
  public void outside(long line, String text) {}

  @Override
  public void oversized(long line) {
    handler.oversized(line);
  }

  private int place(String name) {
    Integer place = known.get(name);
    if (place == null) {
      place = places.apply(name);
      place = place == null ? NOWHERE : place;
      if (known.size() < MAX_KNOWN) {
        known.put(name, place);
        if (place < 0 && !TitleRow.isAdded(name)) {
          unknown.add(name);
        }
      }
    }
    return place;
  }
}
