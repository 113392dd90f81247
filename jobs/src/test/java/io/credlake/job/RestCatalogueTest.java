package io.credlake.job;

import static io.credlake.job.SmallLake.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.care.CareOfTables;
import io.credlake.care.CareSettings;
import io.credlake.dashboard.LakeState;
import io.credlake.lake.DeliveryReport;
import io.credlake.lake.FrozenViews;
import io.credlake.lake.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake whose tables a REST catalogue lists, by nothing but other settings. */
class RestCatalogueTest {

  private static final String TAG = "release-2018";
  private static final String FROZEN = FrozenViews.schemaOf("2018");

  @TempDir private Path folder;

  private PenalisedCompanies companies;
  private SmallLake lake;

  @BeforeEach
  void contracts() throws IOException {
    companies = PenalisedCompanies.in(folder);
    lake = companies.lake();
  }

  @AfterEach
  void leaveNoServerBehind() throws Exception {
    lake.server().stop();
  }

  @Test
  void aLakeThatIsListedOverRestIsAsOneInADatabase() throws Exception {
    try (TestRestCatalogue catalogue = TestRestCatalogue.start(folder.resolve("catalogue"))) {
      companies.found(lake.lake(), catalogue.settings());
      companies.register("2018-11-30", 0, 30);
      companies.penalise("2018-11-30", 0, 20);
      assertThat(lake.ingest().deliveries()).hasSize(2).allMatch(DeliveryReport::reconciles);
      assertThat(companies.counts("")).containsExactly(30L, 20L);
      assertThat(companies.covered()).containsExactly(30L, 20L);

      companies.pin(TAG);
      freeze();
      maintain();
      LakeState state = new LakeState(lake.lake());
      String before = state.now();
      assertThat(new LakeState(lake.lake()).now()).isEqualTo(before);

      companies.register("2018-12-31", 30, 40);
      companies.penalise("2018-12-31", 10, 35); // ten of them are known
      assertThat(lake.ingest().deliveries()).hasSize(2).allMatch(DeliveryReport::reconciles);
      assertThat(new LakeState(lake.lake()).now()).isNotEqualTo(before);
      assertThat(companies.counts("")).containsExactly(40L, 35L);
      assertThat(companies.counts(" FOR VERSION AS OF '" + TAG + "'")).containsExactly(30L, 20L);
      assertThat(companies.covered()).containsExactly(40L, 35L);

      assertThat(
              lake.ask(
                  "SELECT sum(subjects) FROM \"%s\".coverage_change WHERE facet = 'all'"
                      .formatted(FROZEN)))
          .containsExactly(row(40L));

      isTheSameInAnotherCatalogue();
    }
  }

  /** From one over REST to another, and from there to a database. */
  private void isTheSameInAnotherCatalogue() throws Exception {
    try (TestRestCatalogue other = TestRestCatalogue.start(folder.resolve("another"))) {
      Path moved = folder.resolve("moved");
      companies.found(moved, other.settings());
      PenalisedCompanies.copy(lake.lake(), folder.resolve("backup"), moved);
      assertThat(PenalisedCompanies.records(moved)).isEqualTo(35);

      Path inDatabase = folder.resolve("in-database");
      PenalisedCompanies.copy(moved, folder.resolve("again"), inDatabase);
      assertThat(PenalisedCompanies.records(inDatabase)).isEqualTo(35);
      try (Lake one = Lake.open(moved);
          Lake copy = Lake.open(inDatabase)) {
        assertThat(names(copy)).isEqualTo(names(one)).contains(FROZEN + ".coverage_change");
      }
    }
  }

  private static List<String> names(Lake lake) {
    return lake.listing(namespace -> true).stream()
        .map(item -> item.namespace() + "." + item.name())
        .toList();
  }

  /** Copies the views, as a release does. */
  private void freeze() throws Exception {
    lake.ask("SELECT 1"); // so that the views are there
    try (Lake opened = Lake.open(lake.lake())) {
      FrozenViews views = new FrozenViews(opened, FROZEN);
      views.copy("policy", Map.of(), (view, query) -> query);
    }
  }

  /** What keeps a lake tidy. */
  private void maintain() throws Exception {
    CareOfTables care = new CareOfTables(lake.lake(), new CareSettings(64 << 20, 2, 2, 2, 0, 1));
    try (Connection connection = lake.server().ensureRunning(elapsed -> {}).connect()) {
      List<CareOfTables.Outcome> outcomes = care.take(connection, holder -> {}, outcome -> {});
      assertThat(outcomes).isNotEmpty();
      assertThat(outcomes).extracting(CareOfTables.Outcome::failure).containsOnlyNulls();
    }
  }

  @Test
  void tellsWhyTheCatalogueIsNotUsed() throws Exception {
    Path credential = Files.writeString(folder.resolve("credential"), "lake:secret");
    Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString("rw-r-----"));
    companies.found(
        lake.lake(),
        "rest-catalogue=http://127.0.0.1:9\nrest-credential-file=%s\n".formatted(credential));
    companies.register("2018-11-30", 0, 1);
    assertThatThrownBy(lake::ingest)
        .hasMessage(
            "Cannot use the credential of the REST catalogue, others may read it (chmod 600): "
                + credential);

    Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(lake::ingest) // nothing listens on the port of discard
        .hasMessageMatching(
            "Cannot ask the REST catalogue, .*[Cc]onnect.*refused.*: http://127.0.0.1:9")
        .hasMessageNotContaining("secret");
  }
}
