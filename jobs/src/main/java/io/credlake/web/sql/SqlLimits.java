package io.credlake.web.sql;

import java.time.Duration;
import java.util.Map;

/**
 * How much a query of the SQL page may take.
 *
 * @param time after which Trino ends it
 * @param memoryMegabytes that Trino gives it, in MiB
 * @param rows of a result that are kept for paging; a download has all
 * @param runningPerUser queries of a user that run at once
 * @param running queries of all users that run at once
 */
public record SqlLimits(
    Duration time, int memoryMegabytes, int rows, int runningPerUser, int running) {

  /** Properties of a session that is held to them. */
  public Map<String, String> session() {
    return Map.of(
        "query_max_run_time",
        time.toSeconds() + "s",
        "query_max_memory_per_node",
        memoryMegabytes + "MB");
  }
}
