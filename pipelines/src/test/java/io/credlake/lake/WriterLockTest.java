package io.credlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterLockTest {

  private static final WriterLock.Part PART = WriterLock.Part.FACTS;

  @TempDir private Path folder;

  private Lake lake;

  @BeforeEach
  void open() {
    lake = Lake.open(folder);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  /** Two hours of difference between clocks are no two hours without a beat. */
  @Test
  void aLockIsNotTakenByTheClockOfWhoWaits() throws Exception {
    WriterLock held = WriterLock.acquire(lake, PART, "one", "ingest", any -> {});
    ofAnotherHost(Duration.ofHours(2));
    List<String> waited = new ArrayList<>();

    assertThat(WriterLock.acquire(lake, PART, "two", "ingest", waited::add, () -> true)).isEmpty();

    assertThat(waited).singleElement().asString().startsWith("ingest on elsewhere (process ");
    WriterLock.ensureHeld(lake, PART, "one");
    held.close();
  }

  @Test
  void theLockOfAProcessThatDiedHereIsTakenAtOnce() throws Exception {
    WriterLock died = WriterLock.acquire(lake, PART, "one", "ingest", any -> {});
    try (Connection connection = lake.place().catalogue().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE credlake_writer SET started = started - 1");
    }
    try (WriterLock held =
        WriterLock.acquire(lake, PART, "two", "ingest", any -> {}, () -> true).orElseThrow()) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> WriterLock.ensureHeld(lake, PART, "one"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Cannot write into lake, the lock was lost to ingest on ");
    }
    died.close();
  }

  @Test
  void aHeartIsSilentSinceItsNewestBeatWasSeen() {
    AtomicLong clock = new AtomicLong();
    WriterLock.Silence silence = new WriterLock.Silence(() -> clock.getAndAdd(40_000_000_000L));
    assertThat(silence.of("one", 7)).isZero();
    assertThat(silence.of("one", 7)).isEqualTo(Duration.ofSeconds(40));
    assertThat(silence.of("one", 8)).as("it beats").isZero();
    assertThat(silence.of("one", 8)).isEqualTo(Duration.ofSeconds(40));
    assertThat(silence.of("two", 8)).as("another holder").isZero();
  }

  private void ofAnotherHost(Duration behind) throws Exception {
    try (Connection connection = lake.place().catalogue().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE credlake_writer SET host = 'elsewhere', beat = beat - " + behind.toMillis());
    }
  }
}
