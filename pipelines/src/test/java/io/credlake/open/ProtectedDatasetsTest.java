package io.credlake.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Codelist.Code;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Datasets;
import io.credlake.dataset.Text;
import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.open.ProtectedDatasets.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of datasets is published, by the rules that Credlake ships. */
class ProtectedDatasetsTest {

  private static final Path HOME = Path.of("..");

  private static final Map<String, Codelist> LISTS =
      Map.of(
          "region",
          new Codelist(
              "region",
              new Text("地区", "Region"),
              List.of(
                  new Code("000000", "全国", "Nation", null),
                  new Code("110000", "北京", "Beijing", "000000"),
                  new Code("120000", "天津", "Tianjin", "000000"),
                  new Code("130000", "河北", "Hebei", "000000")),
              null));

  @TempDir private Path sql;

  private DisclosureRules rules;
  private Dataset counts;
  private Dataset told;

  @BeforeEach
  void define() throws IOException {
    rules = DisclosureRules.load(HOME.resolve("conf/disclosure.yaml"));
    Files.createDirectories(sql.resolve("codelists"));
    Files.writeString(
        sql.resolve("codelists/region.yaml"),
        "title: {zh: 地区, en: Region}\ncodes: [{code: \"000000\", zh: 全国, en: Nation}]\n");
    Files.writeString(
        sql.resolve("codelists/kind.yaml"),
        "title: {zh: 类别, en: Kind}\ncodes: [{code: _T, zh: 合计, en: Total}]\n");
    Files.writeString(
        sql.resolve("codelists/unit.yaml"),
        "title: {zh: 单位, en: Unit}\ncodes: [{code: organisations, zh: 家, en: Organisations}]\n");
    String head =
        """
        title: {zh: 题, en: Title}
        description: {zh: 述, en: Description}
        method: {zh: 法, en: Method}
        columns:
          - {name: period, title: {zh: 期, en: Period}, role: time, type: text}
          - {name: region, title: {zh: 地区, en: Region}, role: dimension, type: text, codes: region}
        """;
    define(
        "counts",
        head
            + """
              - {name: kind, title: {zh: 类别, en: Kind}, role: dimension, type: text, codes: kind}
              - {name: covered, title: {zh: 数, en: Covered}, role: measure, type: integer,
                 unit: organisations, protection: count}
              - {name: share, title: {zh: 率, en: Share}, role: measure, type: number,
                 unit: organisations, protection: derived, from: [covered]}
            disclosure:
              hierarchies: [region]
              totals: {kind: {code: _T, adds_up: true}}
            """);
    define(
        "told",
        head
            + """
              - {name: kind, title: {zh: 类别, en: Kind}, role: dimension, type: text, codes: kind}
              - {name: again, title: {zh: 数, en: Again}, role: measure, type: integer,
                 unit: organisations, protection: linked, linked_to: counts.covered}
            """);
    Datasets datasets = Datasets.read(sql);
    counts = datasets.dataset("counts");
    told = datasets.dataset("told");
  }

  private void define(String name, String yaml) throws IOException {
    Path folder = Files.createDirectories(sql.resolve("open").resolve(name));
    Files.writeString(folder.resolve("dataset.yaml"), yaml);
    Files.writeString(folder.resolve("dataset.sql"), "SELECT 1");
  }

  private static Object[] row(String region, String kind, long covered) {
    return new Object[] {"2018", region, kind, covered, covered / 100.0};
  }

  /** Three provinces by two kinds, with all totals; one number is 1. */
  private static List<Object[]> rows(long beijing) {
    return List.of(
        row("110000", "a", beijing),
        row("110000", "b", 30),
        row("110000", "_T", beijing + 30),
        row("120000", "a", 12),
        row("120000", "b", 25),
        row("120000", "_T", 37),
        row("130000", "a", 14),
        row("130000", "b", 44),
        row("130000", "_T", 58),
        row("000000", "a", beijing + 26),
        row("000000", "b", 99),
        row("000000", "_T", beijing + 125));
  }

  private ProtectedDatasets protect(List<Object[]> rows, Map<String, List<Told>> earlier) {
    ProtectedDatasets all = new ProtectedDatasets(List.of(counts, told), LISTS);
    all.add(counts, rows);
    List<Object[]> again = new ArrayList<>();
    rows.forEach(row -> again.add(new Object[] {row[0], row[1], row[2], row[3]}));
    all.add(told, again);
    all.protect(rules, earlier);
    assertThat(all.failures()).isEmpty();
    return all;
  }

  private List<String> hidden(ProtectedDatasets all, Dataset dataset, String measure) {
    int at = dataset.indexOf(measure);
    return all.published(dataset).stream()
        .filter(row -> row[at] == null)
        .map(row -> "%s %s %s %s".formatted(row[1], row[2], row[at + 1], row[at + 2]))
        .toList();
  }

  /** T12: a cell below the minimum size is kept back, and others so that totals do not tell it. */
  @Test
  void smallCellAndItsComplementsAreKeptBack() {
    List<String> hidden = hidden(protect(rows(1), Map.of()), counts, "covered");
    assertThat(hidden).contains("110000 a Q A").hasSizeGreaterThanOrEqualTo(4);
    assertThat(hidden.stream().filter(cell -> cell.endsWith(" Q D")))
        .as("each line and column with a cell kept back has another")
        .hasSize(hidden.size() - 1);
  }

  @Test
  void nothingIsKeptBackWhereAllAreMany() {
    assertThat(hidden(protect(rows(16), Map.of()), counts, "covered")).isEmpty();
  }

  @Test
  void whatFollowsFromACellOrTellsTheSameGoesWithIt() {
    ProtectedDatasets all = protect(rows(1), Map.of());
    List<String> hidden = hidden(all, counts, "covered");
    assertThat(hidden(all, counts, "share")).isEqualTo(hidden);
    assertThat(hidden(all, told, "again")).isEqualTo(hidden);
  }

  /** What was kept back once and did not change stays so, whatever changes around it. */
  @Test
  void laterReleaseDoesNotTellWhatAnEarlierOneKeptBack() {
    ProtectedDatasets first = protect(rows(1), Map.of());
    List<Object[]> later = new ArrayList<>(rows(1));
    later.set(4, row("120000", "b", 26));
    later.set(5, row("120000", "_T", 38));
    later.set(10, row("000000", "b", 100));
    later.set(11, row("000000", "_T", 127));
    ProtectedDatasets second = protect(later, Map.of("2018", first.told()));
    assertThat(hidden(second, counts, "covered")).contains("110000 a Q A");
  }

  @Test
  void nationThatIsNotTheSumOfItsProvincesIsTakenAsItIs() {
    List<Object[]> rows =
        List.of(row("110000", "_T", 1), row("120000", "_T", 50), row("000000", "_T", 20));
    assertThat(hidden(protect(rows, Map.of()), counts, "covered")).containsExactly("110000 _T Q A");
  }

  @Test
  void rowsThatTellDifferentNumbersOfACellAreRefused() {
    ProtectedDatasets all = new ProtectedDatasets(List.of(counts, told), LISTS);
    assertThatThrownBy(() -> all.add(counts, List.of(row("110000", "a", 5), row("110000", "a", 6))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot protect counts, there are two numbers of a cell: ");
  }
}
