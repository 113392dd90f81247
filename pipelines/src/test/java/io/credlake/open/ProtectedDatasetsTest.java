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

  private static final String HEAD =
      """
      title: {zh: 题, en: Title}
      description: {zh: 述, en: Description}
      method: {zh: 法, en: Method}
      columns:
        - {name: period, title: {zh: 期, en: Period}, role: time, type: text}
        - {name: region, title: {zh: 地区, en: Region}, role: dimension, type: text, codes: region}
      """;

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
    define(
        "counts",
        HEAD
            + """
              - {name: kind, title: {zh: 类别, en: Kind}, role: dimension, type: text, codes: kind}
              - {name: covered, title: {zh: 数, en: Covered}, role: measure, type: integer,
                 unit: organisations, protection: count}
              - {name: share, title: {zh: 率, en: Share}, role: measure, type: number,
                 unit: organisations, protection: derived, from: [covered]}
              - {name: size, title: {zh: 规模, en: Size}, role: attribute, type: text,
                 protection: derived, from: [share]}
            disclosure:
              hierarchies: [region]
              totals: {kind: {code: _T, adds_up: true}}
            """);
    define(
        "told",
        HEAD
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
    String size = covered < 13 ? "small" : covered < 30 ? null : "large";
    return new Object[] {"2018", region, kind, covered, covered / 100.0, size};
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
    OpenDatasets open = new OpenDatasets(List.of(counts, told), LISTS);
    open.add(counts, rows);
    List<Object[]> again = new ArrayList<>();
    rows.forEach(row -> again.add(new Object[] {row[0], row[1], row[2], row[3]}));
    open.add(told, again);
    ProtectedDatasets all = open.protect(rules, earlier);
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

  /** A word tells of a number as well, and so does that there is none. */
  @Test
  void attributeThatFollowsFromACellGoesWithItAlsoWhereItIsAbsent() {
    ProtectedDatasets all = protect(rows(1), Map.of());
    int covered = counts.indexOf("covered");
    int size = counts.indexOf("size");
    List<Object[]> published = all.published(counts);
    for (int i = 0; i < published.size(); i++) {
      Object[] row = published.get(i);
      boolean hidden = row[covered] == null;
      assertThat(row[size]).isEqualTo(hidden ? null : rows(1).get(i)[5]);
      assertThat(row[size + 1]).isEqualTo(hidden ? "Q" : rows(1).get(i)[5] == null ? "M" : "A");
      assertThat(row[size + 2]).isEqualTo(hidden ? row[covered + 2] : "F");
    }
    assertThat(rows(1)).as("absent where it is kept back").anyMatch(row -> isBoth(row, published));
  }

  private boolean isBoth(Object[] row, List<Object[]> published) {
    return row[5] == null
        && published.stream()
            .anyMatch(
                told ->
                    told[1].equals(row[1])
                        && told[2].equals(row[2])
                        && "Q".equals(told[counts.indexOf("size_obs_status")]));
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

  /** One number that is none of organisations does not make amounts of the others. */
  @Test
  void smallCellIsKeptBackWhereAnotherIsNotWhole() throws IOException {
    define(
        "returned",
        HEAD
            + """
              - {name: numerator, title: {zh: 分子, en: Numerator}, role: measure, type: number,
                 unit: organisations, protection: count}
            disclosure: {hierarchies: [region]}
            """);
    List<Object[]> rows =
        List.of(
            new Object[] {"2018", "110000", 2.0},
            new Object[] {"2018", "120000", 12.5},
            new Object[] {"2018", "130000", 20.0},
            new Object[] {"2018", "000000", 34.5});
    assertThat(
            protect(Datasets.read(sql).dataset("returned"), rows)
                .published(Datasets.read(sql).dataset("returned"))
                .stream()
                .filter(row -> row[2] == null)
                .map(row -> row[1]))
        .contains("110000")
        .hasSizeGreaterThan(1);
  }

  /** Organisations of a field are among all, so a field that is told bounds the number of all. */
  @Test
  void fieldThatIsToldDoesNotTellWhatAllAre() throws IOException {
    define(
        "fields",
        HEAD
            + """
              - {name: field, title: {zh: 领域, en: Field}, role: dimension, type: text, codes: kind}
              - {name: covered, title: {zh: 数, en: Covered}, role: measure, type: integer,
                 unit: organisations, protection: count}
            disclosure:
              hierarchies: [region]
              totals: {field: {code: _T, adds_up: false}}
            """);
    Dataset fields = Datasets.read(sql).dataset("fields");
    List<Object[]> alone = new ArrayList<>();
    for (Object[] row : CODES_AND_NUMBERS) {
      alone.add(new Object[] {"2018", row[0], "_T", row[1]});
    }
    List<Object[]> together = new ArrayList<>(alone);
    for (Object[] row : CODES_AND_NUMBERS) {
      together.add(new Object[] {"2018", row[0], "f", row[2]});
    }
    assertThat(hidden(protect(fields, alone), fields, "covered"))
        .containsExactly("110000 _T Q A", "120000 _T Q D");
    assertThat(hidden(protect(fields, together), fields, "covered"))
        .contains("110000 _T Q A", "130000 _T Q D")
        .noneMatch(cell -> cell.contains(" f "));

    // where an earlier release told the rest, it is said and what sums tell is kept back
    ProtectedDatasets first = protect(fields, alone);
    OpenDatasets later = new OpenDatasets(List.of(fields), LISTS);
    later.add(fields, together);
    ProtectedDatasets second = later.protect(rules, Map.of("2018", first.told()));
    assertThat(second.failures()).isEmpty();
    assertThat(hidden(second, fields, "covered")).containsExactly("110000 _T Q A", "120000 _T Q D");
    assertThat(second.overlapped())
        .extracting(one -> one.cell().toString())
        .containsExactly("fields.covered{period=2018, region=110000}");
  }

  /** Those covered are among those in the registers. */
  @Test
  void whatIsCoveredDoesNotTellWhatIsRegistered() throws IOException {
    define(
        "both",
        HEAD
            + """
              - {name: subjects, title: {zh: 总, en: Subjects}, role: measure, type: integer,
                 unit: organisations, protection: count}
              - {name: covered, title: {zh: 数, en: Covered}, role: measure, type: integer,
                 unit: organisations, protection: count}
            disclosure:
              hierarchies: [region]
              part_of: {covered: subjects}
            """);
    Dataset both = Datasets.read(sql).dataset("both");
    List<Object[]> rows = new ArrayList<>();
    for (Object[] row : CODES_AND_NUMBERS) {
      rows.add(new Object[] {"2018", row[0], row[1], row[2]});
    }
    ProtectedDatasets all = protect(both, rows);
    assertThat(hidden(all, both, "subjects").stream().map(cell -> cell.substring(0, 6)))
        .contains("110000", "130000");
    assertThat(hidden(all, both, "covered")).isEmpty();
  }

  /**
   * The only organisation of a province moved to another, where it is alone as well, and knows that
   * it is: from the nation it learnt how many are in the third province, and from that what was
   * told of its earlier one, unless that there is none left is kept back, too.
   */
  @Test
  void whatVanishedIsKeptBackWhereItTellsWhatThereWas() throws IOException {
    Dataset moved = shares("");
    Dataset zeros = shares("absent_is_zero: true");
    List<Object[]> before = new ArrayList<>();
    before.add(share("000000", "_T", 2, 4));
    before.add(share("110000", "_T", 0, 1));
    before.add(share("130000", "_T", 2, 3));
    List<Object[]> after = new ArrayList<>();
    after.add(share("000000", "_T", 2, 4));
    after.add(share("120000", "_T", 0, 1));
    after.add(share("130000", "_T", 2, 3));

    assertThat(again(moved, before, after).failures())
        .as("a row that is not there cannot be kept back")
        .singleElement()
        .satisfies(one -> assertThat(one.cell().toString()).contains("region=110000"));
    ProtectedDatasets kept = again(zeros, before, after);
    assertThat(kept.failures()).isEmpty();
    assertThat(hidden(kept, zeros, "subjects")).contains("110000 _T Q D");
    assertThat(hidden(kept, zeros, "rate")).contains("110000 _T Q D");
  }

  @Test
  void whatVanishedIsZeroOfWhatOthersTell() throws IOException {
    Dataset shares = shares("absent_is_zero: true");
    List<Object[]> before = new ArrayList<>();
    before.add(share("110000", "_T", 20, 40));
    before.add(share("110000", "f", 5, 40));
    before.add(share("120000", "_T", 20, 40));
    Object[] otherTime = share("120000", "_T", 20, 40);
    otherTime[0] = "2017";
    before.add(otherTime);
    List<Object[]> after = new ArrayList<>();
    after.add(share("110000", "_T", 15, 35));

    assertThat(again(shares, before, after).published(shares))
        .extracting(
            row -> "%s %s %s %s %s %s".formatted(row[0], row[1], row[2], row[3], row[6], row[9]))
        .containsExactly(
            "2018 110000 _T 15 35 0.42857142857142855",
            "2018 110000 f 0 35 0.0",
            "2018 120000 _T 0 0 null");
  }

  /** Of a field that is not reported nothing is zero, in no province. */
  @Test
  void whatVanishedIsMissingWhereItIsInTheNation() throws IOException {
    define(
        "reported",
        HEAD
            + """
              - {name: status, title: {zh: 态, en: Status}, role: attribute, type: text}
              - {name: covered, title: {zh: 数, en: Covered}, role: measure, type: integer,
                 unit: organisations, protection: count}
              - {name: subjects, title: {zh: 总, en: Subjects}, role: measure, type: integer,
                 unit: organisations, protection: count}
            status: {column: status, codes: {reported: A, not_reported: L}}
            disclosure: {hierarchies: [region], absent_is_zero: true}
            """);
    Dataset reported = Datasets.read(sql).dataset("reported");
    List<Object[]> before = new ArrayList<>();
    before.add(new Object[] {"2018", "000000", "reported", 40L, 80L});
    before.add(new Object[] {"2018", "110000", "reported", 20L, 40L});
    before.add(new Object[] {"2018", "120000", "reported", 20L, 40L});
    List<Object[]> after = new ArrayList<>();
    after.add(new Object[] {"2018", "000000", "not_reported", null, 40L});
    after.add(new Object[] {"2018", "110000", "not_reported", null, 40L});

    assertThat(again(reported, before, after).published(reported))
        .extracting(row -> "%s %s %s %s %s".formatted(row[1], row[2], row[3], row[4], row[6]))
        .contains("120000 not_reported null L 0");
  }

  private Dataset shares(String more) throws IOException {
    define(
        "shares",
        HEAD
            + """
              - {name: field, title: {zh: 领域, en: Field}, role: dimension, type: text, codes: kind}
              - {name: covered, title: {zh: 数, en: Covered}, role: measure, type: integer,
                 unit: organisations, protection: count}
              - {name: subjects, title: {zh: 总, en: Subjects}, role: measure, type: integer,
                 unit: organisations, protection: count}
              - {name: rate, title: {zh: 率, en: Rate}, role: measure, type: number,
                 unit: organisations, protection: derived, from: [covered, subjects]}
            disclosure:
              hierarchies: [region]
              totals: {field: {code: _T, adds_up: false}}
              same: {subjects: [field]}
              part_of: {covered: subjects}
              %s
            """
                .formatted(more));
    return Datasets.read(sql).dataset("shares");
  }

  private static Object[] share(String region, String field, long covered, long subjects) {
    return new Object[] {"2018", region, field, covered, subjects, (double) covered / subjects};
  }

  private ProtectedDatasets again(Dataset dataset, List<Object[]> before, List<Object[]> after) {
    ProtectedDatasets first = protect(dataset, before);
    OpenDatasets second = new OpenDatasets(List.of(dataset), LISTS);
    second.add(dataset, after);
    if (dataset.disclosure().absentIsZero()) {
      second.addVanished(dataset, before);
    }
    return second.protect(rules, Map.of("first", first.told()));
  }

  /** Region, all organisations, and a part of them. */
  private static final List<Object[]> CODES_AND_NUMBERS =
      List.of(
          new Object[] {"110000", 2L, 0L},
          new Object[] {"120000", 10L, 10L},
          new Object[] {"130000", 20L, 12L},
          new Object[] {"000000", 32L, 22L});

  private ProtectedDatasets protect(Dataset dataset, List<Object[]> rows) {
    OpenDatasets open = new OpenDatasets(List.of(dataset), LISTS);
    open.add(dataset, rows);
    ProtectedDatasets all = open.protect(rules, Map.of());
    assertThat(all.failures()).isEmpty();
    assertThat(all.overlapped()).isEmpty();
    return all;
  }

  @Test
  void rowsThatTellDifferentNumbersOfACellAreRefused() {
    OpenDatasets all = new OpenDatasets(List.of(counts, told), LISTS);
    assertThatThrownBy(() -> all.add(counts, List.of(row("110000", "a", 5), row("110000", "a", 6))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot protect counts, there are two numbers of a cell: ");
  }
}
