package io.credlake.coverage;

import io.credlake.code.Months;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which an organisation is in the registers, in one place and of one kind.
 *
 * @param from first month, see {@link Months}
 * @param to first month after
 * @param province GB/T 2260
 * @param city prefecture or county; empty if unknown
 * @param kind of organisation; empty if unknown
 * @param section letter of the industry's section; empty if unknown
 */
record Presence(int from, int to, String province, String city, String kind, String section) {

  /** Whether the other one goes on where this one ends, and nothing else changes. */
  boolean goesOnIn(Presence next) {
    return to == next.from && next.equals(new Presence(to, next.to, province, city, kind, section));
  }

  Presence until(int end) {
    return new Presence(from, end, province, city, kind, section);
  }

  /** Writes presences down, one after the other. */
  static void write(List<Presence> presences, DataOutput out, Statement.TextWriter texts)
      throws IOException {
    out.writeShort(presences.size());
    for (Presence presence : presences) {
      presence.write(out, texts);
    }
  }

  /** Reads what was written of presences. */
  static List<Presence> readAll(DataInput in, Statement.TextReader texts) throws IOException {
    List<Presence> presences = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      presences.add(read(in, texts));
    }
    return presences;
  }

  private void write(DataOutput out, Statement.TextWriter texts) throws IOException {
    out.writeShort(from);
    out.writeShort(to);
    texts.write(province);
    texts.write(city);
    texts.write(kind);
    texts.write(section);
  }

  private static Presence read(DataInput in, Statement.TextReader texts) throws IOException {
    return new Presence(
        in.readShort(), in.readShort(), texts.read(), texts.read(), texts.read(), texts.read());
  }
}
