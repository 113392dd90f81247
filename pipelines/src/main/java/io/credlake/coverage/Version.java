package io.credlake.coverage;

import io.credlake.fact.Nullable;
import io.credlake.fact.Order;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * A version of an organisation, as a register delivered it.
 *
 * @param identifier credit code, organisation code or registration number
 * @param feed register
 * @param from first day, since 1970-01-01
 * @param to first day after; null: still valid
 * @param province GB/T 2260
 * @param city prefecture or county; empty if unknown
 * @param kind of organisation; empty if unknown
 * @param section letter of the industry's section, GB/T 4754; empty if unknown
 * @param status in the register; empty if not reported
 * @param withdrawn whether it takes an earlier row of its feed and day back
 * @param resolved whether it was sent under another number than its identifier
 */
public record Version(
    String identifier,
    String feed,
    int from,
    Integer to,
    String province,
    String city,
    String kind,
    String section,
    String status,
    boolean withdrawn,
    boolean resolved,
    Order order)
    implements Told {

  static final byte TAG = 0;

  /** The latest last; rows of two feeds can only be told apart by the feed's name then. */
  static final Comparator<Version> LATER =
      Comparator.comparing(Version::order).thenComparing(Version::feed);

  @Override
  public int day() {
    return from;
  }

  /** Whether the organisation is no more. */
  boolean isEnd() {
    return status.equals("deregistered") || status.equals("revoked");
  }

  @Override
  public Version under(String other) {
    return new Version(
        other, feed, from, to, province, city, kind, section, status, withdrawn, true, order);
  }

  @Override
  public void write(DataOutput out, TextWriter texts) throws IOException {
    out.writeByte(TAG);
    texts.write(identifier);
    texts.write(feed);
    out.writeInt(from);
    Nullable.write(out, to);
    texts.write(province);
    texts.write(city);
    texts.write(kind);
    texts.write(section);
    texts.write(status);
    out.writeBoolean(withdrawn);
    out.writeBoolean(resolved);
    order.write(out);
  }

  static Version readRest(DataInput in, TextReader texts) throws IOException {
    return new Version(
        texts.read(),
        texts.read(),
        in.readInt(),
        Nullable.readInteger(in),
        texts.read(),
        texts.read(),
        texts.read(),
        texts.read(),
        texts.read(),
        in.readBoolean(),
        in.readBoolean(),
        Order.read(in));
  }
}
