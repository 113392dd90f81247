package io.credlake.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.credlake.fact.Reason;
import io.credlake.generate.nation.Nation;
import io.credlake.generate.nation.NationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NationTest {

  private static final Path CONF = Path.of("..", "conf");

  /** A row of a mebibyte: only larger nations have one. */
  private static final Set<String> RARE = Set.of("row.length");

  @TempDir private Path folder;

  @Test
  void sameSeedSameBytesAnotherSeedOthers() throws IOException {
    Map<String, String> first = digests(generate("a", 60, 7));
    Map<String, String> again = digests(generate("b", 60, 7));
    Map<String, String> other = digests(generate("c", 60, 8));

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(other.get("truth/days.csv")).isNotEqualTo(first.get("truth/days.csv"));
  }

  @Test
  void truthReconcilesAndEveryFeedDelivers() throws IOException {
    Path nation = generate("nation", 1500, 7);

    List<NamedCsvRecord> deliveries = csv(nation.resolve("truth/deliveries.csv"));
    assertThat(deliveries)
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(number(row, "rows_read"))
                    .isEqualTo(
                        number(row, "rows_accepted")
                            + number(row, "rows_rejected")
                            + number(row, "rows_duplicate")));
    assertThat(deliveries).extracting(row -> row.getField("delivery_id")).doesNotHaveDuplicates();
    assertThat(deliveries).filteredOn(row -> row.getField("status").equals("refused")).hasSize(9);
    assertThat(deliveries)
        .extracting(row -> row.getField("reconciliation"))
        .contains("met", "not_met", "not_declared");
    Set<String> feeds = new TreeSet<>();
    deliveries.forEach(row -> feeds.add(row.getField("feed")));
    try (Stream<Path> contracts = Files.list(CONF.resolve("feeds"))) {
      assertThat(feeds)
          .as("feeds with deliveries")
          .containsAll(
              contracts.map(file -> file.getFileName().toString().replace(".yaml", "")).toList());
    }
  }

  @Test
  void everyReasonOccurs() throws IOException {
    Path nation = generate("nation", 4000, 7);

    Set<String> reasons = new TreeSet<>();
    csv(nation.resolve("truth/reasons.csv")).forEach(row -> reasons.add(row.getField("reason")));
    List<String> expected =
        Arrays.stream(Reason.values())
            .map(Reason::code)
            .filter(code -> !RARE.contains(code))
            .toList();
    assertThat(reasons).containsAll(expected);
  }

  @Test
  void folderThatIsNotEmptyIsLeftAlone() throws IOException {
    Files.createFile(folder.resolve("mine.txt"));

    assertThatThrownBy(
            () -> new Nation(new NationOptions(10, 1, 2018, 2018), CONF).write(folder, rows -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot generate, the folder is not empty: " + folder);
  }

  @Test
  void yearsOutsideThePlanAreRefused() {
    assertThatThrownBy(() -> new NationOptions(10, 1, 2013, 2018))
        .hasMessage("Invalid years, they must lie in 2014..2020: 2013..2018");
    assertThatThrownBy(() -> new NationOptions(0, 1, 2014, 2018))
        .hasMessage("Invalid number of subjects: 0");
  }

  private Path generate(String name, long subjects, long seed) throws IOException {
    Path nation = folder.resolve(name);
    new Nation(new NationOptions(subjects, seed, 2018, 2018), CONF).write(nation, rows -> {});
    return nation;
  }

  private static Map<String, String> digests(Path nation) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(nation)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(
            nation.relativize(file).toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
      }
    }
    return digests;
  }

  private static List<NamedCsvRecord> csv(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }

  private static long number(NamedCsvRecord row, String column) {
    return Long.parseLong(row.getField(column));
  }
}
