package io.credlake.fact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Writes down what may be missing: a byte tells whether it is there. */
public final class Nullable {

  private static final int NONE = -1;

  private Nullable() {}

  /** Writes a number. */
  public static void write(DataOutput out, Double number) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeDouble(number);
    }
  }

  /** Reads a number; null: it is missing. */
  public static Double readDouble(DataInput in) throws IOException {
    return in.readBoolean() ? in.readDouble() : null;
  }

  /** Writes a whole number. */
  public static void write(DataOutput out, Integer number) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeInt(number);
    }
  }

  /** Reads a whole number; null: it is missing. */
  public static Integer readInteger(DataInput in) throws IOException {
    return in.readBoolean() ? in.readInt() : null;
  }

  /** Writes a text. */
  public static void write(DataOutput out, String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  /** Reads a text; null: it is missing. */
  public static String readText(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  /** Writes a constant by its place. */
  public static void write(DataOutput out, Enum<?> constant) throws IOException {
    out.writeByte(constant == null ? NONE : constant.ordinal());
  }

  /**
   * Reads a constant; null: it is missing.
   *
   * @param constants all of them, in their order
   */
  public static <E extends Enum<E>> E readEnum(DataInput in, List<E> constants) throws IOException {
    int place = in.readByte();
    return place == NONE ? null : constants.get(place);
  }
}
