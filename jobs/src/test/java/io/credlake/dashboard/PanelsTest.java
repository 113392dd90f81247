package io.credlake.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.credlake.dashboard.Panels.Found;
import io.credlake.dashboard.Panels.PanelAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelsTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private static final String SQL = "SELECT month, covered, subjects, rate FROM t WHERE m = :month";

  private static final String YAML =
      """
      title: {zh: 走势, en: Trend}
      note: {zh: 说明, en: Note}
      chart: line
      x: month
      y: [rate]
      columns:
        month: {zh: 月份, en: Month, unit: month}
        covered: {zh: 已覆盖, en: Covered, unit: count}
        subjects: {zh: 在册, en: Registered, unit: count}
        rate: {zh: 比率, en: Rate, unit: percent, numerator: covered, denominator: subjects}
      """;

  @TempDir private Path home;

  private Found panel(String sql, String yaml) throws IOException {
    Path folder = Files.createDirectories(home.resolve("sql/dashboards/demo/10-trend"));
    Files.writeString(folder.resolve("panel.sql"), sql);
    Files.writeString(folder.resolve("panel.yaml"), yaml);
    return new Panels(home).of("demo").getFirst();
  }

  @Test
  void readsAPanel() throws IOException {
    PanelFile panel = panel(SQL, YAML).orThrow();
    assertThat(panel.address()).isEqualTo("demo/trend");
    assertThat(panel.filters()).containsExactly("period");
    assertThat(panel.about().width()).isEqualTo(PanelAbout.Width.HALF);
    assertThat(panel.about().columns().keySet())
        .containsExactly("month", "covered", "subjects", "rate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chart: line        | chrat: line   | Invalid key: chrat (did you mean chart?) | 3
          chart: line        | chart: lines  | Invalid value, chart must be one of table, figures, line, bar, stacked_bar, heat_map, tile_map, intervals: lines | 3
          x: month           | x: mouth      | Invalid column: mouth (did you mean month?) | 4
          numerator: covered | numerator: coverd | Invalid column: coverd (did you mean covered?) | 10
          unit: percent      | unti: percent | Invalid key: unti (did you mean unit?) | 10
          """)
  void tellsTheLineAndTheNearestOfWhatIsWrong(String right, String wrong, String message, int line)
      throws IOException {
    Found found = panel(SQL, YAML.replace(right, wrong));
    assertThat(found.problem().getMessage()).isEqualTo(message);
    assertThat(found.problem().place())
        .isEqualTo("sql/dashboards/demo/10-trend/panel.yaml, line " + line);
  }

  @Test
  void tellsWhatAChartLacks() throws IOException {
    assertThat(panel(SQL, YAML.replace("y: [rate]\n", "")).problem())
        .hasMessageStartingWith("Invalid panel, a chart needs x and y: line");
    assertThat(panel(SQL, YAML.replace("chart: line", "chart: heat_map")).problem())
        .hasMessageStartingWith("Invalid panel, a heat map needs series, its rows");
    assertThat(panel(SQL, YAML.replace(", denominator: subjects", "")).problem())
        .hasMessageStartingWith("Invalid column, numerator and denominator go together: rate");
  }

  @Test
  void tellsWhichColumnsDiffer() throws IOException {
    PanelFile panel = panel(SQL, YAML).orThrow();
    assertThat(problem(panel, List.of("month", "covred", "covered", "subjects", "rate")))
        .isEqualTo(
            "Invalid panel, its columns do not tell of a column of its SQL: covred"
                + " (sql/dashboards/demo/10-trend/panel.yaml)");
    assertThat(problem(panel, List.of("month", "covered", "subjects")))
        .startsWith("Invalid column, the SQL has none of the name: rate")
        .endsWith("(sql/dashboards/demo/10-trend/panel.yaml, line 5)");
  }

  private static String problem(PanelFile panel, List<String> columns) {
    try {
      panel.check(columns);
      return "none";
    } catch (PanelException e) {
      return e.describe();
    }
  }

  @Test
  void aBrokenPanelKeepsNoOtherFromBeingRead() throws IOException {
    panel(SQL, YAML.replace("chart", "chrat"));
    Path other = Files.createDirectories(home.resolve("sql/dashboards/demo/20-other"));
    Files.writeString(other.resolve("panel.sql"), SQL);
    Files.writeString(other.resolve("panel.yaml"), YAML);
    assertThat(new Panels(home).of("demo"))
        .extracting(Found::name, found -> found.problem() == null)
        .containsExactly(tuple("trend", false), tuple("other", true));
  }

  @Test
  void readsAFileThatChangedAnew() throws IOException {
    panel(SQL, YAML);
    Panels panels = new Panels(home);
    PanelAddress address = new PanelAddress("demo", "trend");
    String before = panels.find(address).orElseThrow().orThrow().digest();
    Path yaml = home.resolve("sql/dashboards/demo/10-trend/panel.yaml");
    Files.writeString(yaml, YAML.replace("Trend", "Course"));
    Files.setLastModifiedTime(yaml, FileTime.fromMillis(1_000_000));
    assertThat(panels.find(address).orElseThrow().orThrow().digest()).isNotEqualTo(before);
    assertThat(panels.find(new PanelAddress("demo", "no-such"))).isEmpty();
    assertThat(panels.find(new PanelAddress("..", "demo"))).isEmpty();
  }

  @Test
  void everyPanelOfTheProgramIsWhole() {
    Panels panels = new Panels(HOME);
    assertThat(panels.pages()).contains("overview", "coverage", "quality");
    for (String page : panels.pages()) {
      List<Found> found = panels.of(page);
      assertThat(found).filteredOn(one -> one.problem() != null).isEmpty();
      assertThat(found.stream().map(Found::name).collect(Collectors.toSet()))
          .as("names of %s", page)
          .hasSameSizeAs(found);
    }
  }
}
