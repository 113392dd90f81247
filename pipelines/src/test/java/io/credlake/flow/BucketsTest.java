package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {

  @Test
  void keyOfABucketFallsIntoTheKeyGroupOfItsNumber() {
    assertThat(IntStream.range(0, Buckets.COUNT))
        .allSatisfy(
            bucket ->
                assertThat(
                        KeyGroupRangeAssignment.assignToKeyGroup(
                            Buckets.key(bucket), Buckets.COUNT))
                    .isEqualTo(bucket));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0x01ffffffffffffff, 0",
    "0x0200000000000000, 1",
    "0x7fffffffffffffff, 63",
    "-1, 127",
    "-0x8000000000000000, 64",
  })
  void bucketIsTheFirstSevenBits(String identityLow, int bucket) {
    assertThat(Buckets.of(Long.decode(identityLow))).isEqualTo(bucket);
  }
}
