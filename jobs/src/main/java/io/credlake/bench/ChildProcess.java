package io.credlake.bench;

import io.credlake.job.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process of a benchmark, most often with the options and class path of this one.
 *
 * @param process the process
 * @param output what it says
 */
record ChildProcess(Process process, Path output) {

  private static final Duration IDLE_SPAN = Duration.ofSeconds(2);

  /** Idle is what takes less than this part of one core. */
  private static final int IDLE_PART = 2;

  private static final Duration POLL = Duration.ofMillis(50);

  /** Starts a main class. */
  static ChildProcess start(Path output, String main, List<String> arguments) throws IOException {
    return start(output, JavaCommand.ofThisProcess().words(main, arguments));
  }

  /** Starts a command. */
  static ChildProcess start(Path output, List<String> words) throws IOException {
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    return new ChildProcess(process, output);
  }

  /**
   * Starts a command and waits for its end.
   *
   * @throws IOException if it fails; the message tells what it said
   */
  static Run time(Path output, String what, List<String> words)
      throws IOException, InterruptedException {
    Instant start = Instant.now();
    ChildProcess child = start(output, words);
    try {
      long peak = 0;
      Duration processor = Duration.ZERO;
      while (!child.process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, child.peakMegabytes());
        Duration now = child.processorTime();
        processor = now.compareTo(processor) > 0 ? now : processor;
      }
      double seconds = Duration.between(start, Instant.now()).toNanos() / 1e9;
      if (child.process.exitValue() != 0) {
        throw child.failure(what);
      }
      return new Run(seconds, processor.toNanos() / 1e9, peak);
    } finally {
      child.process.destroyForcibly();
    }
  }

  /** Most resident memory so far, in megabytes; 0 where the system does not tell. */
  long peakMegabytes() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0; // ended in between, or not a system with /proc
    }
  }

  /** Waits until it has hardly anything to do, or until patience ends. */
  void awaitIdle(Duration patience) throws InterruptedException {
    Instant start = Instant.now();
    Duration before = processorTime();
    do {
      Thread.sleep(IDLE_SPAN.toMillis());
      Duration now = processorTime();
      if (now.minus(before).compareTo(IDLE_SPAN.dividedBy(IDLE_PART)) < 0) {
        return;
      }
      before = now;
    } while (Duration.between(start, Instant.now()).compareTo(patience) < 0);
  }

  private Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** An error that tells what the process said. */
  IOException failure(String what) throws IOException {
    return new IOException(
        "Cannot finish benchmark, %s failed: %s".formatted(what, Files.readString(output)));
  }
}
