package io.credlake.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What is counted of one indicator, by slice and month. */
public final class Sums {

  private final Map<Slice, Months> bySlice = new HashMap<>();

  /** Sums of months: those that last, and those of the month. */
  static final class Months {
    private final TreeMap<Integer, Numbers> lasting = new TreeMap<>();
    private final TreeMap<Integer, Numbers> passing = new TreeMap<>();

    TreeMap<Integer, Numbers> lasting() {
      return lasting;
    }

    TreeMap<Integer, Numbers> passing() {
      return passing;
    }
  }

  /** Adds numbers; what comes to nothing is forgotten. */
  public void add(Slice slice, int month, boolean lasts, Numbers numbers) {
    Months months = bySlice.computeIfAbsent(slice, s -> new Months());
    TreeMap<Integer, Numbers> sums = lasts ? months.lasting : months.passing;
    Numbers sum = sums.merge(month, numbers, Numbers::plus);
    if (sum.isNothing()) {
      sums.remove(month);
    }
  }

  Map<Slice, Months> bySlice() {
    return bySlice;
  }

  /** Writes it down. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(bySlice.size());
    for (Map.Entry<Slice, Months> slice : bySlice.entrySet()) {
      out.writeUTF(slice.getKey().province());
      out.writeUTF(slice.getKey().department());
      out.writeUTF(slice.getKey().field());
      write(slice.getValue().lasting, out);
      write(slice.getValue().passing, out);
    }
  }

  private static void write(TreeMap<Integer, Numbers> sums, DataOutput out) throws IOException {
    out.writeInt(sums.size());
    for (Map.Entry<Integer, Numbers> sum : sums.entrySet()) {
      out.writeShort(sum.getKey());
      sum.getValue().write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Sums read(DataInput in) throws IOException {
    Sums sums = new Sums();
    for (int left = in.readInt(); left > 0; left--) {
      Months months = new Months();
      sums.bySlice.put(new Slice(in.readUTF(), in.readUTF(), in.readUTF()), months);
      read(months.lasting, in);
      read(months.passing, in);
    }
    return sums;
  }

  private static void read(TreeMap<Integer, Numbers> sums, DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      sums.put((int) in.readShort(), Numbers.read(in));
    }
  }
}
