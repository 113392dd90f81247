package io.credlake.indicator;

import io.credlake.fact.Order;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a row says of a credit event that an indicator counts, or of a listing that decides whether
 * events are met.
 *
 * @param document what a later row may correct or withdraw
 * @param role what the event is to the indicator
 * @param isFirst whether it reports the event for the first time, so that it tells when
 * @param day of the event or listing, since 1970-01-01
 * @param toDay first day after; {@link #NEVER}: in force without end
 * @param weight what it adds, in hundredths
 * @param isMet whether the row meets what the columns must say
 * @param isInTime whether it was reported in time
 */
public record EventSaid(
    long unit,
    Order order,
    String commitment,
    long document,
    Role role,
    boolean isFirst,
    boolean withdrawn,
    Slice slice,
    int day,
    int toDay,
    long weight,
    boolean isMet,
    boolean isInTime)
    implements Said.OfOrganisation {

  /** Stands for no day on which it ends. */
  public static final int NEVER = Integer.MAX_VALUE;

  static final byte TAG = 7;

  /** What an event is to an indicator. */
  public enum Role {
    /** It is counted. */
    COUNTED,
    /** It is not counted as it is told now; it may correct one that was. */
    PASSED_OVER,
    /** It is an entry in a list, during which others are met. */
    LISTING,
    /** It ends the listing whose document it names. */
    LEAVING;

    private static final Role[] ALL = values();
  }

  @Override
  public EventSaid of(long otherUnit) {
    return new EventSaid(
        otherUnit,
        order,
        commitment,
        document,
        role,
        isFirst,
        withdrawn,
        slice,
        day,
        toDay,
        weight,
        isMet,
        isInTime);
  }

  /** Whether another row is about the same, so that the later of both holds. */
  boolean isOfSame(Said other) {
    return other instanceof EventSaid event
        && event.document == document
        && event.isFirst == isFirst
        && (event.role == Role.LEAVING) == (role == Role.LEAVING);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(TAG);
    out.writeLong(unit);
    order.write(out);
    out.writeUTF(commitment);
    out.writeLong(document);
    out.writeByte(role.ordinal());
    out.writeBoolean(isFirst);
    out.writeBoolean(withdrawn);
    Said.write(slice, out);
    out.writeInt(day);
    out.writeInt(toDay);
    out.writeLong(weight);
    out.writeBoolean(isMet);
    out.writeBoolean(isInTime);
  }

  static EventSaid readRest(DataInput in) throws IOException {
    return new EventSaid(
        in.readLong(),
        Order.read(in),
        in.readUTF(),
        in.readLong(),
        Role.ALL[in.readByte()],
        in.readBoolean(),
        in.readBoolean(),
        Said.readSlice(in),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        in.readBoolean(),
        in.readBoolean());
  }
}
