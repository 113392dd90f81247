package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailuresOfClusterTest {

  private static final String STACK =
      """
      org.apache.flink.util.FlinkException: Task failed
      \tat org.apache.flink.Task.run(Task.java:1)
      Caused by: java.lang.RuntimeException: in between
      \tat io.credlake.flow.ReadRows.read(ReadRows.java:2)
      Caused by: java.io.IOException: No space left on device
      \tat java.base/sun.nio.ch.FileDispatcherImpl.write0(Native Method)
      """;

  @Test
  void theLastCauseIsToldWithItsTask() {
    assertThat(FailuresOfCluster.describe("read rows (1/2)", STACK))
        .isEqualTo("read rows (1/2): java.io.IOException: No space left on device");
  }

  @Test
  void withoutACauseTheFailureItselfIsTold() {
    assertThat(FailuresOfCluster.describe(null, "TaskManager with ID 7 is gone\n\tat x"))
        .isEqualTo("TaskManager with ID 7 is gone");
    assertThat(FailuresOfCluster.describe(null, "")).isEmpty();
  }
}
