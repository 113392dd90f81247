package io.credlake.flow;

import io.credlake.contract.FeedContract;
import io.credlake.decode.Chunk;
import io.credlake.decode.DeliveryScan;
import io.credlake.decode.ScannedDelivery;
import io.credlake.flow.DeliveryPart.DeliveryHeader;
import io.credlake.lake.KnownRows;
import io.credlake.lake.Lake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files and folders where deliveries arrive.
 *
 * <p>Files whose name begins with a dot are passed over: a sender writes under such a name and
 * renames. Looking for files and scanning them may take long and happens outside the coordinator's
 * thread; what was found is taken within it.
 */
final class Inbox {

  private static final int SCAN_FILES = 64;
  private static final long SCAN_BYTES = 256L << 20;

  private final String lakeFolder;
  private final DeliveryScan scan;
  private final List<String> paths;
  private final InboxState state;
  private final String feed;

  // What follows belongs to the thread that looks.
  private final Set<String> scanned;
  private Map<Path, Stamp> lastSeen = Map.of();
  private final Set<Path> reported = new HashSet<>();

  // Read once by the thread that looks, before anything is taken.
  private volatile Map<String, String> inLake;

  /** What tells whether a file has changed. */
  private record Stamp(long size, long modified) {}

  /**
   * A file that was scanned.
   *
   * @param mark of the file and its state
   * @param delivery what it holds; null if it could not be read
   * @param problem why it could not be read; null if it could
   * @param at when, in milliseconds since 1970-01-01 UTC
   */
  record ScannedFile(Path file, String mark, ScannedDelivery delivery, String problem, long at) {}

  /**
   * What a look into the inbox found.
   *
   * @param files the files scanned this time
   * @param more whether files are left to scan
   */
  record Found(List<ScannedFile> files, boolean more) {}

  Inbox(String lakeFolder, FeedContract contract, List<String> paths, InboxState state) {
    this.lakeFolder = lakeFolder;
    this.scan = new DeliveryScan(contract);
    this.paths = paths;
    this.state = state;
    this.scanned = new HashSet<>(state.scanned);
    this.feed = contract.feed();
  }

  InboxState state() {
    return state;
  }

  /**
   * Looks for files that were not scanned yet and scans some of them.
   *
   * @param onlySettled whether to leave files alone that changed since the last look
   */
  Found look(boolean onlySettled) {
    if (inLake == null) {
      try (Lake lake = Lake.open(Path.of(lakeFolder))) {
        inLake = new KnownRows(lake, feed).deliveries();
      }
    }
    List<ScannedFile> files = new ArrayList<>();
    Map<Path, Stamp> seen = list(files);
    Map<Path, String> chosen = new TreeMap<>();
    boolean more = false;
    long bytes = 0;
    for (Map.Entry<Path, Stamp> file : seen.entrySet()) {
      String mark = mark(file.getKey(), file.getValue());
      boolean settled = !onlySettled || file.getValue().equals(lastSeen.get(file.getKey()));
      if (scanned.contains(mark) || !settled) {
        continue;
      }
      if (chosen.size() == SCAN_FILES || bytes > SCAN_BYTES) {
        more = true;
        break;
      }
      chosen.put(file.getKey(), mark);
      bytes += file.getValue().size();
    }
    lastSeen = seen;
    chosen.entrySet().parallelStream()
        .map(file -> scan(file.getKey(), file.getValue()))
        .forEachOrdered(files::add);
    scanned.addAll(chosen.values());
    return new Found(files, more);
  }

  /** Takes what was found: its parts wait to be dealt out. */
  void take(Found found) {
    for (ScannedFile file : found.files()) {
      state.scanned.add(file.mark());
      if (file.delivery() == null) {
        state.waiting.add(DeliveryPart.unreadable(file.file().toString(), file.problem()));
      } else {
        take(file);
      }
    }
  }

  private void take(ScannedFile file) {
    ScannedDelivery delivery = file.delivery();
    DeliveryHeader header =
        new DeliveryHeader(
            delivery.deliveryId(),
            file.file().toString(),
            delivery.bytes(),
            delivery.encoding(),
            delivery.refusal(),
            delivery.remark(),
            file.at());
    String problem =
        delivery.isRefused() ? "%s: %s".formatted(delivery.refusal(), file.file()) : null;
    // A refused delivery is looked at again, for the contract may have changed, but noted once.
    String before = inLake.get(delivery.deliveryId());
    boolean inLakeAlready =
        delivery.isRefused() ? delivery.refusal().equals(before) : KnownRows.WHOLE.equals(before);
    boolean known = !state.taken.add(delivery.deliveryId()) || inLakeAlready;
    if (known || delivery.chunks().isEmpty()) {
      state.waiting.add(new DeliveryPart(header, delivery.layout(), null, 1, known, problem));
      return;
    }
    int parts = delivery.chunks().size();
    for (Chunk chunk : delivery.chunks()) {
      state.waiting.add(new DeliveryPart(header, delivery.layout(), chunk, parts, false, null));
    }
  }

  private static String mark(Path file, Stamp stamp) {
    return file + "\0" + stamp.size() + "\0" + stamp.modified();
  }

  private ScannedFile scan(Path file, String mark) {
    long now = System.currentTimeMillis();
    try (InputStream in = Files.newInputStream(file)) {
      return new ScannedFile(file, mark, scan.scan(in), null, now);
    } catch (IOException e) {
      return new ScannedFile(file, mark, null, problem(file, e), now);
    }
  }

  /** All files there are; what cannot be listed is added to the problems, once. */
  private Map<Path, Stamp> list(List<ScannedFile> problems) {
    Map<Path, Stamp> files = new TreeMap<>();
    SimpleFileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean pass = isHidden(folder) && !paths.contains(folder.toString());
            return pass ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(file)) {
              files.put(
                  file, new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (reported.add(file)) {
              problems.add(new ScannedFile(file, "", null, problem(file, e), 0));
            }
            return FileVisitResult.CONTINUE;
          }
        };
    for (String path : paths) {
      try {
        Files.walkFileTree(Path.of(path), Set.of(FileVisitOption.FOLLOW_LINKS), 64, visitor);
      } catch (IOException e) {
        problems.add(new ScannedFile(Path.of(path), "", null, problem(Path.of(path), e), 0));
      }
    }
    return files;
  }

  private static boolean isHidden(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(".");
  }

  private static String problem(Path file, IOException e) {
    String reason =
        switch (e) {
          case AccessDeniedException denied -> "access denied";
          case NoSuchFileException missing -> "no such file or folder";
          default -> e.getMessage();
        };
    return "Cannot read file or folder, %s: %s".formatted(reason, file);
  }
}
