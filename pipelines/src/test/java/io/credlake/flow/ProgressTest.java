package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void problemsOfBeforeAFailureStayThoughCountsBeginAnew() {
    Progress before =
        Progress.of(
            Map.of(Progress.READ, 50L, Progress.PROBLEMS, List.of("no such file", "a PDF")));
    Progress after =
        Progress.of(Map.of(Progress.READ, 7L, Progress.PROBLEMS, List.of("a PDF", "cut off")));
    assertThat(after.after(before))
        .isEqualTo(new Progress(7, 0, 0, 0, List.of("no such file", "a PDF", "cut off")));
  }

  @Test
  void nothingIsKnownOfAJobThatHasNotBegun() {
    assertThat(Progress.of(Map.of())).isEqualTo(new Progress(0, 0, 0, 0, List.of()));
  }
}
