package io.credlake.indicator;

import io.credlake.code.Region;
import io.credlake.fact.Nullable;
import io.credlake.indicator.Measure.Period;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * The value of an indicator.
 *
 * @param region {@link Region#NATION} or a province
 * @param department that decided or reported; empty: all
 * @param field key field; empty: all
 * @param period month, quarter or year
 * @param month last month of the period, see {@link io.credlake.code.Months}
 * @param counted numerator; null unless reported
 * @param of denominator; null unless reported, or if it is a plain count
 * @param value in the indicator's unit; null unless reported, or if it is a share of nothing
 * @param cells cells that were reported
 * @param missing cells that hold no number
 */
public record Value(
    String region,
    String department,
    String field,
    Period period,
    int month,
    Status status,
    Double counted,
    Double of,
    Double value,
    int cells,
    int missing)
    implements Serializable {

  /** The same, of what is not told any more. */
  public Value gone() {
    return new Value(
        region, department, field, period, month, Status.NOT_REPORTED, null, null, null, 0, 0);
  }

  private static final List<Period> PERIODS = List.of(Period.values());
  private static final List<Status> STATUSES = List.of(Status.values());

  /** Writes it down, for a process of the same version. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(region);
    out.writeUTF(department);
    out.writeUTF(field);
    out.writeByte(period.ordinal());
    out.writeInt(month);
    out.writeByte(status.ordinal());
    Nullable.write(out, counted);
    Nullable.write(out, of);
    Nullable.write(out, value);
    out.writeInt(cells);
    out.writeInt(missing);
  }

  /** Reads what {@link #write} wrote. */
  public static Value read(DataInput in) throws IOException {
    return new Value(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        PERIODS.get(in.readByte()),
        in.readInt(),
        STATUSES.get(in.readByte()),
        Nullable.readDouble(in),
        Nullable.readDouble(in),
        Nullable.readDouble(in),
        in.readInt(),
        in.readInt());
  }

  /** What a value rests on. */
  public enum Status {
    /** It was reported, or counted from what was reported. */
    REPORTED,
    /** Nobody reported it. */
    NOT_REPORTED,
    /** It does not apply. */
    NOT_APPLICABLE,
    /** It was suppressed at the source. */
    SUPPRESSED,
    /** The series stopped. */
    DISCONTINUED
  }
}
