package io.credlake.flow;

import io.credlake.fact.DeliveryTables;
import io.credlake.fact.FactTables;
import io.credlake.fact.TableDefinition;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** What a lake's follower tells: files to count, and that a round of them has ended. */
sealed interface CoverageEvent extends Serializable {

  /** Tables whose rows are counted. */
  List<TableDefinition> COUNTED =
      List.of(
          FactTables.SUBJECT,
          FactTables.RECORD,
          FactTables.RETURN,
          FactTables.MILESTONE,
          DeliveryTables.DELIVERY_REGION);

  /** Which of the readers it is for. */
  int reader();

  /**
   * A round of counting.
   *
   * @param generation counting that it belongs to
   * @param number within the generation, from 1
   * @param lastMonth last month that deliveries speak of, see {@link io.credlake.code.Months}
   */
  record Round(long generation, long number, int lastMonth) implements Serializable {

    void write(DataOutput out) throws IOException {
      out.writeLong(generation);
      out.writeLong(number);
      out.writeInt(lastMonth);
    }

    static Round read(DataInput in) throws IOException {
      return new Round(in.readLong(), in.readLong(), in.readInt());
    }
  }

  /**
   * From one snapshot of ops.delivery to another: the deliveries that were completed in between are
   * counted in a round.
   *
   * @param counted id of the one, up to which earlier rounds counted; {@link FollowPosition#NONE}:
   *     there were none
   * @param upTo id of the other
   */
  record Span(long counted, long upTo) implements Serializable {}

  /**
   * A data file of which rows are to be counted: those of the deliveries that were completed in a
   * span, or of all that were by its end.
   *
   * @param reader which of the readers reads it
   * @param round in which they are counted
   * @param table position in {@link #COUNTED}
   * @param location of the file
   * @param isNew whether no rows of it were counted in earlier rounds
   */
  record FileToCount(int reader, Round round, int table, String location, boolean isNew, Span span)
      implements CoverageEvent {}

  /**
   * All files of a round were told; each reader is told of it.
   *
   * @param reader which of the readers is told
   * @param deliveries counted in the generation so far
   */
  record RoundEnd(int reader, Round round, long deliveries, Span span) implements CoverageEvent {}
}
