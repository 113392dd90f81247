package io.credlake.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.credlake.trino.ViewFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardsTest {

  private static final List<ViewFile> VIEWS = ViewFile.readAll(Path.of("../sql/views"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM lake.policy.scorecard s | SELECT * FROM lake.board.scorecard s",
        "SELECT * FROM policy.scorecard | SELECT * FROM board.scorecard",
        "SELECT 1 FROM policy.coverage_span, policy.coverage_change "
            + "| SELECT 1 FROM board.coverage_span, policy.coverage_change",
        "SELECT * FROM policy.record_history | SELECT * FROM policy.record_history",
        "SELECT scorecard FROM core.record | SELECT scorecard FROM core.record",
        // what stands on boards, over several views
        "SELECT * FROM policy.coverage_period | SELECT * FROM board.coverage_period",
      })
  void asksBoardsInsteadOfViews(String views, String boards) {
    assertEquals(boards, new Boards(VIEWS).rewritten(views));
  }

  /** Else a table would be filled from what is of the state before. */
  @Test
  void fillsEachBehindWhatItStandsOn() {
    List<String> order = new Boards(VIEWS).order();
    assertThat(order)
        .containsSubsequence("coverage_span", "coverage_stock", "coverage_total", "coverage_period")
        .containsSubsequence("reported_month", "coverage_stock")
        .containsSubsequence("progress", "scorecard")
        .doesNotHaveDuplicates();
  }
}
