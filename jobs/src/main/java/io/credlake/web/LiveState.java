package io.credlake.web;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Map;
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

  /** Open pages, and which state each was told last. */
  private final Map<SseClient, String> pages = new ConcurrentHashMap<>();

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("dashboard-watch").daemon().factory());
  private volatile String known = "";
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
    pages.put(page, "");
    page.onClose(() -> pages.remove(page));
    String now = current();
    pages.replace(page, now);
    tell(page, now);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    pages.keySet().forEach(SseClient::close);
  }

  private void look() {
    if (pages.isEmpty()) {
      return;
    }
    String now = current();
    beat++;
    boolean isBeat = beat % BEATS == 0;
    for (SseClient page : pages.keySet()) {
      String before = pages.replace(page, now); // null: it was closed
      if (before != null && !before.equals(now)) {
        tell(page, now);
      } else if (isBeat) {
        page.sendComment("alive"); // finds out who has left
      }
    }
  }

  private static void tell(SseClient page, String state) {
    page.sendEvent("state", state);
  }

  /** The state; the last that was known if it cannot be told now. */
  private String current() {
    try {
      known = state.call();
    } catch (Exception e) {
      LOG.warn("Cannot look at the state of the lake", e);
    }
    return known;
  }
}
