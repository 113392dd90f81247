package io.credlake.web.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.web.store.PrivateFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many run, who sees them, and how long their results are kept. */
class SqlRunsTest {

  private static final SqlLimits LIMITS = new SqlLimits(Duration.ofMinutes(1), 256, 100, 2, 3);

  private final CountDownLatch server = new CountDownLatch(1);
  private final BlockingQueue<SqlRun> ended = new LinkedBlockingQueue<>();
  private Instant now = Instant.parse("2019-03-20T10:00:00Z");

  /** A server that answers nothing until it is let go, and then cannot be reached. */
  private final SqlRuns runs =
      new SqlRuns(
          (user, release) -> {
            server.await();
            throw new SQLException("line 1:8: Column 'x' cannot be resolved");
          },
          LIMITS,
          () -> now,
          ended::add);

  @AfterEach
  void close() {
    runs.close();
  }

  private SqlRun start(String user) {
    return runs.start(user, new Question("SELECT x", null, false));
  }

  private SqlRun ended() throws InterruptedException {
    return ended.poll(1, TimeUnit.MINUTES);
  }

  @Test
  void aUserAndAllUsersHaveALimit() {
    start("ann");
    start("ann");
    assertThatThrownBy(() -> start("ann"))
        .hasMessage("Cannot run query, wait for or cancel one of yours that run: 2");
    start("bob");
    assertThatThrownBy(() -> start("cyl"))
        .hasMessage("Cannot run query, too many of all users run at this moment: 3");
  }

  @Test
  void aRunIsItsUsersAlone() {
    SqlRun run = start("ann");
    assertThat(runs.find("ann", run.id())).contains(run);
    assertThat(runs.find("bob", run.id())).isEmpty();
    assertThat(runs.find("ann", "guessed")).isEmpty();
    assertThat(run.id()).hasSize(22);
  }

  @Test
  void anErrorTellsItsPlace() throws Exception {
    start("ann");
    server.countDown();
    SqlRun run = ended();
    assertThat(run.state()).isEqualTo(SqlRun.State.FAILED);
    assertThat(run.error().message()).isEqualTo("Column 'x' cannot be resolved");
    assertThat(run.error().line()).isOne();
    assertThat(run.error().column()).isEqualTo(8);
  }

  @Test
  void whatIsCancelledBeforeTheServerAnswersIsCancelled() throws Exception {
    SqlRun run = start("ann");
    run.cancel();
    server.countDown();
    assertThat(ended()).isSameAs(run);
    assertThat(run.state()).isEqualTo(SqlRun.State.CANCELLED);
    run.cancel();
    assertThat(run.state()).isEqualTo(SqlRun.State.CANCELLED);
  }

  @Test
  void resultsAreForgottenAfterAWhileAndBeyondANumber() throws Exception {
    server.countDown();
    List<SqlRun> all = new ArrayList<>();
    for (int i = 0; i < SqlRuns.KEPT_OF_USER + 2; i++) {
      all.add(start("ann"));
      ended();
      now = now.plusSeconds(1);
    }
    assertThat(runs.find("ann", all.get(0).id())).isEmpty();
    assertThat(runs.find("ann", all.get(1).id())).isEmpty();
    assertThat(runs.find("ann", all.get(2).id())).isPresent();
    now = now.plus(SqlRuns.KEPT).minusSeconds(2);
    assertThat(runs.find("ann", all.getLast().id())).isPresent();
    now = now.plus(SqlRuns.KEPT).minusSeconds(1);
    assertThat(runs.find("ann", all.getLast().id())).isPresent();
    assertThat(runs.find("ann", all.get(3).id())).isEmpty();
  }

  @Test
  void theHistoryIsTheUsersOwnBoundedAndWithoutCitizenNumbers(@TempDir Path folder)
      throws Exception {
    server.countDown();
    QueryHistory history = new QueryHistory(PrivateFolder.at(folder.resolve("history")));
    String user = "../odd\\name";
    runs.start(user, new Question("SELECT x, '11010519491231002X'", null, false));
    history.add(ended());
    assertThat(history.of(user)).hasSize(1);
    assertThat(history.of(user).getFirst().text()).isEqualTo("SELECT x, '******************'");
    assertThat(history.of(user).getFirst().error()).isEqualTo("Column 'x' cannot be resolved");
    assertThat(history.of("bob")).isEmpty();
    for (int i = 0; i < QueryHistory.MOST; i++) {
      runs.start(user, new Question("SELECT x, " + i, null, false));
      history.add(ended());
    }
    assertThat(history.of(user)).hasSize(QueryHistory.MOST);
    assertThat(history.of(user).getFirst().text()).isEqualTo("SELECT x, 199");
    assertThat(history.of(user).getLast().text()).isEqualTo("SELECT x, 0");
    history.clear(user);
    assertThat(history.of(user)).isEmpty();
  }
}
