package io.credlake.trino.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.spi.QueryId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanWatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 | false",
        "SELECT 'EXPLAIN ANALYZE' FROM t | false",
        "EXECUTE IMMEDIATE 'SELECT 1' | false",
        "PREPARE p FROM EXPLAIN SELECT 1 | false",
        "EXPLAIN SELECT 1 | true",
        "EXPLAIN (TYPE IO) SELECT 1 | true",
        "EXPLAIN ANALYZE SELECT 1 | true",
        "explain analyze verbose SELECT 1 | true",
        "/* SELECT */ EXPLAIN ANALYZE SELECT 1 | true",
        "EXECUTE IMMEDIATE 'EXPLAIN ANALYZE SELECT 1' | true",
        "EXECUTE IMMEDIATE 'EXPLAIN ANALYZE SELECT ?' USING 1 | true",
        "what is this | true"
      })
  void tellsWhetherAPlanIsAskedFor(String text, boolean plan) {
    assertThat(PlanWatch.asksForPlan(text)).isEqualTo(plan);
  }

  @Test
  void whatWasNotToldIsTakenForAPlan() {
    PlanWatch plans = new PlanWatch();
    QueryId query = new QueryId("q1");
    assertThat(plans.isPlain(query)).isFalse();
    plans.begin("q1", "SELECT 1");
    assertThat(plans.isPlain(query)).isTrue();
    plans.begin("q2", "EXPLAIN ANALYZE SELECT 1");
    assertThat(plans.isPlain(new QueryId("q2"))).isFalse();
    plans.end("q1");
    assertThat(plans.isPlain(query)).isFalse();
  }
}
