package io.credlake;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.credlake.job.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rooms know only those west of them, and the libraries of others not at all. */
class JobsArchitectureTest {

  /** After those of {@code pipelines}. */
  private static final List<String> WEST_TO_EAST =
      List.of(
          "trino",
          "job",
          "check",
          "rate",
          "feed",
          "quarantine",
          "ticket",
          "care",
          "board",
          "release",
          "export",
          "publish",
          "report",
          "dashboard",
          "reader",
          "web",
          "lineage",
          "generate",
          "cluster",
          "doctor",
          "chaos",
          "bench",
          "command");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.credlake");

  @Test
  void eachRoomKnowsOnlyRoomsWestOfIt() {
    for (int room = 0; room < WEST_TO_EAST.size() - 1; room++) {
      String[] east =
          WEST_TO_EAST.subList(room + 1, WEST_TO_EAST.size()).stream()
              .map(JobsArchitectureTest::in)
              .toArray(String[]::new);
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage(in(WEST_TO_EAST.get(room)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(east)
          .check(CLASSES);
    }
  }

  @Test
  void allRoomsHaveAPlace() throws IOException {
    try (Stream<Path> rooms = Files.list(Path.of("src/main/java/io/credlake"))) {
      assertThat(rooms.map(room -> room.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(WEST_TO_EAST);
    }
  }

  @Test
  void theCommandIsThereThatOthersStart() throws Exception {
    assertThat(Class.forName(JavaCommand.CREDLAKE)).hasPackage("io.credlake.command");
  }

  @Test
  void onlyTheWebKnowsItsServer() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("io.credlake.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..")
        .check(CLASSES);
  }

  @Test
  void dashboardsKnowNoTemplates() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("io.credlake.dashboard..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("gg.jte..")
        .check(CLASSES);
  }

  @Test
  void onlyCommandsKnowTheWeb() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages("io.credlake.web..", "io.credlake.command..", "gg.jte..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.credlake.web..")
        .check(CLASSES);
  }

  @Test
  void onlyCommandsKnowTheCommandLine() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("io.credlake.command..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void theClusterIsKnownToCommandsAndChaosOnly() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.credlake.cluster..", "io.credlake.chaos..", "io.credlake.command..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.credlake.cluster..")
        .check(CLASSES);
  }

  @Test
  void theClusterStartsFlinkWithoutItsClasses() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("io.credlake.cluster..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.flink..", "io.credlake.job..", "io.credlake.flow..")
        .check(CLASSES);
  }

  private static String in(String room) {
    return "io.credlake." + room + "..";
  }
}
