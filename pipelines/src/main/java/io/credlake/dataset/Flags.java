package io.credlake.dataset;

import io.credlake.disclosure.flag.ConfStatus;
import io.credlake.disclosure.flag.ObsStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts flags to the rows of a dataset before disclosure control: they say whether a number is
 * there, and which of the four absences it is if not. What the source itself suppressed is
 * confidential; everything else is free until disclosure control says otherwise.
 */
public final class Flags {

  private final Dataset dataset;
  private final List<Column> published;
  private final Map<String, Integer> positions = new HashMap<>();

  /** Flags of a dataset. */
  public Flags(Dataset dataset) {
    this.dataset = dataset;
    this.published = dataset.published();
    for (Column column : dataset.columns()) {
      positions.put(column.name(), positions.size());
    }
  }

  /**
   * A row as it would be published if nothing had to be kept back.
   *
   * @param row values in the order of {@link Dataset#columns()}
   * @return values in the order of {@link Dataset#published()}
   * @throws IllegalArgumentException if the row's status has no meaning in the definition
   */
  public Object[] flagged(Object[] row) {
    Object[] flagged = new Object[published.size()];
    int at = 0;
    for (int i = 0; i < row.length; i++) {
      flagged[at++] = row[i];
      Column column = dataset.columns().get(i);
      if (column.hasFlags()) {
        ObsStatus status = statusOf(column, row);
        flagged[at++] = status.name();
        flagged[at++] = conf(status).name();
      }
    }
    if (at < flagged.length) {
      ObsStatus status = rowStatus(row);
      flagged[at++] = status.name();
      flagged[at] = conf(status).name();
    }
    return flagged;
  }

  /**
   * Status of a number: that which the row tells if it fits; else that of what it follows from. A
   * number that is missing in a row that is there does not apply, e.g. a share of nothing.
   */
  private ObsStatus statusOf(Column measure, Object[] row) {
    ObsStatus told = told(measure.status() == null ? dataset.status() : measure.status(), row);
    boolean there = valueOf(measure.name(), row) != null;
    if (told != null && told.isMissing() != there) {
      return told;
    }
    if (there) {
      return ObsStatus.A;
    }
    for (String parent : measure.from()) {
      ObsStatus status = statusOf(dataset.columns().get(positions.get(parent)), row);
      if (status.isMissing() && status != ObsStatus.M) {
        return status;
      }
    }
    return told == null && measure.from().isEmpty() ? ObsStatus.O : ObsStatus.M;
  }

  private ObsStatus rowStatus(Object[] row) {
    ObsStatus told = told(dataset.status(), row);
    return told == null ? ObsStatus.A : told;
  }

  private ObsStatus told(RowStatus by, Object[] row) {
    if (by == null) {
      return null;
    }
    Object value = valueOf(by.column(), row);
    ObsStatus status = value == null ? null : by.codes().get(value.toString());
    if (value != null && status == null) {
      throw new IllegalArgumentException(
          "Invalid %s of %s, it has no status: %s in %s"
              .formatted(by.column(), dataset.name(), value, Arrays.toString(row)));
    }
    return status;
  }

  private Object valueOf(String name, Object[] row) {
    return row[positions.get(name)];
  }

  private static ConfStatus conf(ObsStatus status) {
    return status == ObsStatus.Q ? ConfStatus.C : ConfStatus.F;
  }
}
