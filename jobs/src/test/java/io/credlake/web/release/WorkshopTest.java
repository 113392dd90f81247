package io.credlake.web.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of releases are made once, whole or not at all. */
class WorkshopTest {

  private static final long MOST = 10;

  @TempDir private Path folder;

  private final BlockingQueue<Order> ended = new LinkedBlockingQueue<>();
  private Workshop workshop;

  private Workshop workshop() {
    if (workshop == null) {
      workshop = new Workshop(folder.resolve("made"), MOST);
    }
    return workshop;
  }

  @AfterEach
  void close() {
    workshop().close();
  }

  private Order order(String name, Workshop.Work work) {
    return workshop().order("2018-1", name, "ann", work, (order, failure) -> ended.add(order));
  }

  private Order ended() throws InterruptedException {
    return ended.poll(1, TimeUnit.MINUTES);
  }

  private static void four(Path into, Order order) throws Exception {
    order.step("write", "", 0, 1);
    Files.writeString(into.resolve("a.csv"), "1234");
  }

  @Test
  void whatWasMadeIsNotMadeAgain() throws Exception {
    Order made = order("report", WorkshopTest::four);
    assertThat(ended()).isSameAs(made);
    assertThat(made.state()).isEqualTo(Order.State.READY);
    Order again =
        order(
            "report",
            (into, order) -> {
              throw new AssertionError("made again");
            });
    assertThat(again.state()).isEqualTo(Order.State.READY);
    assertThat(workshop().files(again)).extracting(Path::getFileName).hasToString("[a.csv]");
    assertThat(workshop().of("2018-1")).extracting(Order::name).containsExactly("report");
    assertThat(workshop().of("2018-2")).isEmpty();
  }

  @Test
  void whatFailedLeavesNothingAndMayBeTriedAgain() throws Exception {
    order(
        "report",
        (into, order) -> {
          Files.writeString(into.resolve("half.csv"), "12");
          throw new IllegalArgumentException("Cannot write the bulletin, nothing was delivered");
        });
    Order failed = ended();
    assertThat(failed.state()).isEqualTo(Order.State.FAILED);
    assertThat(failed.error()).isEqualTo("Cannot write the bulletin, nothing was delivered");
    assertThat(workshop().find("2018-1", "report")).contains(failed);
    try (Stream<Path> left = Files.list(folder.resolve("made/2018-1"))) {
      assertThat(left).isEmpty();
    }
    order("report", WorkshopTest::four);
    assertThat(ended().state()).isEqualTo(Order.State.READY);
  }

  @Test
  void internalsAreForTheLogAlone() throws Exception {
    order(
        "a",
        (into, order) -> {
          throw new SQLException("no such file: /srv/lake/secret");
        });
    assertThat(ended().error()).isEmpty();
    order(
        "b",
        (into, order) -> {
          throw new SQLException("Query failed (#1): Access Denied: Cannot select");
        });
    assertThat(ended().error()).isEqualTo("Access Denied: Cannot select");
  }

  @Test
  void whatIsCancelledStopsAtItsNextStep() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    Order order =
        order(
            "report",
            (into, self) -> {
              begun.countDown();
              cancelled.await();
              self.step("write", "", 1, 2);
              throw new AssertionError("went on");
            });
    begun.await();
    assertThat(order.isOpen()).isTrue();
    // the same order by another user is the same
    assertThat(order("report", WorkshopTest::four)).isSameAs(order);
    order.cancel();
    cancelled.countDown();
    assertThat(ended().state()).isEqualTo(Order.State.CANCELLED);
    assertThat(order.error()).isNull();
  }

  @Test
  void thoseAskedForTheLongestAgoGoFirst() throws Exception {
    // four bytes each, and ten are kept
    order("one", WorkshopTest::four);
    asked(ended(), 1);
    order("two", WorkshopTest::four);
    asked(ended(), 2);
    order("three", WorkshopTest::four);
    ended();
    assertThat(workshop().of("2018-1")).extracting(Order::name).containsExactly("three", "two");
  }

  private static void asked(Order order, int second) throws Exception {
    Files.setLastModifiedTime(order.folder(), FileTime.from(Instant.EPOCH.plusSeconds(second)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../2018", "a/b", "", ".hidden", "A"})
  void noOtherFolderIsReached(String name) {
    assertThatThrownBy(() -> workshop().find("2018-1", name))
        .hasMessage("Invalid name of files: 2018-1, " + name);
    assertThatThrownBy(() -> workshop().find(name, "report"))
        .hasMessage("Invalid name of files: %s, report".formatted(name));
  }
}
