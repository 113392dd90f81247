package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.Patience;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sun.misc.Signal;

/**
 * {@code credlake maintain} as a process that goes on; what is due and done is tested with care.
 */
@ExtendWith(NationLake.Shared.class)
class MaintainCommandTest {

  @Test
  void goesOnUntilItIsStopped(NationLake nation) throws Exception {
    try (CommandHome home = CommandHome.ofProgram()) {
      CompletableFuture<Integer> status =
          CompletableFuture.supplyAsync(
              () -> home.run("maintain", "--lake", nation.lake(), "--every", 1));
      Patience.await().until(() -> status.isDone() || home.out().contains("tables looked after"));
      assertThat(status).as("it waits for the next hour").isNotDone();
      Signal.raise(new Signal("TERM"));
      assertThat(status.get()).isZero();
      assertThat(home.out()).contains(" 0 failed");
      assertThat(
              home.ask(
                  "--lake",
                  nation.lake(),
                  "SELECT count(*) > 20, sum(failed), sum(due), count(DISTINCT looked_at)"
                      + " FROM policy.table_health"))
          .isZero();
      assertThat(home.out()).contains("true,0,0,1");
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    try (CommandHome home = CommandHome.ofProgram()) {
      assertThat(home.run("maintain", "--every", 0)).isEqualTo(2);
      assertThat(home.err()).contains("Invalid --every, it must be 1 or more hours: 0");
      assertThat(home.run("maintain", "--every", 24, "--dry-run")).isEqualTo(2);
      assertThat(home.err()).contains("take --dry-run or --every");
    }
  }
}
