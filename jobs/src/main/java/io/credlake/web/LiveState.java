package io.credlake.web;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the lake, and tells each open page its state whenever it changes. */
final class LiveState implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveState.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final int BEATS = 10;

  private final Callable<String> state;
  private final Set<SseClient> pages = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("dashboard-watch").daemon().factory());
  private volatile String last = "";
  private int beat;

  /** Begins to watch; the lake is looked at only while a page is open. */
  LiveState(Callable<String> state) {
    this.state = state;
    clock.scheduleWithFixedDelay(
        this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes a page until it is closed. */
  void join(SseClient page) {
    page.keepAlive();
    page.onClose(() -> pages.remove(page));
    pages.add(page);
    tell(page, current());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    pages.forEach(SseClient::close);
  }

  private void look() {
    if (pages.isEmpty()) {
      return;
    }
    String before = last;
    String now = current();
    beat++;
    if (!now.equals(before)) {
      pages.forEach(page -> tell(page, now));
    } else if (beat % BEATS == 0) {
      pages.forEach(page -> page.sendComment("alive")); // finds out who has left
    }
  }

  private static void tell(SseClient page, String state) {
    page.sendEvent("state", state);
  }

  private String current() {
    try {
      last = state.call();
    } catch (Exception e) {
      LOG.warn("Cannot look at the state of the lake", e);
    }
    return last;
  }
}
