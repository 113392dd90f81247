package io.credlake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.reader.WebReader;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenciesTest {

  /** Of 1 to 100 milliseconds, each once, as many are within as the percentile says. */
  @ParameterizedTest
  @CsvSource({"50, 50", "95, 95", "100, 100", "1, 1"})
  void percentilesAreMilliseconds(double percent, double milliseconds) {
    Latencies latencies = new Latencies();
    IntStream.rangeClosed(1, 100).forEach(one -> latencies.add(TimeUnit.MILLISECONDS.toNanos(one)));
    assertThat(latencies.within(percent)).isCloseTo(milliseconds, Percentage.withPercentage(0.2));
    assertThat(latencies.count()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"4230000, 4.2", "12600000, 13", "1200000000, '1,200'"})
  void shortTimesHaveADecimal(long nanos, String told) {
    Latencies latencies = new Latencies();
    latencies.add(nanos);
    assertThat(latencies.told(50)).isEqualTo(told);
  }

  @Test
  void failuresAreToldAndNotTimed() {
    Latencies latencies = new Latencies();
    latencies.add(WebReader.Answer.of("/a", 1_000_000, 500, "<p>no</p>"));
    assertThat(latencies.faults()).containsExactly("/a: HTTP 500");
    assertThat(latencies.count()).isZero();
    assertThat(latencies.within(50)).isNaN();
    assertThat(latencies.told(50)).isEqualTo("-");
  }

  @Test
  void severalAreOne() {
    Latencies one = new Latencies();
    one.add(WebReader.Answer.of("/a", TimeUnit.MILLISECONDS.toNanos(2), 200, ""));
    Latencies other = new Latencies();
    other.add(TimeUnit.MILLISECONDS.toNanos(4));
    other.add(WebReader.Answer.of("/b", 1, 404, ""));
    one.addAll(other);
    assertThat(one.count()).isEqualTo(2);
    assertThat(one.within(100)).isCloseTo(4, Percentage.withPercentage(0.2));
    assertThat(one.faults()).containsExactly("/b: HTTP 404");
  }
}
