package io.credlake.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * What is counted of an indicator in a slice and month, and by how many cells.
 *
 * @param counted sum of numerators, in hundredths: returns have two decimals
 * @param of sum of denominators, likewise
 * @param reported cells that were reported
 * @param notReported cells that were told to be not reported
 * @param notApplicable cells that do not apply
 * @param suppressed cells that were suppressed at the source
 */
public record Numbers(
    long counted, long of, int reported, int notReported, int notApplicable, int suppressed)
    implements Serializable {

  /** Parts of one in which sums are kept, so that what is taken back leaves nothing. */
  public static final int HUNDREDTHS = 100;

  /** Nothing. */
  public static final Numbers NOTHING = new Numbers(0, 0, 0, 0, 0, 0);

  /** Two whole numbers that were reported. */
  public static Numbers of(long counted, long of) {
    return new Numbers(HUNDREDTHS * counted, HUNDREDTHS * of, 1, 0, 0, 0);
  }

  /** By how much what is there changes, of which nobody reported a cell. */
  public static Numbers change(long counted, long of) {
    return new Numbers(HUNDREDTHS * counted, HUNDREDTHS * of, 0, 0, 0, 0);
  }

  /** These and others. */
  public Numbers plus(Numbers other) {
    return new Numbers(
        counted + other.counted,
        of + other.of,
        reported + other.reported,
        notReported + other.notReported,
        notApplicable + other.notApplicable,
        suppressed + other.suppressed);
  }

  /** These, so many times. */
  public Numbers times(int factor) {
    return new Numbers(
        counted * factor,
        of * factor,
        reported * factor,
        notReported * factor,
        notApplicable * factor,
        suppressed * factor);
  }

  /** Whether it is nothing. */
  public boolean isNothing() {
    return equals(NOTHING);
  }

  /** Cells that are there but hold no number. */
  public int missing() {
    return notReported + notApplicable + suppressed;
  }

  /** Writes it down. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(counted);
    out.writeLong(of);
    out.writeInt(reported);
    out.writeInt(notReported);
    out.writeInt(notApplicable);
    out.writeInt(suppressed);
  }

  /** Reads what {@link #write} wrote. */
  public static Numbers read(DataInput in) throws IOException {
    return new Numbers(
        in.readLong(), in.readLong(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
  }
}
