package io.credlake.reader;

import io.credlake.reader.WebReader.Answer;
import io.credlake.reader.WebReader.Seen;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Opens all pages before readers do, so that these find answers in the web server's memory and
 * Trino at work.
 */
public final class FirstViews implements AutoCloseable {

  /** Fewer than Trino is asked at once, so that readers who come meanwhile need not wait. */
  private static final int AT_ONCE = 2;

  private final WebReader reader;
  private final Thread opening;

  private FirstViews(URI home, List<String> pages, Consumer<Opened> done) {
    this.reader = new WebReader(home, AT_ONCE);
    this.opening = Thread.ofVirtual().name("first-views").unstarted(() -> open(pages, done));
  }

  /**
   * What came of it.
   *
   * @param answers pages and pieces of them that were answered
   * @param faults address and reason of each that was not
   */
  public record Opened(int answers, List<String> faults, Duration time) {}

  /**
   * Begins to open pages, each with all that it loads, and the first page under each.
   *
   * @param home address of the web server
   * @param done told when all were opened; not if this is closed before
   */
  public static FirstViews begin(URI home, List<String> pages, Consumer<Opened> done) {
    FirstViews views = new FirstViews(home, pages, done);
    views.opening.start();
    return views;
  }

  private void open(List<String> pages, Consumer<Opened> done) {
    long start = System.nanoTime();
    List<Answer> answers = new ArrayList<>();
    try {
      for (String page : pages) {
        Answer seen = open(page, answers);
        String under = seen.firstUnder(page);
        if (under != null) {
          open(under, answers);
        }
      }
    } catch (InterruptedException | RejectedExecutionException e) {
      return; // closed
    }
    List<String> faults =
        answers.stream()
            .filter(answer -> answer.fault() != null)
            .map(answer -> answer.address() + ": " + answer.fault())
            .toList();
    done.accept(
        new Opened(
            answers.size() - faults.size(), faults, Duration.ofNanos(System.nanoTime() - start)));
  }

  private Answer open(String page, List<Answer> answers) throws InterruptedException {
    Seen seen = reader.see(page);
    answers.add(seen.page());
    answers.addAll(seen.pieces());
    return seen.page();
  }

  /** Stops, wherever it is. */
  @Override
  public void close() {
    opening.interrupt();
    reader.close();
  }

  /** Waits until it has ended or was closed. */
  void join() throws InterruptedException {
    opening.join();
  }
}
