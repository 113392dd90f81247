package io.credlake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contracts together reach every sender and every named system of the outline. */
class FeedCoverageTest {

  /** Departments and institutions that would send feeds, in the order of the outline's map. */
  private static final Set<String> SENDERS =
      Set.of(
          ("JC DOC PROV NDRC PBC CCRC MOF SAIC SAT AQSIQ SAC CNCA SAWS CFDA MOFCOM GACC MOHURD MOT"
                  + " NRA CAAC MWR MLR MEP NEA MOHRSS MCA NHFPC MOE MOST MOC CNTA GAS SAPPRFT SIPO"
                  + " MIIT CAC MPS MOJ SPC SPP NBS CBRC CSRC CIRC SAFE MOA SCS MOS CNAO LAO GOSC"
                  + " SCOPSR CCC CYL SASAC CRO CSA IND SURV ALL")
              .split(" "));

  private static final int NAMED_SYSTEMS = 54;

  /** Named systems that are goals: the lake computes them, nobody sends them. */
  private static final Set<String> GOALS = Set.of("SYS-04", "SYS-42");

  private static List<FeedContract> contracts;

  @BeforeAll
  static void read() throws IOException {
    contracts = new FeedContracts(Path.of("../conf/feeds")).all();
  }

  @Test
  void everySenderHasAFeed() {
    assertThat(contracts).extracting(FeedContract::sender).containsAll(SENDERS).isSubsetOf(SENDERS);
  }

  @Test
  void everyNamedSystemButTheGoalsIsASource() {
    Set<String> systems =
        IntStream.rangeClosed(1, NAMED_SYSTEMS)
            .mapToObj("SYS-%02d"::formatted)
            .filter(system -> !GOALS.contains(system))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(contracts)
        .flatExtracting(FeedContract::systems)
        .containsAll(systems)
        .isSubsetOf(systems);
  }

  @Test
  void everySenderIsAListedDepartment() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("../conf/codes/departments.csv"))) {
      Set<String> departments =
          lines.skip(1).map(line -> line.split(",", 2)[0]).collect(Collectors.toSet());

      assertThat(contracts).extracting(FeedContract::sender).isSubsetOf(departments);
    }
  }
}
