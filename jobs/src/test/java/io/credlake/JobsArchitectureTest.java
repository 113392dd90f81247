package io.credlake;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** What asks the lake knows nothing of the web, and the web nothing of the command line. */
class JobsArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.credlake");

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
  void dashboardsKnowNothingOfTheWeb() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("io.credlake.dashboard..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.credlake.web..", "io.credlake.command..", "gg.jte..")
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
  void theWebKnowsNothingOfTheCommandLine() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("io.credlake.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.credlake.command..", "picocli..")
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
}
