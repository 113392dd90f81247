package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.fact.FactTables;
import io.credlake.lake.CommitJournal;
import io.credlake.lake.FrozenViews;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePoint;
import io.credlake.lake.ReleaseLog;
import io.credlake.lake.WriterLock;
import io.credlake.release.CreateRelease;
import io.credlake.release.Publication;
import io.credlake.release.ReleaseName;
import io.credlake.release.ReleaseOrder;
import io.credlake.release.ReleaseStoppedException;
import io.credlake.release.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Releases of a small lake by the real contracts: what comes later changes nothing of them. */
@ExtendWith(ReleasedLake.Shared.class)
class ReleaseCommandTest {

  @TempDir private Path folder;

  private final ReleasedLake released;
  private CommandHome home;

  ReleaseCommandTest(ReleasedLake released) {
    this.released = released;
  }

  @BeforeEach
  void atHome() {
    home = CommandHome.ofProgram();
  }

  @AfterEach
  void leaveHome() {
    home.close();
  }

  @Test
  void whatComesLaterChangesNoByteOfARelease() throws Exception {
    assertThat(released.answers(home)).isEqualTo(released.before());
    // The lake itself went on, else nothing would have been shown.
    for (String moved : List.of("policy.coverage ", "policy.record_history", "core.record")) {
      String question =
          ReleasedLake.QUESTIONS.stream()
              .filter(one -> (one + " ").contains(moved))
              .findFirst()
              .orElseThrow();
      assertThat(released.answer(home, null, question))
          .as(question)
          .isNotEqualTo(released.before().get(ReleasedLake.QUESTIONS.indexOf(question)));
    }
    assertThat(home.run("release", "show", "2018", "--lake", lake())).as(home.out()).isZero();
    assertThat(home.out()).contains("core.record", "pinned").doesNotContain("GONE");
  }

