package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.contract.FeedCatalogue;
import io.credlake.contract.Manifest;
import io.credlake.refine.Tallies;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class FeedMetricsTest {

  private final Map<String, Object> told = new TreeMap<>();

  @Test
  void inventedFeedsShareOneName() {
    FeedMetrics metrics = new FeedMetrics(new Group(""), new FeedCatalogue(List.of()));
    assertThat(counted("feed=unknown status=refused deliveries")).as("before the first").isZero();
    metrics.count(delivery("one", 2, 1));
    metrics.count(delivery("two", 3, 0));

    assertThat(counted("feed=unknown rowsRead")).isEqualTo(6);
    assertThat(counted("feed=unknown rowsRejected")).isEqualTo(1);
    assertThat(counted("feed=unknown rowsDuplicate")).isEqualTo(2);
    assertThat(counted("feed=unknown reason=code.invalid rows")).isEqualTo(1);
    assertThat(counted("feed=unknown status=partial deliveries")).isEqualTo(1);
    assertThat(counted("feed=unknown status=accepted deliveries")).isEqualTo(1);
    assertThat(gauged("feed=unknown lastArrival")).isEqualTo(5L);
    assertThat(gauged("feed=unknown periodEnd")).isEqualTo(0L);
    assertThat(told.keySet()).allMatch(name -> name.startsWith("feed=unknown "));
  }

  private static CompletedDelivery delivery(String feed, int valid, int rejected) {
    DeliveryHeader header =
        new DeliveryHeader(feed, "d", "file", 1, null, null, null, 5_000, Manifest.NONE);
    return new CompletedDelivery(header, Tallies.of(valid, rejected), valid - 1, 1, 6_000);
  }

  private long counted(String name) {
    return ((Counter) told.get(name)).getCount();
  }

  private Object gauged(String name) {
    return ((Gauge<?>) told.get(name)).getValue();
  }

  /** Keeps what is registered, by the names of the groups it is in. */
  private final class Group extends UnregisteredMetricsGroup {

    private final String scope;

    Group(String scope) {
      this.scope = scope;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Group(scope + key + "=" + value + " ");
    }

    @Override
    public Counter counter(String name) {
      Counter counter = new SimpleCounter();
      told.put(scope + name, counter);
      return counter;
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      told.put(scope + name, gauge);
      return gauge;
    }
  }
}
