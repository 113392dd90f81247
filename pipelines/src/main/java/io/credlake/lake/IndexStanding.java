package io.credlake.lake;

import io.credlake.fact.IndexTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;

/**
 * The newest run of an index that is in a lake.
 *
 * @param framework of which
 * @param run its name
 * @param number of the framework's runs, from 1
 * @param frameworkDigest of what the framework said
 * @param methodVersion of the program's mathematics
 * @param inputDigest of what it was computed from
 * @param reason why it cannot be computed; null: it was
 * @param regions regions and years that it speaks of
 * @param scored of these, with a score
 */
public record IndexStanding(
    String framework,
    String run,
    long number,
    String frameworkDigest,
    long methodVersion,
    String inputDigest,
    String reason,
    long regions,
    long scored) {

  /** Of each framework that was ever computed, by its name. */
  public static Map<String, IndexStanding> newest(Lake lake) {
    Map<String, IndexStanding> newest = new HashMap<>();
    lake.read(
        IndexTables.RUNS,
        Expressions.alwaysTrue(),
        List.of(),
        row -> {
          IndexStanding standing = of(row);
          newest.merge(standing.framework(), standing, (a, b) -> a.number() > b.number() ? a : b);
        });
    return newest;
  }

  private static IndexStanding of(Record row) {
    return new IndexStanding(
        (String) row.getField("framework"),
        (String) row.getField("run"),
        (Long) row.getField("number"),
        (String) row.getField("framework_digest"),
        (Long) row.getField("method_version"),
        (String) row.getField("input_digest"),
        (String) row.getField("reason"),
        (Long) row.getField("regions"),
        (Long) row.getField("scored"));
  }
}
