package io.credlake.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far an ingest job has come.
 *
 * @param read data rows read
 * @param rejected of these rejected
 * @param knownDeliveries deliveries that were in the lake already
 * @param deliveries deliveries of which every row is accounted for
 * @param problems what could not be read or was refused
 */
public record Progress(
    long read, long rejected, long knownDeliveries, long deliveries, List<String> problems) {

  static final String READ = "rows read";
  static final String REJECTED = "rows rejected";
  static final String KNOWN_DELIVERIES = "deliveries known";
  static final String PROBLEMS = "problems";
  static final String DELIVERIES = "deliveries completed";

  /** Progress from a job's accumulators. */
  public static Progress of(Map<String, Object> accumulators) {
    return new Progress(
        count(accumulators, READ),
        count(accumulators, REJECTED),
        count(accumulators, KNOWN_DELIVERIES),
        count(accumulators, DELIVERIES),
        problems(accumulators));
  }

  /**
   * The same with the problems of earlier progress as well: a job that goes on from a checkpoint
   * counts from nothing again, and does not meet what it met before.
   */
  public Progress after(Progress earlier) {
    Set<String> all = new LinkedHashSet<>(earlier.problems);
    all.addAll(problems);
    return new Progress(read, rejected, knownDeliveries, deliveries, List.copyOf(all));
  }

  @SuppressWarnings("unchecked")
  private static List<String> problems(Map<String, Object> accumulators) {
    return (List<String>) accumulators.getOrDefault(PROBLEMS, List.of());
  }

  private static long count(Map<String, Object> accumulators, String name) {
    return (Long) accumulators.getOrDefault(name, 0L);
  }
}
