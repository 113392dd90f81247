package io.credlake.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewFileTest {

  private static final String ABOUT =
      """
      title: {zh: 人, en: People}
      description: Who there is.
      columns:
        name: What it's called.
      """;

  @TempDir private Path views;

  private Path view(String sql, String about) throws IOException {
    Path folder = Files.createDirectories(views.resolve("demo/people"));
    Files.writeString(folder.resolve("view.sql"), sql);
    Files.writeString(folder.resolve("view.yaml"), about);
    return folder;
  }

  @ParameterizedTest
  @CsvSource({"board: true, age", "board: false, name"})
  void partsOnlyWhatIsKeptAndByItsColumns(String board, String column) throws IOException {
    Path folder = view("SELECT 1", ABOUT + board + "\nparted-by: " + column + "\n");
    assertThatThrownBy(() -> ViewFile.read(folder))
        .hasMessageContaining(
            "Invalid parted-by, it needs board: true and one of the columns: " + column);
  }

  @Test
  void makesTheStatementOfAView() throws IOException {
    view("-- people\nSELECT name FROM core.t;\n", ABOUT);
    assertThat(ViewFile.readAll(views))
        .singleElement()
        .extracting(ViewFile::statement)
        .isEqualTo(
            """
            CREATE OR REPLACE VIEW "demo"."people" COMMENT '人 People: Who there is.' AS
            -- people
            SELECT name FROM core.t\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT 1 FROM demo.people, true",
    "SELECT 1 FROM lake.demo.people p, true",
    "'SELECT 1 FROM \"demo\".\"people\"', true",
    "SELECT 1 FROM demo.people_old, false",
    "SELECT 1 FROM core.people, false"
  })
  void knowsWhichViewsAQueryNames(String query, boolean names) throws IOException {
    ViewFile people = ViewFile.read(view("SELECT 1 AS name", ABOUT));
    assertThat(new ViewFile("demo", "other", query, people.about()).names(people)).isEqualTo(names);
  }

  @Test
  void changesItsDigestWithTheQueryAndWithTheDescription() throws IOException {
    String first = ViewFile.read(view("SELECT 1 AS name", ABOUT)).digest();
    assertThat(ViewFile.read(view("SELECT 1 AS name", ABOUT)).digest()).isEqualTo(first);
    assertThat(ViewFile.read(view("SELECT 2 AS name", ABOUT)).digest()).isNotEqualTo(first);
    assertThat(ViewFile.read(view("SELECT 1 AS name", ABOUT.replace("Who", "What"))).digest())
        .isNotEqualTo(first);
  }

  @Test
  void refusesAnUnknownKey() throws IOException {
    Path folder = view("SELECT 1", ABOUT + "colour: red\n");
    assertThatThrownBy(() -> ViewFile.read(folder))
        .isInstanceOf(TrinoException.class)
        .hasMessageStartingWith("Cannot read view, unknown key colour")
        .hasMessageEndingWith(": " + folder);
  }

  @Test
  void namesTheNearestOfAWrongKey() throws IOException {
    Path folder = view("SELECT 1", ABOUT + "check: []\n");
    assertThatThrownBy(() -> ViewFile.read(folder))
        .hasMessage("Cannot read view, unknown key check (did you mean checks?): " + folder);
  }

  @Test
  void readsChecks() throws IOException {
    String check =
        "checks:\n  - {name: named, level: warn, zh: 有名, en: Has a name, rows: name = ''}\n";
    ViewFile view = ViewFile.read(view("SELECT 1 AS name", ABOUT + check));
    assertThat(view.about().checks())
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.level()).isEqualTo(ViewFile.Check.Level.WARN);
              assertThat(view.query(read))
                  .isEqualTo("SELECT * FROM \"demo\".\"people\" WHERE name = ''");
            });
  }

  @Test
  void refusesACheckThatSaysNothing() throws IOException {
    Path folder =
        view(
            "SELECT 1",
            ABOUT + "checks:\n  - {name: named, level: fail, zh: 有名, en: Has a name}\n");
    assertThatThrownBy(() -> ViewFile.read(folder))
        .hasMessageContaining("Invalid check, it needs rows or query: named")
        .hasMessageEndingWith(": " + folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: {zh: 人, en: People} | title: {zh: 人} | it needs a title in zh and en",
        "description: Who there is. | '' | it needs description and columns",
        "'columns:\n  name: What it''s called.' | '' | it needs description and columns",
        "'description:' | 'title: {zh: 民, en: Persons}\ndescription:' | Duplicate field 'title'",
      })
  void refusesADescriptionThatLacksSomethingOrSaysItTwice(
      String text, String instead, String complaint) throws IOException {
    String wrong = ABOUT.replace(text.translateEscapes(), instead.translateEscapes());
    assertThat(wrong).isNotEqualTo(ABOUT);
    Path folder = view("SELECT 1", wrong);
    assertThatThrownBy(() -> ViewFile.read(folder))
        .isInstanceOf(TrinoException.class)
        .hasMessageStartingWith("Cannot read view, ")
        .hasMessageContaining(complaint)
        .hasMessageEndingWith(": " + folder);
  }

  @Test
  void refusesTwoChecksOfOneName() throws IOException {
    String check = "  - {name: named, level: fail, zh: 有名, en: Has a name, rows: name = ''}\n";
    Path folder = view("SELECT 1", ABOUT + "checks:\n" + check + check);
    assertThatThrownBy(() -> ViewFile.read(folder))
        .hasMessageContaining("Invalid check, two have the name: named");
  }

  @Test
  void refusesALevelThatThereIsNot() throws IOException {
    String check = "  - {name: named, level: fatal, zh: 有名, en: Has a name, rows: name = ''}\n";
    Path folder = view("SELECT 1", ABOUT + "checks:\n" + check);
    assertThatThrownBy(() -> ViewFile.read(folder))
        .hasMessage("Cannot read view, invalid level: fatal (in " + folder + ")");
  }
}
