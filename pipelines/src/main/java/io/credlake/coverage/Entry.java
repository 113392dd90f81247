package io.credlake.coverage;

import io.credlake.code.Months;
import io.credlake.fact.Order;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A record about an organisation: one that covers it while in force, or one that ends another.
 *
 * @param identifier credit code, organisation code or registration number
 * @param day of the event, since 1970-01-01
 * @param key tells the records of an organisation apart: digest of feed, place, stage and number
 * @param document digest of its document's number; 0: it has none
 * @param refersTo digest of the number of the document it ends; 0: it ends none
 * @param scope who issued it
 * @param from month in which it comes into force, see {@link Months}; that of the end if it ends
 *     another record
 * @param to first month on whose last day it is not in force any more
 * @param field key field; empty if none
 * @param department that decided; empty if unresolved
 * @param withdrawn whether it takes the earlier rows of its key back
 * @param resolved whether it was sent under another number than its identifier
 */
public record Entry(
    String identifier,
    int day,
    long key,
    long document,
    long refersTo,
    Scope scope,
    int from,
    int to,
    String field,
    String department,
    boolean withdrawn,
    boolean resolved,
    Order order)
    implements Told {

  static final byte TAG = 1;

  /**
   * Who issued a record: what decides whose records it can end.
   *
   * @param source digest of the sending department; 0: unknown
   * @param local whether that is a local platform, of which each province has one
   * @param province that decided, as a number of six digits; 0: none
   */
  public record Scope(int source, boolean local, int province) {

    /**
     * Whether an ending of this scope acts upon records of another: a sender ends its own, and a
     * local platform anyone's in its province.
     */
    boolean endsThoseOf(Scope other) {
      boolean sameProvince = province == other.province;
      return (source != 0 && source == other.source && (!local || sameProvince))
          || (sameProvince && province != 0);
    }
  }

  /** Whether it ends another record instead of covering. */
  boolean isEnding() {
    return refersTo != 0;
  }

  /** The month after which it is to be settled once that is over for long. */
  int over() {
    int month = Months.of(day);
    return isEnding() || withdrawn ? month : Math.max(month, to);
  }

  @Override
  public Entry under(String other) {
    return new Entry(
        other,
        day,
        key,
        document,
        refersTo,
        scope,
        from,
        to,
        field,
        department,
        withdrawn,
        true,
        order);
  }

  @Override
  public void write(DataOutput out, TextWriter texts) throws IOException {
    out.writeByte(TAG);
    texts.write(identifier);
    out.writeInt(day);
    out.writeLong(key);
    out.writeLong(document);
    out.writeLong(refersTo);
    out.writeInt(scope.source);
    out.writeBoolean(scope.local);
    out.writeInt(scope.province);
    out.writeShort(from);
    out.writeShort(to);
    texts.write(field);
    texts.write(department);
    out.writeBoolean(withdrawn);
    out.writeBoolean(resolved);
    order.write(out);
  }

  static Entry readRest(DataInput in, TextReader texts) throws IOException {
    return new Entry(
        texts.read(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        new Scope(in.readInt(), in.readBoolean(), in.readInt()),
        in.readShort(),
        in.readShort(),
        texts.read(),
        texts.read(),
        in.readBoolean(),
        in.readBoolean(),
        Order.read(in));
  }
}
