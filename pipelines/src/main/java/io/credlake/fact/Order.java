package io.credlake.fact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * When a row was said: of two rows about the same thing the later one counts.
 *
 * @param reported day on which its sender exported it, or known it, in days since 1970-01-01
 * @param known day on which its delivery was sent or arrived, in days since 1970-01-01
 * @param completed when its delivery was in the lake, in milliseconds since 1970-01-01 UTC
 * @param delivery the first 16 digits of its delivery's digest
 * @param line of the delivery
 */
public record Order(int reported, int known, long completed, long delivery, long line)
    implements Comparable<Order> {

  private static final Comparator<Order> LATER =
      Comparator.comparingInt(Order::reported)
          .thenComparingInt(Order::known)
          .thenComparingLong(Order::completed)
          .thenComparing(Order::delivery, Long::compareUnsigned)
          .thenComparingLong(Order::line);

  @Override
  public int compareTo(Order other) {
    return LATER.compare(this, other);
  }

  /** Whether two rows are the same line of the same delivery. */
  public boolean isSameRow(Order other) {
    return delivery == other.delivery && line == other.line;
  }

  /** Writes it down. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(reported);
    out.writeInt(known);
    out.writeLong(completed);
    out.writeLong(delivery);
    out.writeInt((int) line);
  }

  /** Reads what {@link #write} wrote. */
  public static Order read(DataInput in) throws IOException {
    return new Order(
        in.readInt(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        Integer.toUnsignedLong(in.readInt()));
  }
}
