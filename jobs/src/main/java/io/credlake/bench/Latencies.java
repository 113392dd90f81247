package io.credlake.bench;

import io.credlake.reader.WebReader;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.ConcurrentHistogram;

/** How long answers took, and why some were none; told by several threads at once. */
public final class Latencies {

  private static final int DIGITS = 3;
  private static final int NANOS = 1_000;
  private static final double MICROS = 1_000;

  private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  /** Takes what was answered; how long a failure took is not counted among the answers. */
  public void add(WebReader.Answer answer) {
    if (answer.fault() == null) {
      add(answer.nanos());
    } else {
      faults.add(answer.address() + ": " + answer.fault());
    }
  }

  /** Takes the time of an answer. */
  public void add(long nanos) {
    micros.recordValue(nanos / NANOS);
  }

  /** Number of answers. */
  public long count() {
    return micros.getTotalCount();
  }

  /** Address and reason of each failure. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /**
   * Milliseconds within which a part of the answers came; NaN if there was none.
   *
   * @param percent of the answers, 0 to 100
   */
  public double within(double percent) {
    return count() == 0 ? Double.NaN : micros.getValueAtPercentile(percent) / MICROS;
  }

  /** A percentile as tables show it, in whole milliseconds from ten on; a dash for none. */
  String told(double percent) {
    double within = within(percent);
    if (Double.isNaN(within)) {
      return "-";
    }
    return String.format(Locale.ROOT, within < 10 ? "%.1f" : "%,.0f", within);
  }

  /** Takes what others were told. */
  void addAll(Latencies other) {
    micros.add(other.micros);
    faults.addAll(other.faults);
  }
}
