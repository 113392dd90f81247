package io.credlake.bench;

import io.credlake.reader.WebReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Times the dashboards over HTTP: pages, each of their panels, and many readers at once.
 *
 * <p>A web server remembers what Trino has answered, so each round starts one that remembers
 * nothing: what it is asked first, Trino answers; what it is asked again, it remembers.
 *
 * @param servers starts web servers
 * @param pages their addresses; of each, the first page under it is seen too
 * @param warm rounds before those that are timed, so that Trino has compiled what it runs often
 * @param rounds how often each page and panel is timed
 * @param readers who read at once
 * @param views pages that each of them opens
 * @param seed of what they choose
 */
public record DashboardBenchmark(
    Supplier<Served> servers,
    List<String> pages,
    int warm,
    int rounds,
    int readers,
    int views,
    long seed) {

  /** A web server that answers until it is closed. */
  public interface Served extends AutoCloseable {

    /** Where. */
    URI address();

    @Override
    void close();
  }

  /**
   * Pages and panels for one reader, in the order of the pages.
   *
   * @param first the first views of all, with a web server and Trino as they were found
   * @param pages views of web servers that remember nothing
   * @param panels by their addresses
   */
  public record Views(
      Map<String, PageTimes> first, Map<String, PageTimes> pages, Map<String, PanelTimes> panels) {}

  /**
   * What was measured.
   *
   * @param alone one reader
   * @param crowd all readers at once
   */
  public record Result(Views alone, Crowd crowd) {

    /** All failures, each with its address. */
    public List<String> faults() {
      return Stream.of(
              alone.first().values().stream().map(PageTimes::whole),
              alone.pages().values().stream().map(PageTimes::whole),
              alone.pages().values().stream().map(PageTimes::again),
              alone.panels().values().stream().map(PanelTimes::asked),
              alone.panels().values().stream().map(PanelTimes::remembered),
              Stream.of(crowd.pages(), crowd.panels()))
          .flatMap(some -> some)
          .flatMap(times -> times.faults().stream())
          .toList();
    }
  }

  /**
   * Times of a page.
   *
   * @param page until the page was there, with its frame for each panel
   * @param whole until all its panels were there too, and what failed of either
   * @param again the same, when the web server remembers all answers
   */
  public record PageTimes(Latencies page, Latencies whole, Latencies again) {

    PageTimes() {
      this(new Latencies(), new Latencies(), new Latencies());
    }

    private void add(WebReader.Seen seen) {
      if (isWhole(seen, whole)) {
        page.add(seen.page().nanos());
        whole.add(seen.whole());
      }
    }

    private void addAgain(WebReader.Seen seen) {
      if (isWhole(seen, again)) {
        again.add(seen.whole());
      }
    }

    /** Number of all that failed. */
    int faults() {
      return whole.faults().size() + again.faults().size();
    }

    private static boolean isWhole(WebReader.Seen seen, Latencies faults) {
      boolean isWhole = true;
      for (WebReader.Answer answer :
          Stream.concat(Stream.of(seen.page()), seen.pieces().stream()).toList()) {
        if (answer.fault() != null) {
          faults.add(answer);
          isWhole = false;
        }
      }
      return isWhole;
    }
  }

  /**
   * Times of a panel, or of another piece that a page loads.
   *
   * @param asked when Trino answers
   * @param remembered when the web server remembers the answer
   */
  public record PanelTimes(Latencies asked, Latencies remembered) {

    PanelTimes() {
      this(new Latencies(), new Latencies());
    }
  }

  /**
   * Many readers at once, whom one web server answers that remembered nothing.
   *
   * @param seconds until the last had seen all
   */
  public record Crowd(int readers, double seconds, Latencies pages, Latencies panels) {

    /** Answers of both kinds. */
    public long answers() {
      return pages.count() + panels.count();
    }
  }

  /** Refuses what measures nothing. */
  public DashboardBenchmark {
    if (warm < 0) {
      throw new IllegalArgumentException("Invalid warm rounds, at least 0: " + warm);
    }
    atLeastOne("rounds", rounds);
    atLeastOne("readers", readers);
    atLeastOne("views", views);
  }

  private static void atLeastOne(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("Invalid %s, at least 1: %d".formatted(name, number));
    }
  }

  /**
   * Runs it.
   *
   * @param measured told of pages and panels before the readers begin
   */
  public Result run(Consumer<String> progress, Consumer<Views> measured)
      throws InterruptedException {
    progress.accept("First views");
    List<String> walked = new ArrayList<>();
    Map<String, PageTimes> first = new LinkedHashMap<>();
    Map<String, List<String>> choices = new TreeMap<>();
    try (Served served = servers.get();
        WebReader reader = new WebReader(served.address())) {
      for (String page : pages) {
        WebReader.Seen seen = reader.see(page);
        time(first, page).add(seen);
        walked.add(page);
        seen.page().choices().forEach(choices::putIfAbsent);
        String under = seen.page().firstUnder(page);
        if (under != null) {
          time(first, under).add(reader.see(under));
          walked.add(under);
        }
      }
    }
    for (int round = 1; round <= warm; round++) {
      progress.accept("Warm round %d of %d".formatted(round, warm));
      timePanels(walked, new LinkedHashMap<>());
    }
    Map<String, PageTimes> views = new LinkedHashMap<>();
    Map<String, PanelTimes> panels = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      progress.accept("Round %d of %d".formatted(round, rounds));
      try (Served served = servers.get();
          WebReader reader = new WebReader(served.address())) {
        for (String page : walked) {
          time(views, page).add(reader.see(page));
        }
        for (String page : walked) {
          time(views, page).addAgain(reader.see(page));
        }
      }
      timePanels(walked, panels);
    }
    Views alone = new Views(first, views, panels);
    measured.accept(alone);
    progress.accept("%d readers at once".formatted(readers));
    return new Result(alone, crowd(walked, choices));
  }

  private static PageTimes time(Map<String, PageTimes> times, String page) {
    return times.computeIfAbsent(page, unused -> new PageTimes());
  }

  /** One after another, each first asked, then remembered. */
  private void timePanels(List<String> walked, Map<String, PanelTimes> panels)
      throws InterruptedException {
    List<String> known = new ArrayList<>();
    try (Served served = servers.get();
        WebReader reader = new WebReader(served.address())) {
      for (String page : walked) {
        for (String panel : reader.page(page).pieces()) {
          if (!known.contains(panel)) {
            known.add(panel);
            PanelTimes times = panels.computeIfAbsent(panel, unused -> new PanelTimes());
            times.asked().add(reader.piece(panel));
            times.remembered().add(reader.piece(panel));
          }
        }
      }
    }
  }

  private Crowd crowd(List<String> walked, Map<String, List<String>> choices)
      throws InterruptedException {
    Latencies seenPages = new Latencies();
    Latencies seenPanels = new Latencies();
    try (Served served = servers.get();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < readers; i++) {
        ReaderWalk walk = new ReaderWalk(walked, choices, seed, i);
        all.add(
            threads.submit(
                () -> {
                  read(served.address(), walk, seenPages, seenPanels);
                  return null;
                }));
      }
      for (Future<Void> one : all) {
        one.get();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Crowd(readers, seconds, seenPages, seenPanels);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot finish benchmark, a reader failed", e.getCause());
    }
  }

  private void read(URI address, ReaderWalk walk, Latencies seenPages, Latencies seenPanels)
      throws InterruptedException {
    try (WebReader reader = new WebReader(address)) {
      for (int i = 0; i < views; i++) {
        WebReader.Seen seen = reader.see(walk.next());
        seenPages.add(seen.page());
        seen.pieces().forEach(seenPanels::add);
      }
    }
  }
}
