package io.credlake;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data walks through the rooms from west to east, and no room knows one further east. */
class ArchitectureTest {

  private static final List<String> WEST_TO_EAST =
      List.of(
          "conf",
          "code",
          "fact",
          "access",
          "contract",
          "decode",
          "refine",
          "plan",
          "indicator",
          "progress",
          "index",
          "coverage",
          "disclosure",
          "dataset",
          "open",
          "lake",
          "flow");

  private static final String[] PURE =
      WEST_TO_EAST.subList(0, WEST_TO_EAST.indexOf("lake")).stream()
          .map(ArchitectureTest::in)
          .toArray(String[]::new);

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.credlake");

  @Test
  void eachRoomKnowsOnlyRoomsWestOfIt() {
    for (int room = 0; room < WEST_TO_EAST.size(); room++) {
      String[] east =
          WEST_TO_EAST.subList(room + 1, WEST_TO_EAST.size()).stream()
              .map(ArchitectureTest::in)
              .toArray(String[]::new);
      if (east.length > 0) {
        ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage(in(WEST_TO_EAST.get(room)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(east)
            .check(CLASSES);
      }
    }
  }

  @Test
  void pureRoomsKnowNoEngine() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.flink..",
            "org.apache.kafka..",
            "org.apache.iceberg..",
            "org.apache.hadoop..",
            "io.trino..")
        .check(CLASSES);
  }

  @Test
  void onlyTheFlowKnowsFlinkAndKafka() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(in("flow"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..")
        .check(CLASSES);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching("io.credlake.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  private static String in(String room) {
    return "io.credlake." + room + "..";
  }
}
