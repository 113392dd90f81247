package io.credlake.coverage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/**
 * The credit codes that an older number stood for, each from a day on.
 *
 * <p>Before the first of them the number stands for that one too: the organisation had it before it
 * got its code.
 */
final class Codes {

  private final Map<String, Integer> firstDays = new TreeMap<>();

  /** Notes that a register knows a credit code on a day. */
  void add(String creditCode, int day) {
    firstDays.merge(creditCode, day, Math::min);
  }

  /** The credit code that the number stands for on a day, or null if none is known. */
  String on(int day) {
    Entry<String, Integer> found = null;
    Entry<String, Integer> first = null;
    for (Entry<String, Integer> code : firstDays.entrySet()) {
      if (first == null || code.getValue() < first.getValue()) {
        first = code;
      }
      // of two that begin on one day the one that is later in the alphabet holds
      if (code.getValue() <= day && (found == null || code.getValue() >= found.getValue())) {
        found = code;
      }
    }
    if (found == null) {
      found = first;
    }
    return found == null ? null : found.getKey();
  }

  boolean isEmpty() {
    return firstDays.isEmpty();
  }

  boolean isSame(Codes other) {
    return firstDays.equals(other.firstDays);
  }

  /** These codes and another. */
  Codes with(String creditCode, int day) {
    Codes more = new Codes();
    more.firstDays.putAll(firstDays);
    more.add(creditCode, day);
    return more;
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(firstDays.size());
    for (Entry<String, Integer> code : firstDays.entrySet()) {
      out.writeUTF(code.getKey());
      out.writeInt(code.getValue());
    }
  }

  static Codes read(DataInput in) throws IOException {
    Codes codes = new Codes();
    int size = in.readUnsignedShort();
    for (int i = 0; i < size; i++) {
      codes.add(in.readUTF(), in.readInt());
    }
    return codes;
  }
}
