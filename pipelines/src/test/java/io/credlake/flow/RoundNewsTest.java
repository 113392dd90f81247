package io.credlake.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.coverage.Version;
import io.credlake.fact.Order;
import io.credlake.flow.CoverageEvent.Round;
import io.credlake.flow.StatementNews.Act;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundNewsTest {

  private static final Round ROUND = new Round(1, 1, 0);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, 1", "1000, 7", "100000000, 1000000"})
  void handsOutWhatWasGatheredHoweverLittleMemoryHolds(long mostBytes, int together)
      throws Exception {
    Path spill = folder.resolve("spill");
    try (RoundNews<StatementNews> gathered =
        new RoundNews<>(spill, StatementNews::read, mostBytes, together)) {
      for (int round = 0; round < 2; round++) {
        List<StatementNews> expected = new ArrayList<>();
        BlockWriter writer =
            new BlockWriter(
                block -> {
                  try {
                    gathered.add(block);
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                });
        writer.begin(ROUND);
        for (int i = 0; i < 500; i++) {
          StatementNews news = news(i % 90, round * 1000 + i);
          expected.add(news);
          writer.write(news);
          if (i % 50 == 0) {
            writer.flush();
          }
        }
        writer.flush();

        List<StatementNews> handedOut = new ArrayList<>();
        gathered.drain(handedOut::addAll);
        assertThat(handedOut).containsExactlyInAnyOrderElementsOf(expected);
        gathered.drain(news -> assertThat(news).isEmpty());
      }
    }
    assertThat(spill).doesNotExist();
  }

  private static StatementNews news(int key, int line) {
    Version version =
        new Version(
            "M0000%04d".formatted(key),
            "register",
            17_000,
            null,
            "350000",
            "",
            "",
            "",
            "",
            false,
            false,
            new Order(1, 1, 1, 1, line));
    return new StatementNews(OrganisationKeys.of(version.identifier()), Act.ADD, version);
  }
}
