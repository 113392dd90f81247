package io.credlake.export;

import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Which rows of a dataset are wanted.
 *
 * @param region code of the region; null: all
 * @param from first year; null: from the beginning
 * @param to last year; null: to the end
 */
public record Selection(String region, Integer from, Integer to) {

  /** All rows. */
  public static final Selection ALL = new Selection(null, null, null);

  private static final String REGION = "region";

  /** A selection that is possible. */
  public Selection {
    if (region != null && !region.matches("[0-9]{6}")) {
      throw new IllegalArgumentException("Invalid region, it has six digits: " + region);
    }
    if (from != null && to != null && from > to) {
      throw new IllegalArgumentException("Invalid years, from %s to %s".formatted(from, to));
    }
  }

  /** Whether rows of all datasets are wanted. */
  public boolean isAll() {
    return region == null && from == null && to == null;
  }

  /** How it is told to readers; empty if all rows are wanted. */
  public String describe() {
    StringJoiner text = new StringJoiner(", ");
    Optional.ofNullable(region).ifPresent(code -> text.add("region=" + code));
    Optional.ofNullable(from).ifPresent(year -> text.add("from=" + year));
    Optional.ofNullable(to).ifPresent(year -> text.add("to=" + year));
    return text.toString();
  }

  /**
   * The condition of a dataset's rows; empty if all are wanted.
   *
   * @throws IllegalArgumentException if the dataset cannot be told apart so
   */
  String condition(Dataset dataset) {
    List<String> conditions = new ArrayList<>();
    if (region != null) {
      if (dataset.keys().stream().noneMatch(column -> column.name().equals(REGION))) {
        throw new IllegalArgumentException(
            "Cannot select region, the dataset is not by region: " + dataset.name());
      }
      conditions.add("region = '%s'".formatted(region));
    }
    if (from != null || to != null) {
      Column time =
          dataset
              .time()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Cannot select years, the dataset is not by time: " + dataset.name()));
      String year = "CAST(substr(\"%s\", 1, 4) AS integer)".formatted(time.name());
      if (from != null) {
        conditions.add(year + " >= " + from);
      }
      if (to != null) {
        conditions.add(year + " <= " + to);
      }
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }
}
