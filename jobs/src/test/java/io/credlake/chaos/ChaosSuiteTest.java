package io.credlake.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.generate.nation.NationOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the suite tells of faults that are not survived, or cannot be. */
class ChaosSuiteTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  /** A fault that nothing can bear. */
  private record Doom(Name name, Optional<String> obstacle) implements Fault {
    @Override
    public void inject(Trial trial) throws Exception {
      trial.injected();
      throw new ChaosException("Cannot bear fault, it is the end: " + name.id());
    }
  }

  @Test
  void whatIsNotSurvivedIsToldAndItsFilesStay() throws Exception {
    Fault doom = new Doom(new Fault.Name("doom", "末日", "doom"), Optional.empty());
    Fault elsewhere =
        new Doom(new Fault.Name("elsewhere", "别处", "elsewhere"), Optional.of("needs a moon"));
    List<Object> told = new ArrayList<>();

    List<Outcome> outcomes =
        new ChaosSuite(HOME, new NationOptions(1, 7, 2018, 2018), folder)
            .run(
                List.of(doom, elsewhere),
                new ChaosSuite.Listener() {
                  @Override
                  public void begins(Fault.Name fault) {
                    told.add(fault);
                  }

                  @Override
                  public void ended(Outcome outcome) {
                    told.add(outcome);
                  }
                });

    assertThat(told)
        .containsExactly(doom.name(), outcomes.getFirst(), elsewhere.name(), outcomes.getLast());
    assertThat(outcomes)
        .extracting(Outcome::state)
        .containsExactly(Outcome.State.NOT_SURVIVED, Outcome.State.LEFT_OUT);
    assertThat(outcomes.getFirst().injectedAfter()).startsWith("0 / ");
    assertThat(outcomes.getFirst().differences())
        .singleElement()
        .asString()
        .endsWith("Cannot bear fault, it is the end: doom");
    assertThat(outcomes.getLast().differences()).containsExactly("needs a moon");
    assertThat(folder.resolve("doom/inbox/truth/deliveries.csv")).exists();
    assertThat(folder.resolve("elsewhere")).doesNotExist();
    assertThat(folder.resolve("nation")).doesNotExist();
  }

  @Test
  void faultsHaveNamesOfTheirOwn() {
    assertThat(Faults.ids()).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    assertThat(Faults.named(List.of())).hasSameSizeAs(Faults.ids());
    assertThat(Faults.named(List.of("disorder", "corruption")))
        .extracting(fault -> fault.name().id())
        .containsExactly("disorder", "corruption");
    assertThatThrownBy(() -> Faults.named(List.of("kill-ingset")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot inject fault, no such fault: kill-ingset (did you mean kill-ingest?)");
  }
}
