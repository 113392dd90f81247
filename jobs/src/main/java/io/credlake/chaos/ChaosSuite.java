package io.credlake.chaos;

import io.credlake.generate.nation.Nation;
import io.credlake.generate.nation.NationOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets faults happen one after the other, each to the deliveries of a nation of known truth and to
 * a lake of its own, and holds what came of it against that truth.
 *
 * @param home of the program
 * @param options of the nation
 * @param folder for its files, which need not be there; the folder of a fault that was not survived
 *     stays
 */
public record ChaosSuite(Path home, NationOptions options, Path folder) {

  private static final Logger LOG = LoggerFactory.getLogger(ChaosSuite.class);

  /** Is told how it goes. */
  public interface Listener {

    /** A fault is going to be injected. */
    void begins(Fault.Name fault);

    /** That is what came of it. */
    void ended(Outcome outcome);
  }

  /** Runs it. */
  public List<Outcome> run(List<Fault> faults, Listener listener)
      throws IOException, InterruptedException {
    Path nation = folder.resolve("nation");
    FileUtils.deleteDirectory(nation.toFile());
    new Nation(options, home.resolve("conf")).write(nation, written -> {});
    List<Outcome> outcomes = new ArrayList<>();
    for (Fault fault : faults) {
      listener.begins(fault.name());
      Outcome outcome = run(fault, nation);
      outcomes.add(outcome);
      listener.ended(outcome);
    }
    FileUtils.deleteDirectory(nation.toFile());
    return outcomes;
  }

  private Outcome run(Fault fault, Path nation) throws IOException, InterruptedException {
    Optional<String> obstacle = fault.obstacle();
    if (obstacle.isPresent()) {
      return new Outcome(
          fault.name(), Outcome.State.LEFT_OUT, "", Duration.ZERO, 0, List.of(obstacle.get()));
    }
    Path place = folder.resolve(fault.name().id());
    FileUtils.deleteDirectory(place.toFile());
    FileUtils.copyDirectory(nation.toFile(), place.resolve("inbox").toFile());
    Outcome outcome = happen(fault, place);
    if (outcome.state() == Outcome.State.SURVIVED) {
      FileUtils.deleteDirectory(place.toFile());
    }
    return outcome;
  }

  private Outcome happen(Fault fault, Path place) throws InterruptedException {
    String injected = "";
    Duration recovery = Duration.ZERO;
    try (Trial trial = new Trial(home, place)) {
      try {
        fault.inject(trial);
        fault.recover(trial);
      } finally {
        injected = trial.injectedAfter();
        recovery = trial.sinceInjected();
      }
      Verdict verdict = Verdict.of(trial);
      boolean survived = verdict.cells() > 0 && verdict.differences().isEmpty();
      return new Outcome(
          fault.name(),
          survived ? Outcome.State.SURVIVED : Outcome.State.NOT_SURVIVED,
          injected,
          recovery,
          verdict.cells(),
          verdict.differences());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) { // whatever it is, the program did not bear the fault
      LOG.error("Fault was not survived: {}", fault.name().id(), e);
      return new Outcome(
          fault.name(), Outcome.State.NOT_SURVIVED, injected, recovery, 0, List.of(e.toString()));
    }
  }
}
