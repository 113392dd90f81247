package io.credlake.web.release;

import io.credlake.export.StagedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes files of releases in the background and keeps them: a release does not change, so they are
 * made once. The files that nobody asked for the longest go when there are too many.
 */
public final class Workshop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,119}");
  private static final int WORKERS = 2;
  private static final int MOST_WAITING = 50;

  /** Nothing is made for so long. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Path folder;
  private final long mostBytes;
  private final Map<Path, Order> orders = new HashMap<>();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          WORKERS, Thread.ofPlatform().daemon().name("order-", 0).factory());

  /**
   * A workshop over what was made before.
   *
   * @param mostBytes of files that are kept
   */
  public Workshop(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /** How files are made. */
  @FunctionalInterface
  public interface Work {

    /** Makes them in an empty folder. */
    void make(Path into, Order order) throws Exception;
  }

  /** Told of what came of an order that was made now. */
  @FunctionalInterface
  public interface Ended {

    /**
     * It ended.
     *
     * @param failure null: it is ready
     */
    void tell(Order order, Throwable failure);
  }

  /**
   * The order of a name, which is made unless its files are there or it is being made.
   *
   * @param release folder of the release, see {@link #NAME}
   * @param name of the order
   * @throws IllegalArgumentException if too many wait
   */
  public synchronized Order order(
      String release, String name, String user, Work work, Ended ended) {
    Optional<Order> known = find(release, name);
    if (known.isPresent() && (known.get().isOpen() || known.get().state() == Order.State.READY)) {
      return known.get();
    }
    if (orders.values().stream().filter(Order::isOpen).count() >= MOST_WAITING) {
      throw new IllegalArgumentException("Cannot make files, too many wait: " + MOST_WAITING);
    }
    orders.values().removeIf(order -> !order.isOpen());
    Order order = new Order(place(release, name), user);
    orders.put(order.folder(), order);
    workers.execute(() -> make(order, work, ended));
    return order;
  }

  /** The order of a name; empty: nobody ordered it, or its files are gone. */
  public synchronized Optional<Order> find(String release, String name) {
    Path place = place(release, name);
    Order order = orders.get(place);
    if (order != null && order.state() != Order.State.READY) {
      return Optional.of(order);
    }
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    Order ready = new Order(place, "");
    ready.ready();
    return Optional.of(ready);
  }

  /** The orders of a release, those that are ready and those that are made. */
  public synchronized List<Order> of(String release) throws IOException {
    List<Order> all = new ArrayList<>();
    Path place = place(release, "x").getParent();
    orders.values().stream()
        .filter(order -> order.folder().getParent().equals(place))
        .filter(order -> order.state() != Order.State.READY)
        .forEach(all::add);
    if (Files.isDirectory(place)) {
      try (Stream<Path> names = Files.list(place)) {
        for (Path one : names.sorted().toList()) {
          if (NAME.matcher(one.getFileName().toString()).matches()) {
            Order ready = new Order(one, "");
            ready.ready();
            all.add(ready);
          }
        }
      }
    }
    return all;
  }

  /** The files of an order that is ready; those asked for are kept longer. */
  public List<Path> files(Order order) throws IOException {
    Files.setLastModifiedTime(order.folder(), FileTime.from(Instant.now()));
    try (Stream<Path> files = Files.list(order.folder())) {
      return files.sorted().toList();
    }
  }

  private Path place(String release, String name) {
    if (!NAME.matcher(release).matches() || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Invalid name of files: %s, %s".formatted(release, name));
    }
    return folder.resolve(release).resolve(name);
  }

  private void make(Order order, Work work, Ended ended) {
    if (!order.begin()) {
      return;
    }
    Path part = order.folder().resolveSibling("." + UUID.randomUUID());
    Throwable failure = null;
    try {
      Files.createDirectories(part);
      work.make(part, order);
      order.step("done", "", 1, 1);
      Files.move(part, order.folder(), StandardCopyOption.ATOMIC_MOVE);
      order.ready();
    } catch (Exception | Error e) { // of no memory, too: nobody else would tell
      failure = e;
      order.failed(reason(order, e));
    } finally {
      delete(part);
    }
    tidy();
    ended.tell(order, failure);
  }

  /** What readers are told: refusals in their words, all else is in the log alone. */
  private static String reason(Order order, Throwable e) {
    if (e instanceof IllegalArgumentException) {
      return e.getMessage();
    }
    String message = String.valueOf(e.getMessage());
    int refused = message.indexOf("Access Denied");
    if (refused >= 0) {
      return message.substring(refused);
    }
    LOG.error("Cannot make files of release: {}", order.name(), e);
    return "";
  }

  private synchronized void tidy() {
    try {
      List<Path> all;
      try (Stream<Path> paths = Files.walk(folder, 2)) {
        all = paths.filter(path -> folder.relativize(path).getNameCount() == 2).toList();
      }
      List<Path> made = new ArrayList<>(all);
      made.removeIf(path -> !NAME.matcher(path.getFileName().toString()).matches());
      Instant yesterday = Instant.now().minus(LONGEST);
      all.stream()
          .filter(path -> !made.contains(path) && lastAsked(path).isBefore(yesterday))
          .forEach(Workshop::delete); // of a server that was killed
      made.sort(Comparator.comparing(Workshop::lastAsked).reversed());
      long bytes = 0;
      for (Path one : made) {
        bytes += size(one);
        if (bytes > mostBytes) {
          delete(one);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("Cannot tidy files of releases", e);
    }
  }

  private static Instant lastAsked(Path made) {
    try {
      return Files.getLastModifiedTime(made).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path made) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(made)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static void delete(Path made) {
    if (!Files.exists(made)) {
      return;
    }
    try {
      StagedFolder.delete(made);
    } catch (IOException e) {
      LOG.warn("Cannot delete files of a release: {}", made, e);
    }
  }

  /** Cancels what is made. */
  @Override
  public void close() {
    List<Order> open;
    synchronized (this) {
      open = orders.values().stream().filter(Order::isOpen).toList();
    }
    open.forEach(Order::cancel);
    workers.shutdownNow();
  }
}
