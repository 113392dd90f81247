package io.credlake.flow;

/** A set of 128-bit identities in one array: 24 to 48 bytes each, no objects. */
final class IdentitySet {

  private static final int SMALLEST = 16;

  private long[] slots = new long[2 * SMALLEST];
  private int size;
  private boolean holdsZero;

  /** Adds an identity; false if it was there. */
  boolean add(long high, long low) {
    if ((high | low) == 0) {
      boolean added = !holdsZero;
      holdsZero = true;
      size += added ? 1 : 0;
      return added;
    }
    int at = find(slots, high, low);
    if ((slots[at] | slots[at + 1]) != 0) {
      return false;
    }
    slots[at] = high;
    slots[at + 1] = low;
    size++;
    if (size > slots.length / 3) {
      grow();
    }
    return true;
  }

  boolean contains(long high, long low) {
    if ((high | low) == 0) {
      return holdsZero;
    }
    int at = find(slots, high, low);
    return (slots[at] | slots[at + 1]) != 0;
  }

  int size() {
    return size;
  }

  /** Takes each identity, in no order. */
  <E extends Exception> void forEach(Visitor<E> visitor) throws E {
    if (holdsZero) {
      visitor.visit(0, 0);
    }
    for (int i = 0; i < slots.length; i += 2) {
      if ((slots[i] | slots[i + 1]) != 0) {
        visitor.visit(slots[i], slots[i + 1]);
      }
    }
  }

  interface Visitor<E extends Exception> {
    void visit(long high, long low) throws E;
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (int i = 0; i < slots.length; i += 2) {
      if ((slots[i] | slots[i + 1]) != 0) {
        int at = find(larger, slots[i], slots[i + 1]);
        larger[at] = slots[i];
        larger[at + 1] = slots[i + 1];
      }
    }
    slots = larger;
  }

  /** Position of an identity, or of the free slot where it belongs. */
  private static int find(long[] slots, long high, long low) {
    int mask = slots.length - 2;
    int at = ((int) (high ^ (high >>> 32)) << 1) & mask;
    while ((slots[at] | slots[at + 1]) != 0 && (slots[at] != high || slots[at + 1] != low)) {
      at = (at + 2) & mask;
    }
    return at;
  }
}
