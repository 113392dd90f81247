package io.credlake.code;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A set of months, as intervals that neither touch nor overlap. */
public final class Intervals {

  private static final int FEW = 8;

  private int[] ends = new int[FEW];
  private int size;

  /** Adds the months from one up to another, the latter not included. */
  public void add(int from, int to) {
    if (from >= to) {
      return;
    }
    int first = 0;
    while (first < size && ends[first + 1] < from) {
      first += 2;
    }
    int last = first;
    int newFrom = from;
    int newTo = to;
    while (last < size && ends[last] <= to) {
      newFrom = Math.min(newFrom, ends[last]);
      newTo = Math.max(newTo, ends[last + 1]);
      last += 2;
    }
    replace(first, last, newFrom, newTo);
  }

  private void replace(int first, int last, int from, int to) {
    int newSize = size - (last - first) + 2;
    if (newSize > ends.length) {
      ends = Arrays.copyOf(ends, 2 * newSize);
    }
    System.arraycopy(ends, last, ends, first + 2, size - last);
    ends[first] = from;
    ends[first + 1] = to;
    size = newSize;
  }

  /** Adds the months from one up to another; those of them that were not in. */
  public Intervals addNew(int from, int to) {
    Intervals added = new Intervals();
    int start = from;
    for (int i = 0; i < size && start < to; i += 2) {
      if (ends[i + 1] > start) {
        added.add(start, Math.min(ends[i], to));
        start = ends[i + 1];
      }
    }
    added.add(start, to);
    add(from, to);
    return added;
  }

  /** Takes the intervals that lie between two months, cut at these. */
  public void within(int from, int to, Visitor visitor) {
    for (int i = 0; i < size; i += 2) {
      int start = Math.max(from, ends[i]);
      int end = Math.min(to, ends[i + 1]);
      if (start < end) {
        visitor.visit(start, end);
      }
    }
  }

  /** Adds all months of another set. */
  public void addAll(Intervals other) {
    for (int i = 0; i < other.size; i += 2) {
      add(other.ends[i], other.ends[i + 1]);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Intervals intervals
        && Arrays.equals(ends, 0, size, intervals.ends, 0, intervals.size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + ends[i];
    }
    return hash;
  }

  /** Writes it down. */
  public void write(DataOutput out) throws IOException {
    out.writeShort(size);
    for (int i = 0; i < size; i++) {
      out.writeShort(ends[i]);
    }
  }

  /** Adds what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    for (int left = in.readUnsignedShort(); left > 0; left -= 2) {
      add(in.readShort(), in.readShort());
    }
  }

  /** Takes an interval. */
  public interface Visitor {
    /** From a month up to another, the latter not included. */
    void visit(int from, int to);
  }
}
