package io.credlake.indicator;

import io.credlake.fact.Order;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a row says of a unit: of a cell, of what may be in force, of a case, of an event. */
public sealed interface Said {

  /** What is said of something about an organisation, which tells it apart from others. */
  sealed interface OfOrganisation extends Said permits StepSaid, EventSaid {

    /** Day of which it speaks, since 1970-01-01. */
    int day();

    /** The same, of another unit. */
    OfOrganisation of(long otherUnit);
  }

  /** The unit of which it speaks. */
  long unit();

  /** When it was said; null where one row is as good as another. */
  Order order();

  /** Writes it down. */
  void write(DataOutput out) throws IOException;

  /** Reads what {@link #write} wrote. */
  static Said read(DataInput in) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case CellSaid.TAG -> CellSaid.readRest(in);
      case StateSaid.TAG -> StateSaid.readRest(in);
      case StepSaid.TAG -> StepSaid.readRest(in);
      case ArrivalSaid.TAG -> ArrivalSaid.readRest(in);
      case ItemSaid.TAG -> ItemSaid.readRest(in);
      case SupplySaid.TAG -> SupplySaid.readRest(in);
      case EventSaid.TAG -> EventSaid.readRest(in);
      default -> throw new IOException("Cannot read what was said, no such kind: " + tag);
    };
  }

  /**
   * A cell of a return.
   *
   * @param numbers null: it was withdrawn
   */
  record CellSaid(
      long unit, Order order, String commitment, Slice slice, int month, Numbers numbers)
      implements Said {

    private static final byte TAG = 1;

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(TAG);
      out.writeLong(unit);
      order.write(out);
      out.writeUTF(commitment);
      Said.write(slice, out);
      out.writeShort(month);
      out.writeBoolean(numbers != null);
      if (numbers != null) {
        numbers.write(out);
      }
    }

    private static CellSaid readRest(DataInput in) throws IOException {
      return new CellSaid(
          in.readLong(),
          Order.read(in),
          in.readUTF(),
          readSlice(in),
          in.readShort(),
          in.readBoolean() ? Numbers.read(in) : null);
    }
  }

  /**
   * A state that something reached.
   *
   * @param thing which of the things that make the unit be in force
   * @param state it reached, with the thing what a later row may correct
   * @param inForce whether the thing is in force in that state
   * @param day since 1970-01-01 on which it reached the state
   * @param to first month on whose last day the state does not hold any more
   * @param counts whether what is counted is the coming into force, not the being
   */
  record StateSaid(
      long unit,
      Order order,
      String commitment,
      Slice slice,
      long thing,
      byte state,
      boolean inForce,
      boolean withdrawn,
      int day,
      int to,
      boolean counts)
      implements Said {

    private static final byte TAG = 2;

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(TAG);
      out.writeLong(unit);
      order.write(out);
      out.writeUTF(commitment);
      Said.write(slice, out);
      out.writeLong(thing);
      out.writeByte(state);
      out.writeBoolean(inForce);
      out.writeBoolean(withdrawn);
      out.writeInt(day);
      out.writeShort(to);
      out.writeBoolean(counts);
    }

    private static StateSaid readRest(DataInput in) throws IOException {
      return new StateSaid(
          in.readLong(),
          Order.read(in),
          in.readUTF(),
          readSlice(in),
          in.readLong(),
          in.readByte(),
          in.readBoolean(),
          in.readBoolean(),
          in.readInt(),
          in.readShort(),
          in.readBoolean());
    }
  }

  /**
   * A step in the life of a case.
   *
   * @param row what a later row may correct
   * @param kind of step
   * @param slice who decided it, and where
   * @param day of the event, since 1970-01-01
   * @param to first month on whose last day a listing does not hold any more
   * @param due last day, since 1970-01-01; {@link #NONE}: none
   * @param closed day, since 1970-01-01; {@link #NONE}: open
   * @param executingProvince of a measure; empty if none is told
   * @param executingDepartment of a measure; empty if none is told
   * @param number of the credit code's first two characters; empty if there is no code
   */
  record StepSaid(
      long unit,
      Order order,
      long row,
      Kind kind,
      boolean withdrawn,
      String feed,
      Slice slice,
      int day,
      int to,
      int due,
      int closed,
      String executingProvince,
      String executingDepartment,
      String codePrefix)
      implements OfOrganisation {

    /** Stands for no day. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final byte TAG = 3;

    /** A kind of step. */
    public enum Kind {
      /** An entry in a list. */
      ENTRY,
      /** A measure against or for the one listed. */
      MEASURE,
      /** The end of an entry. */
      EXIT,
      /** A complaint. */
      COMPLAINT,
      /** An objection. */
      OBJECTION,
      /** An application for credit repair. */
      CREDIT_REPAIR;

      private static final Kind[] ALL = values();
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(TAG);
      out.writeLong(unit);
      order.write(out);
      out.writeLong(row);
      out.writeByte(kind.ordinal());
      out.writeBoolean(withdrawn);
      out.writeUTF(feed);
      Said.write(slice, out);
      out.writeInt(day);
      out.writeShort(to);
      out.writeInt(due);
      out.writeInt(closed);
      out.writeUTF(executingProvince);
      out.writeUTF(executingDepartment);
      out.writeUTF(codePrefix);
    }

    @Override
    public StepSaid of(long otherUnit) {
      return new StepSaid(
          otherUnit,
          order,
          row,
          kind,
          withdrawn,
          feed,
          slice,
          day,
          to,
          due,
          closed,
          executingProvince,
          executingDepartment,
          codePrefix);
    }

    private static StepSaid readRest(DataInput in) throws IOException {
      return new StepSaid(
          in.readLong(),
          Order.read(in),
          in.readLong(),
          Kind.ALL[in.readByte()],
          in.readBoolean(),
          in.readUTF(),
          readSlice(in),
          in.readInt(),
          in.readShort(),
          in.readInt(),
          in.readInt(),
          in.readUTF(),
          in.readUTF(),
          in.readUTF());
    }
  }

  /**
   * That something arrived of a month.
   *
   * @param numbers what that counts, however often it arrives
   */
  record ArrivalSaid(long unit, String commitment, Slice slice, int month, Numbers numbers)
      implements Said {

    private static final byte TAG = 4;

    @Override
    public Order order() {
      return null;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(TAG);
      out.writeLong(unit);
      out.writeUTF(commitment);
      Said.write(slice, out);
      out.writeShort(month);
      numbers.write(out);
    }

    private static ArrivalSaid readRest(DataInput in) throws IOException {
      return new ArrivalSaid(
          in.readLong(), in.readUTF(), readSlice(in), in.readShort(), Numbers.read(in));
    }
  }

  /**
   * A state of an item of a catalogue of information.
   *
   * @param state of the item; its unit is all that one department sends of a province
   * @param classes of information that the item is of, see {@link InformationClass#setOf}
   */
  record ItemSaid(StateSaid state, int classes) implements Said {

    private static final byte TAG = 5;

    @Override
    public long unit() {
      return state.unit;
    }

    @Override
    public Order order() {
      return state.order;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(TAG);
      out.writeInt(classes);
      state.write(out);
    }

    private static ItemSaid readRest(DataInput in) throws IOException {
      int classes = in.readInt();
      return new ItemSaid((StateSaid) Said.read(in), classes);
    }
  }

  /**
   * That information of a class arrived in a month.
   *
   * @param classes set of the one class
   */
  record SupplySaid(long unit, int classes, int month) implements Said {

    private static final byte TAG = 6;

    @Override
    public Order order() {
      return null;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeByte(TAG);
      out.writeLong(unit);
      out.writeInt(classes);
      out.writeShort(month);
    }

    private static SupplySaid readRest(DataInput in) throws IOException {
      return new SupplySaid(in.readLong(), in.readInt(), in.readShort());
    }
  }

  static void write(Slice slice, DataOutput out) throws IOException {
    out.writeUTF(slice.province());
    out.writeUTF(slice.department());
    out.writeUTF(slice.field());
  }

  static Slice readSlice(DataInput in) throws IOException {
    return new Slice(in.readUTF(), in.readUTF(), in.readUTF());
  }
}
