package io.credlake.dashboard;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Locale;

/**
 * How long Trino takes for the queries of the web application, and how they end: for Prometheus.
 */
public final class QueryMetrics {

  /** Who asks. */
  public enum Asker {
    /** A page or a panel. */
    PAGE,
    /** A user, on the SQL page. */
    SQL,
    /** The boards, which are filled when the lake has changed. */
    BOARDS
  }

  /** How a query ended. */
  public enum End {
    /** With an answer. */
    ANSWERED,
    /** The user's role does not reach so far. */
    DENIED,
    /** It took longer than it may. */
    TOO_LONG,
    /** Whoever waited left. */
    CANCELLED,
    /** It is wrong, or Trino failed. */
    FAILED
  }

  private static final double[] SECONDS = {0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60, 300};

  private final Histogram queries;
  private final Counter questions;
  private final Counter turnedAway;

  /** Metrics that a registry tells. */
  public QueryMetrics(PrometheusRegistry registry) {
    this.queries =
        Histogram.builder()
            .name("credlake_query_seconds")
            .help("Time until Trino has answered a query, by who asks and how it ends")
            .labelNames("asker", "end")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    this.questions =
        Counter.builder()
            .name("credlake_questions_total")
            .help("Questions of pages and panels, also those that are answered from memory")
            .register(registry);
    this.turnedAway =
        Counter.builder()
            .name("credlake_questions_turned_away_total")
            .help("Questions of pages and panels that were too many at once")
            .register(registry);
    for (Asker asker : Asker.values()) {
      for (End end : End.values()) {
        queries.initLabelValues(label(asker), label(end)); // a rate begins at 0, not at the first
      }
    }
  }

  /** A query has ended. */
  public void ended(Asker asker, End end, Duration time) {
    queries.labelValues(label(asker), label(end)).observe(time.toNanos() / 1e9);
  }

  /** A page or a panel wants to know something. */
  void asked() {
    questions.inc();
  }

  /** It was too much at once. */
  void turnedAway() {
    turnedAway.inc();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
