package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of the dashboards over the lake of a small nation. */
@ExtendWith(NationLake.Shared.class)
class BenchDashboardsCommandTest {

  @TempDir private Path empty;

  @Test
  void pagesPanelsAndReadersAreTimedWithoutAnError(NationLake nation) {
    try (CommandHome home = CommandHome.ofProgram()) {
      int status =
          home.run(
              "bench",
              "dashboards",
              "--lake",
              nation.lake(),
              "--warm",
              "0",
              "--rounds",
              1,
              "--readers",
              3,
              "--views",
              2);
      assertThat(home.out())
          .contains("Errors 错误: 0")
          .containsPattern("/overview +[0-9]")
          .containsPattern("/regions/[0-9]{6} +[0-9]")
          .containsPattern("/panels/quality/codes +[0-9]")
          .containsPattern("3 readers at once .*: [0-9]+ answers in .*, 0 errors")
          .containsPattern("pages 页面: 6, p50 ");
      assertThat(status).isZero();
    }
  }

  @Test
  void aLakeThatIsNotThereIsToldOf() {
    try (CommandHome home = CommandHome.ofProgram()) {
      assertThat(home.run("bench", "dashboards", "--lake", empty.resolve("none")))
          .isEqualTo(Credlake.FAILED);
      assertThat(home.err()).contains("Cannot query lake, no lake at: " + empty.resolve("none"));
    }
  }
}
