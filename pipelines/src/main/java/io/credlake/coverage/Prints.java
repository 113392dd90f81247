package io.credlake.coverage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Prints, of eight bytes each, of numbers that records are told apart by.
 *
 * <p>A print that two numbers had in common would be taken for a correction of what is settled, and
 * all would be counted anew: of four bytes, that happened once in some hundred million records.
 */
final class Prints {

  private static final int FEW = 4;

  /** What a number stands for. */
  enum Role {
    /** The key of a record. */
    KEY,
    /** The document of a record. */
    DOCUMENT,
    /** The document that an ending ends. */
    ENDED
  }

  private long[] prints = new long[FEW];
  private int size;

  void add(Role role, long number) {
    long print = print(role, number);
    int at = Arrays.binarySearch(prints, 0, size, print);
    if (at >= 0) {
      return;
    }
    if (size == prints.length) {
      prints = Arrays.copyOf(prints, 2 * size);
    }
    System.arraycopy(prints, -at - 1, prints, -at, size + at + 1);
    prints[-at - 1] = print;
    size++;
  }

  Prints copy() {
    Prints copy = new Prints();
    copy.prints = prints.clone();
    copy.size = size;
    return copy;
  }

  boolean has(Role role, long number) {
    return Arrays.binarySearch(prints, 0, size, print(role, number)) >= 0;
  }

  /**
   * Different for different numbers of one role; numbers are digests, so that roles do not meet.
   */
  private static long print(Role role, long number) {
    return (number + role.ordinal() + 1) * 0x9E3779B97F4A7C15L;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(prints[i]);
    }
  }

  static Prints read(DataInput in) throws IOException {
    Prints read = new Prints();
    read.size = in.readInt();
    read.prints = new long[Math.max(FEW, read.size)];
    for (int i = 0; i < read.size; i++) {
      read.prints[i] = in.readLong();
    }
    return read;
  }
}
