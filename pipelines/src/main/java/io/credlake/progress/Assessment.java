package io.credlake.progress;

import io.credlake.fact.Nullable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * How far a commitment is in a region at the end of a year.
 *
 * @param region 000000 or a province
 * @param status how it stands
 * @param reason why it cannot be assessed; null if it can
 * @param method by which; null if it cannot be assessed, or needs none
 * @param baseYear year from which progress is counted; null if there is none
 * @param base value of it
 * @param value of the year; null if there is none
 * @param required value on the straight way to the target; null without a level to reach
 * @param projected value that the growth so far leads to by the target's year; null likewise
 * @param gone part of the way that is gone; null likewise
 * @param chart level of the UN's progress chart: 3 on track, 2 too slow, 1 stagnation or
 *     regression; null likewise, or if it cannot be told
 * @param progress as the method measures it; null if it cannot be told
 * @param score from -5 to 5; null if it cannot be told
 * @param breakId break of the series behind which the base lies; null if there is none
 */
public record Assessment(
    String region,
    int year,
    Status status,
    Reason reason,
    Method method,
    Integer baseYear,
    Double base,
    Double value,
    Double required,
    Double projected,
    Double gone,
    Integer chart,
    Double progress,
    Double score,
    String breakId)
    implements Serializable {

  private static final List<Status> STATUSES = List.of(Status.values());
  private static final List<Reason> REASONS = List.of(Reason.values());
  private static final List<Method> METHODS = List.of(Method.values());

  /** Writes it down, for a process of the same version. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(region);
    out.writeShort(year);
    Nullable.write(out, status);
    Nullable.write(out, reason);
    Nullable.write(out, method);
    Nullable.write(out, baseYear);
    Nullable.write(out, base);
    Nullable.write(out, value);
    Nullable.write(out, required);
    Nullable.write(out, projected);
    Nullable.write(out, gone);
    Nullable.write(out, chart);
    Nullable.write(out, progress);
    Nullable.write(out, score);
    Nullable.write(out, breakId);
  }

  /** Reads what {@link #write} wrote. */
  public static Assessment read(DataInput in) throws IOException {
    return new Assessment(
        in.readUTF(),
        in.readShort(),
        Nullable.readEnum(in, STATUSES),
        Nullable.readEnum(in, REASONS),
        Nullable.readEnum(in, METHODS),
        Nullable.readInteger(in),
        Nullable.readDouble(in),
        Nullable.readDouble(in),
        Nullable.readDouble(in),
        Nullable.readDouble(in),
        Nullable.readDouble(in),
        Nullable.readInteger(in),
        Nullable.readDouble(in),
        Nullable.readDouble(in),
        Nullable.readText(in));
  }

  /** How a commitment stands. */
  public enum Status {
    /** The target is met. */
    ACHIEVED,
    /** It will be met if it goes on like this. */
    ON_TRACK,
    /** It goes well, but not fast enough. */
    MODERATE,
    /** It hardly goes. */
    LIMITED,
    /** It goes the wrong way. */
    REGRESSING,
    /** It goes in the direction that the text gives; no number is held against it. */
    ADVANCING,
    /** It hardly goes either way; no number is held against it. */
    STEADY,
    /** It goes against the direction that the text gives; no number is held against it. */
    RECEDING,
    /** What was to be there is there. */
    REACHED,
    /** What is to be there is not there yet. */
    NOT_REACHED,
    /** It is only watched. */
    WATCHED,
    /** It cannot be told, see the reason. */
    NOT_ASSESSABLE
  }

  /** Why a commitment cannot be assessed. */
  public enum Reason {
    /** Nobody reported it. */
    NOT_REPORTED,
    /** It does not apply. */
    NOT_APPLICABLE,
    /** It was suppressed at the source. */
    SUPPRESSED,
    /** The series stopped. */
    DISCONTINUED,
    /** It is a share of nothing. */
    NOTHING_TO_COUNT,
    /** A trend needs two years. */
    ONE_YEAR_ONLY,
    /** A trend needs two years behind a break of the series. */
    SERIES_BREAK,
    /** The values have different signs. */
    NO_GROWTH_RATE,
    /** It is not counted for regions. */
    NATION_ONLY
  }

  /** A published method. */
  public enum Method {
    /** Compound growth against that which the target requires (Open SDG, Statistics Canada). */
    GROWTH_TO_TARGET,
    /** Way gone against time gone: where the base is nothing there is no growth rate. */
    LINEAR_TO_TARGET,
    /** Compound growth in a direction (Open SDG, Statistics Canada). */
    GROWTH_IN_DIRECTION,
    /** Whether it is there. */
    MILESTONE
  }
}
