package io.credlake.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReaderWalkTest {

  private static final List<String> PAGES = List.of("/a", "/b", "/c");
  private static final Map<String, List<String>> CHOICES =
      new TreeMap<>(Map.of("field", List.of("x y"), "region", List.of("", "350000", "110000")));

  private static List<String> walk(Map<String, List<String>> choices, int reader) {
    ReaderWalk walk = new ReaderWalk(PAGES, choices, 7, reader);
    return Stream.generate(walk::next).limit(30).toList();
  }

  @Test
  void eachReaderBeginsElsewhereAndSeesAllPagesInTurn() {
    assertThat(walk(Map.of(), 0)).startsWith("/a", "/b", "/c", "/a");
    assertThat(walk(Map.of(), 4)).startsWith("/b", "/c", "/a", "/b");
  }

  @Test
  void whatIsOfferedIsChosenAndNothingStandsForAll() {
    assertThat(walk(CHOICES, 0))
        .allMatch(one -> one.matches("/[abc]\\?field=x\\+y(&region=(350000|110000))?"))
        .anyMatch(one -> one.endsWith("y"))
        .anyMatch(one -> one.endsWith("350000"))
        .anyMatch(one -> one.endsWith("110000"));
  }

  @Test
  void aWalkIsTheSameEachTimeAndReadersDiffer() {
    assertThat(walk(CHOICES, 1)).isEqualTo(walk(CHOICES, 1)).isNotEqualTo(walk(CHOICES, 4));
  }
}
