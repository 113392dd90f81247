package io.credlake.disclosure.table;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table to be published with others: cells of the same measure and codes are shared with them.
 *
 * <p>A combination of codes without a cell is structurally empty: nothing is published or told of
 * it.
 *
 * @param name for messages
 * @param measure of all its cells
 * @param dimensions in the order of the codes of a cell
 * @param cells by their codes
 */
public record LinkedTable(
    String name, Measure measure, List<Dimension> dimensions, Map<List<String>, Content> cells) {

  /** Checks that every cell has known codes. */
  public LinkedTable {
    dimensions = List.copyOf(dimensions);
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    for (List<String> codes : cells.keySet()) {
      if (codes.size() != dimensions.size()) {
        throw new IllegalArgumentException(
            "Invalid cell of %s, it must have %d codes: %s"
                .formatted(name, dimensions.size(), codes));
      }
      for (int d = 0; d < codes.size(); d++) {
        dimensions.get(d).code(codes.get(d));
      }
    }
  }

  /** The name of a cell that tables share. */
  public CellId id(List<String> codes) {
    SortedMap<String, String> told = new TreeMap<>();
    for (int d = 0; d < codes.size(); d++) {
      if (!dimensions.get(d).isTotal(codes.get(d))) {
        told.put(dimensions.get(d).id(), codes.get(d));
      }
    }
    return new CellId(measure.id(), told);
  }

  /** Starts a table. */
  public static Builder of(String name, Measure measure, Dimension... dimensions) {
    return new Builder(name, measure, List.of(dimensions));
  }

  /** Takes cells one by one. */
  public static final class Builder {

    private final String name;
    private final Measure measure;
    private final List<Dimension> dimensions;
    private final Map<List<String>, Content> cells = new LinkedHashMap<>();

    private Builder(String name, Measure measure, List<Dimension> dimensions) {
      this.name = name;
      this.measure = measure;
      this.dimensions = dimensions;
    }

    /**
     * Adds a cell.
     *
     * @throws IllegalArgumentException if it is there already
     */
    public Builder cell(Content content, String... codes) {
      if (cells.put(Arrays.asList(codes.clone()), content) != null) {
        throw new IllegalArgumentException(
            "Invalid table %s, a cell is there twice: %s".formatted(name, Arrays.asList(codes)));
      }
      return this;
    }

    /** The table. */
    public LinkedTable build() {
      return new LinkedTable(name, measure, dimensions, cells);
    }
  }
}