  @Test
  void correctionsAfterAReleaseAreInTheNextAndBothStayReadable() throws Exception {
    // T06: the objection was upheld after publication. T05: repaired before the period's end.
    String inForce =
        "SELECT document_no FROM policy.record_history WHERE known_to IS NULL AND stage IS DISTINCT"
            + " FROM 'repair' AND category IN ('penalty', 'list') AND valid_from <= DATE"
            + " '2018-12-31' AND (valid_to IS NULL OR DATE '2018-12-31' < valid_to) ORDER BY 1";
    assertThat(released.answer(home, "2018", inForce).lines())
        .containsExactly("document_no", "T05", "T06");
    assertThat(released.answer(home, "2018-r1", inForce).lines())
        .containsExactly("document_no", "L1");
    String covered =
        "SELECT covered, subjects FROM policy.coverage_period WHERE period = '2018-12'"
            + " AND region = '350000' AND facet = 'all'";
    assertThat(released.answer(home, "2018", covered).lines())
        .containsExactly("covered,subjects", "2,3");
    assertThat(released.answer(home, "2018-r1", covered).lines())
        .containsExactly("covered,subjects", "1,3");
    assertThat(home.run("release", "list", "--format", "csv", "--lake", lake())).isZero();
    assertThat(home.out()).contains("2018-r1,2018-12-31,", ",published,", ",2018,异议成立");
    String time = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}\\+08:00";
    assertThat(home.out().lines().skip(1))
        .allMatch(line -> line.matches("[^,]+,2018-12-31,%1$s,\\w+,%1$s,.*".formatted(time)));
    assertThat(
            released.answer(
                home,
                null,
                "SELECT release, event, concerns, reason FROM policy.release_revision"
                    + " WHERE release = '2018-r1'"))
        .contains("2018-r1,supersedes,2018," + ReleasedLake.REASON);
  }

  @Test
  void figuresEndAtTheDayOfTheRelease() throws Exception {
    String last = "SELECT max(month) AS month FROM policy.reported_month";
    assertThat(released.answer(home, "2018-r1", last).lines())
        .containsExactly("month", "2018-12-01");
    assertThat(released.answer(home, null, last).lines()).containsExactly("month", "2019-01-01");
    assertThat(released.answer(home, "2018-r1", "SELECT current_date AS d").lines())
        .containsExactly("d", "2018-12-31");
    assertThat(home.run("release", "create", "x", "--as-of", "2018-02-30", "--lake", lake()))
        .isEqualTo(2);
    assertThat(home.err())
        .contains("Invalid day, one of the calendar is written like 2018-12-31: 2018-02-30");
    assertThat(home.run("release", "create", "x", "--as-of", "2019-02-01", "--lake", lake()))
        .isEqualTo(1);
    assertThat(home.err())
        .contains(
            "Cannot create release, deliveries cover 2018-06-01 to 2019-01-31"
                + " (nearest: --as-of 2019-01-31): 2019-02-01");
  }

  @Test
  void commandsAnswerFromARelease() {
    for (String release : List.of("2018", "2018-r1")) {
      assertThat(
              home.run(
                  "coverage",
                  "--region",
                  "350000",
                  "--format",
                  "csv",
                  "--release",
                  release,
                  "--lake",
                  lake()))
          .as(home.err())
          .isZero();
      assertThat(home.out()).contains(release.equals("2018") ? "66.67,2,3" : "33.33,1,3");
    }
    assertThat(home.run("progress", "--release", "2018", "--lake", lake())).as(home.err()).isZero();
    assertThat(
            home.run("explain", "P2.2.1-02", "--at", "2018", "--release", "2018", "--lake", lake()))
        .as(home.err())
        .isZero();
    assertThat(home.run("query", "SELECT 1", "--release", "2081", "--lake", lake())).isEqualTo(1);
    assertThat(home.err()).contains("Invalid release: 2081");
    assertThat(home.run("query", "DELETE FROM core.record", "--release", "2018", "--lake", lake()))
        .isEqualTo(1);
    assertThat(home.err()).contains("Cannot ask release 2018, it is only asked");
  }

  @Test
  void differencesAreLaidToTheirCauses() {
    assertThat(
            home.run(
                "release",
                "diff",
                "2018",
                "2018-r1",
                "--rows",
                "--format",
                "csv",
                "--lake",
                lake()))
        .as(home.err())
        .isZero();
    assertThat(home.out().lines())
        // The list entry ended in June, which no late row reaches back to.
        .contains("coverage,all,350000,2018-06,,1 / 3,new_period")
        .contains("coverage,all,350000,2018-10,2 / 3,1 / 3,correction")
        .contains("coverage,all,350000,2018-12,2 / 3,1 / 3,late_data+correction")
        // An organisation is of another province than was told.
        .contains("coverage,all,330000,2018-12,0 / 1,,correction")
        .contains("coverage,all,340000,2018-12,,0 / 1,correction")
        .noneMatch(line -> line.endsWith(",unexplained"));
    assertThat(
            home.run(
                "release",
                "diff",
                "2018-r1",
                "2018",
                "--rows",
                "--format",
                "csv",
                "--lake",
                lake()))
        .isZero();
    assertThat(home.out().lines()) // the other way round, of the same causes
        .contains("coverage,all,350000,2018-06,1 / 3,,new_period")
        .contains("coverage,all,350000,2018-12,1 / 3,2 / 3,late_data+correction")
        .noneMatch(line -> line.endsWith(",unexplained"));
    assertThat(home.run("release", "diff", "2018", "2018-r1", "--lake", lake())).isZero();
    assertThat(home.out()).contains("Configuration 配置: the same", "coverage", "correction");
    assertThat(home.run("release", "diff", "2018", "2018", "--lake", lake())).isZero();
    assertThat(home.out()).contains("no figure differs");
  }

  @Test
  void anEmbargoedReleaseIsSeenOnlyByThoseWhoPrepareIt() throws Exception {
    assertThat(home.run("query", "SELECT 1", "--release", "early", "--lake", lake())).isEqualTo(1);
    assertThat(home.err())
        .contains("Cannot ask release, it is under embargo until 2999-01-01T10:00+08:00: early");
    assertThat(ask("planner", "early", "SELECT 1")).isNull();
    assertThat(home.err()).contains("Invalid release, none of that name is out: early");
    assertThat(ask("planner", "2018", "SHOW SCHEMAS"))
        .contains("release_2018")
        .doesNotContain("early");
    assertThat(
            home.run("query", "SELECT 1", "--release", "early", "--unpublished", "--lake", lake()))
        .isZero();
    assertThat(released.answer(home, null, "SELECT * FROM policy.release_visible"))
        .contains("2018-r1")
        .doesNotContain("early");
    assertThat(ask("researcher", "2018", "SELECT * FROM open.release"))
        .contains("2018-r1")
        .doesNotContain("early");
    assertThat(
            released.answer(
                home, null, "SELECT status FROM policy.release_calendar WHERE release = 'early'"))
        .contains("embargoed");
    assertThat(released.create(home, "early")).isEqualTo(1);
    assertThat(home.err()).contains("Cannot create release, the name is taken: early");
  }

  /** Roles see of a release what they see of the lake, if it is out. */
  @Test
  void rolesAskReleasesThatAreOut() {
    assertThat(ask("planner", "2018", "SELECT count(*) > 0 FROM policy.coverage"))
        .as(home.err())
        .isEqualTo("true");
    assertThat(
            ask("office-330000", "2018", "SELECT DISTINCT region FROM policy.coverage ORDER BY 1"))
        .isEqualTo("000000,330000,330100");
    assertThat(ask("office-national", "2018", "SELECT count(*) > 3 FROM policy.coverage"))
        .isEqualTo("true");
    assertThat(ask("planner", "2018", "SELECT count(*) > 30 FROM ref.region")).isEqualTo("true");
    assertThat(ask("researcher", "2018", "SELECT count(*) > 0 FROM open.coverage"))
        .isEqualTo("true");
    for (String user : List.of("planner", "office-national", "researcher", "operator")) {
      assertThat(ask(user, "2018", "SELECT * FROM core.record")).isNull();
      assertThat(home.err()).contains("Access Denied: Cannot select from");
    }
    assertThat(ask("researcher", "2018", "SELECT * FROM policy.coverage")).isNull();
    assertThat(home.err()).contains("Access Denied: Cannot select from");
    assertThat(ask("planner", "2018", "EXPLAIN ANALYZE SELECT * FROM policy.coverage")).isNull();
    assertThat(home.err()).contains("plans are for the owner of the lake: planner");
    assertThat(ask("planner", "2081", "SELECT 1")).isNull();
    assertThat(home.err())
        .contains("Invalid release, none of that name is out: 2081 (did you mean 2018?)");
    assertThat(
            home.run(
                "query",
                "--release",
                "2018",
                "--unpublished",
                "--as",
                "planner",
                "SELECT 1",
                "--lake",
                lake()))
        .isOne();
    assertThat(home.err())
        .contains(
            "Cannot ask release, what is not out is for the owner of the lake (--unpublished):"
                + " planner");
  }

  /** The rows that a user is answered; null: he is refused. */
  private String ask(String user, String release, String sql) {
    int status = home.ask("--release", release, "--as", user, sql, "--lake", lake());
    return status == 0 ? home.out().lines().skip(1).collect(Collectors.joining(",")) : null;
  }

  /** Also that the same command completes a release that died, which is none until then. */
  @Test
  void aWithdrawnReleaseIsTakenFromReadersAndStaysAsItWas() throws Exception {
    ReleaseName name = new ReleaseName("taken-back");
    try (Lake opened = Lake.open(lake())) {
      // the audit of what was asked before may be written meanwhile
      LakePoint.of(opened, Duration.ofSeconds(30), any -> Optional.empty()).tag(opened, name.tag());
      new FrozenViews(opened, name.schema()).copy("policy", Map.of(), (view, query) -> query);
    }
    assertThat(home.run("query", "SELECT 1", "--release", "taken-back", "--lake", lake()))
        .isEqualTo(1);
    assertThat(home.err()).contains("Invalid release: taken-back");
    assertThat(released.create(home, "taken-back")).as(home.err()).isZero();
    assertThat(
            released
                .answer(home, "taken-back", "SELECT count(*) AS n FROM policy.reported_month")
                .lines())
        .containsExactly("n", "7");
    assertThat(ask("planner", "taken-back", "SELECT count(*) > 0 FROM policy.coverage"))
        .isEqualTo("true");
    assertThat(
            home.run(
                "release", "withdraw", "taken-back", "--reason", "wrong year", "--lake", lake()))
        .isZero();
    assertThat(home.run("query", "SELECT 1", "--release", "taken-back", "--lake", lake()))
        .isEqualTo(1);
    assertThat(home.err())
        .contains("Cannot ask release, it is withdrawn because wrong year: taken-back");
    assertThat(ask("planner", "taken-back", "SELECT 1")).isNull();
    assertThat(home.err()).contains("Invalid release, none of that name is out: taken-back");
    assertThat(ask("planner", "2018", "SELECT * FROM \"release_taken-back\".coverage")).isNull();
    assertThat(ask("planner", "2018", "SHOW SCHEMAS")).doesNotContain("release_taken-back");
    assertThat(
            home.run(
                "query", "SELECT 1", "--release", "taken-back", "--unpublished", "--lake", lake()))
        .isZero();
    assertThat(home.run("release", "withdraw", "taken-back", "--reason", "again", "--lake", lake()))
        .isEqualTo(1);
    assertThat(home.err())
        .contains("Cannot withdraw release, it was withdrawn because wrong year: taken-back");
    assertThat(
            released.answer(
                home, null, "SELECT reason FROM policy.release_revision WHERE event = 'withdrawn'"))
        .contains("wrong year");
  }

  @Test
  void aCheckThatFailsStopsAReleaseWithEvidence() throws Exception {
    Path other = folder.resolve("other-home");
    Path view = Files.createDirectories(other.resolve("sql/views/policy/horizon"));
    Files.writeString(view.resolve("view.sql"), "SELECT 1 AS last_day");
    Files.writeString(
        view.resolve("view.yaml"),
        """
        title: {zh: 甲, en: A}
        description: A view with a check that does not hold
        columns: {last_day: a day}
        checks:
          - {name: never, level: fail, zh: 不成立, en: It holds, query: "SELECT 7 AS evidence"}
          - {name: shown, level: warn, zh: 提示, en: It shows, query: "SELECT 8 AS evidence"}
        """);
    assertThatThrownBy(
            () ->
                creation(other, List.of())
                    .create(order("stopped"), released.endpoint(), s -> {}, h -> {}))
        .isInstanceOf(ReleaseStoppedException.class)
        .hasMessage("Cannot create release stopped, 1 checks do not hold: horizon never")
        .satisfies(
            e ->
                assertThat(((ReleaseStoppedException) e).broken())
                    .singleElement()
                    .satisfies(one -> assertThat(one.examples()).containsExactly("evidence=7")));
    assertNothingIsLeftOf("stopped");
  }

  @Test
  void publicationSeesTheReleaseAndKeepsItFromBeingMadeIfItFails() throws Exception {
    String[] seen = new String[1];
    Publication publication =
        release -> {
          try (ResultSet row =
              release
                  .frozen()
                  .createStatement()
                  .executeQuery("SELECT max(month) FROM policy.reported_month")) {
            row.next();
            seen[0] = row.getString(1);
          }
          throw new IOException("disk is full");
        };
    assertThatThrownBy(
            () ->
                creation(released.home(), List.of(publication))
                    .create(order("unprinted"), released.endpoint(), s -> {}, h -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("disk is full");
    assertThat(seen).containsExactly("2018-12-01");
    assertNothingIsLeftOf("unprinted");
  }

  /** As on a disk that takes no more: even what was begun cannot be cleared away. */
  @Test
  void aReleaseThatCannotBeWrittenDownIsNoneUntilThereIsRoom() throws Exception {
    Publication publication =
        release -> {
          release.lake().close();
          throw new IOException("No space left on device");
        };
    assertThatThrownBy(
            () ->
                creation(released.home(), List.of(publication))
                    .create(order("roomless"), released.endpoint(), s -> {}, h -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
    assertThat(home.run("release", "list", "--lake", lake())).isZero();
    assertThat(home.out()).doesNotContain("roomless");
    for (String user : List.of("planner", "researcher")) {
      assertThat(ask(user, "roomless", "SELECT 1")).isNull();
      assertThat(home.err()).contains("Invalid release, none of that name is out: roomless");
      assertThat(ask(user, "2018", "SHOW SCHEMAS")).doesNotContain("roomless");
    }
    assertThat(
            creation(released.home(), List.of())
                .create(order("roomless"), released.endpoint(), s -> {}, h -> {})
                .name())
        .isEqualTo("roomless");
    assertThat(released.answer(home, "roomless", "SELECT count(*) > 0 FROM policy.coverage"))
        .contains("true");
  }

  @Test
  void aCommitThatIsNotEndedIsNotPinned() throws Exception {
    CommitJournal.Entry begun = new CommitJournal.Entry("run", 1, new byte[0]);
    try (Lake opened = Lake.open(lake())) {
      CommitJournal journal = new CommitJournal(opened);
      try (WriterLock held =
          WriterLock.acquire(opened, WriterLock.Part.FACTS, "run", "test", holder -> {})) {
        assertThat(held).isNotNull();
        journal.begin(begun);
      }
      try {
        assertThatThrownBy(() -> LakePoint.of(opened, Duration.ZERO, any -> Optional.empty()))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageStartingWith("Cannot pin lake, a commit of the ingest is not ended");
      } finally {
        journal.end(begun);
      }
    }
  }

  @Test
  void releasesAreCorrectedOnceAndWithAReason() {
    assertThat(released.create(home, "x", "--supersedes", "2018")).isEqualTo(1);
    assertThat(home.err()).contains("Cannot create release, a correction needs its --reason: x");
    assertThat(released.create(home, "x", "--supersedes", "2018", "--reason", "again"))
        .isEqualTo(1);
    assertThat(home.err())
        .contains(
            "Cannot create release, 2018-r1 corrects it already"
                + " (nearest: --supersedes 2018-r1): 2018");
  }

  private void assertNothingIsLeftOf(String name) throws Exception {
    ReleaseName release = new ReleaseName(name);
    try (Lake opened = Lake.open(lake());
        Connection connection = released.endpoint().connect()) {
      assertThat(new ReleaseLog(opened).find(name)).isEmpty();
      assertThat(opened.table(FactTables.RECORD).refs()).doesNotContainKey(release.tag());
      assertThatThrownBy(() -> new Releases(connection).find(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Invalid release: " + name);
    }
  }

  private CreateRelease creation(Path home, List<Publication> publications) {
    return new CreateRelease(lake(), home, "test", publications, any -> Optional.empty());
  }

  private static ReleaseOrder order(String name) {
    return new ReleaseOrder(new ReleaseName(name), LocalDate.of(2018, 12, 31), null, null, null);
  }

  private Path lake() {
    return released.lake();
  }
}
