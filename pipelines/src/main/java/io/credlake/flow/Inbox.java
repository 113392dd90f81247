package io.credlake.flow;

import io.credlake.code.CitizenNumber;
import io.credlake.code.CodeLists;
import io.credlake.conf.ConfException;
import io.credlake.contract.FeedCatalogue;
import io.credlake.contract.FeedContract;
import io.credlake.contract.Manifest;
import io.credlake.decode.Chunk;
import io.credlake.decode.DeliveryScan;
import io.credlake.decode.ScannedDelivery;
import io.credlake.lake.KnownRows;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The files and folders where deliveries arrive.
 *
 * <p>Files whose name begins with a dot are passed over: a sender writes under such a name and
 * renames, the manifest before its delivery. Looking for files and scanning them may take long and
 * happens outside the coordinator's thread; what was found is taken within it.
 */
final class Inbox {

  private static final int SCAN_FILES = 256;
  private static final long SCAN_BYTES = 256L << 20;

  private final LakePlace place;
  private final FeedCatalogue feeds;
  private final CodeLists lists;
  private final List<Inlet> inlets;
  private final InboxState state;
  private final boolean watch;

  // What follows belongs to the thread that looks.
  private final Set<String> scanned;
  private final Deque<Arrived> unscanned = new ArrayDeque<>();
  private boolean listed;
  private Map<Path, FileStamp> lastSeen = Map.of();
  private final Set<Path> reported = new HashSet<>();

  // Read once by the thread that looks, before anything is taken.
  private volatile Map<String, String> inLake;

  /** A file that is to be scanned, with the mark that tells it apart from what it was before. */
  private record Arrived(Path file, String feed, String mark, long size) {}

  /**
   * A file that was scanned.
   *
   * @param mark of the file and its state
   * @param delivery what it holds; null if it could not be read
   * @param chunks the parts to read
   * @param stamp of the file while it was scanned; null if it could not be read
   * @param problem why it could not be read; null if it could
   */
  record ScannedFile(
      Path file,
      String mark,
      DeliveryHeader delivery,
      List<Chunk> chunks,
      FileStamp stamp,
      String problem) {

    static ScannedFile unreadable(Path file, String mark, String problem) {
      return new ScannedFile(file, mark, null, List.of(), null, problem);
    }
  }

  /**
   * What a look into the inbox found.
   *
   * @param files the files scanned this time
   * @param more whether files are left to scan
   */
  record Found(List<ScannedFile> files, boolean more) {}

  Inbox(
      LakePlace place,
      FeedCatalogue feeds,
      CodeLists lists,
      List<Inlet> inlets,
      InboxState state,
      boolean watch) {
    this.place = place;
    this.feeds = feeds;
    this.lists = lists;
    this.inlets = inlets;
    this.state = state;
    this.watch = watch;
    this.scanned = new HashSet<>(state.scanned);
  }

  InboxState state() {
    return state;
  }

  /**
   * Looks for files that were not scanned yet and scans some of them.
   *
   * <p>An inbox that is watched leaves files alone that changed since the last look.
   */
  Found look() {
    if (inLake == null) {
      try (Lake lake = Lake.open(place)) {
        inLake = new KnownRows(lake, feeds.feeds()).deliveries();
      }
    }
    List<ScannedFile> files = new ArrayList<>();
    if (unscanned.isEmpty() && (watch || !listed)) {
      list(files);
      listed = true;
    }
    List<Arrived> chosen = new ArrayList<>();
    for (long bytes = 0;
        !unscanned.isEmpty() && chosen.size() < SCAN_FILES && bytes <= SCAN_BYTES; ) {
      Arrived next = unscanned.remove();
      chosen.add(next);
      bytes += next.size();
    }
    chosen.parallelStream().map(this::scan).forEachOrdered(files::add);
    return new Found(files, !unscanned.isEmpty());
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
    DeliveryHeader delivery = file.delivery();
    boolean refused = delivery.refusal() != null;
    String problem = refused ? "%s: %s".formatted(delivery.refusal(), delivery.source()) : null;
    // A refused delivery is looked at again, for the contract may have changed, but noted once.
    String name = KnownRows.name(delivery.feed(), delivery.deliveryId());
    String before = inLake.get(name);
    boolean inLakeAlready =
        refused ? delivery.refusal().equals(before) : KnownRows.WHOLE.equals(before);
    boolean known = !state.taken.add(name) || inLakeAlready;
    if (known || refused || file.chunks().isEmpty()) {
      state.waiting.add(DeliveryPart.news(delivery, known, problem));
      return;
    }
    int parts = file.chunks().size();
    for (Chunk chunk : file.chunks()) {
      state.waiting.add(DeliveryPart.of(delivery, chunk, file.stamp(), parts));
    }
  }

  private ScannedFile scan(Arrived arrived) {
    Path file = arrived.file();
    long now = System.currentTimeMillis();
    try {
      FileStamp stamp = FileStamp.of(file);
      Optional<FeedContract> contract = feeds.find(arrived.feed());
      ScannedDelivery delivery =
          contract.isPresent()
              ? new DeliveryScan(contract.get()).scan(() -> Files.newInputStream(file))
              : ofUnknownFeed(arrived);
      DeliveryHeader header =
          new DeliveryHeader(
              masked(arrived.feed()),
              delivery.deliveryId(),
              file.toString(),
              delivery.bytes(),
              delivery.reading(),
              delivery.refusal(),
              delivery.remark(),
              now,
              Manifest.NONE);
      header = withManifest(header, file);
      if (contract.isPresent()) {
        header = header.judged(contract.get(), lists);
      }
      if (!FileStamp.of(file).equals(stamp)) {
        throw new IOException("it changed while it was read");
      }
      return new ScannedFile(
          file, arrived.mark(), withoutNumbers(header), delivery.chunks(), stamp, null);
    } catch (IOException e) {
      return ScannedFile.unreadable(file, arrived.mark(), problem(file, e));
    }
  }

  private ScannedDelivery ofUnknownFeed(Arrived arrived) throws IOException {
    try (InputStream in = Files.newInputStream(arrived.file())) {
      return new ScannedDelivery(
          DigestUtils.sha256Hex(in),
          arrived.size(),
          null,
          List.of(),
          feeds.unknown(masked(arrived.feed())),
          null);
    }
  }

  private static DeliveryHeader withManifest(DeliveryHeader header, Path file) throws IOException {
    try {
      return header.with(Manifest.beside(file));
    } catch (ConfException e) {
      return header.refused(masked(e.getMessage()));
    }
  }

  /** A citizen number may stand in the name of a file, too. */
  private static DeliveryHeader withoutNumbers(DeliveryHeader header) {
    if (CitizenNumber.indexIn(header.source()) < 0) {
      return header;
    }
    return new DeliveryHeader(
        header.feed(),
        header.deliveryId(),
        masked(Path.of(header.source()).getParent().toString()) + "/***",
        header.bytes(),
        null,
        "Cannot take delivery, citizen number in the name of its file: value withheld",
        null,
        header.arrivedAt(),
        Manifest.NONE);
  }

  private static String masked(String text) {
    return CitizenNumber.indexIn(text) < 0 ? text : "***";
  }

  /** Lists all files there are; what cannot be listed is added to the problems, once. */
  private void list(List<ScannedFile> problems) {
    Map<Path, FileStamp> seen = new TreeMap<>();
    for (Inlet inlet : inlets) {
      Map<Path, FileStamp> files = new TreeMap<>();
      walk(inlet, files, problems);
      for (Map.Entry<Path, FileStamp> file : files.entrySet()) {
        boolean settled = !watch || file.getValue().equals(lastSeen.get(file.getKey()));
        String mark = mark(file.getKey(), file.getValue());
        if (settled && scanned.add(mark)) {
          unscanned.add(
              new Arrived(
                  file.getKey(), inlet.feedOf(file.getKey()), mark, file.getValue().size()));
        }
      }
      seen.putAll(files);
    }
    lastSeen = seen;
  }

  /** The mark does not give away the name, which may hold what no checkpoint should. */
  private static String mark(Path file, FileStamp stamp) {
    return DigestUtils.sha256Hex(file + "\0" + stamp.size() + "\0" + stamp.modified());
  }

  private void walk(Inlet inlet, Map<Path, FileStamp> files, List<ScannedFile> problems) {
    SimpleFileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return inlet.passesOver(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            boolean hidden = name.startsWith(".");
            if (attributes.isRegularFile() && !hidden && !name.endsWith(Manifest.SUFFIX)) {
              files.put(file, FileStamp.of(attributes));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (reported.add(file)) {
              problems.add(ScannedFile.unreadable(file, "", problem(file, e)));
            }
            return FileVisitResult.CONTINUE;
          }
        };
    Path path = Path.of(inlet.path());
    try {
      Files.walkFileTree(path, Set.of(FileVisitOption.FOLLOW_LINKS), 64, visitor);
    } catch (IOException e) {
      problems.add(ScannedFile.unreadable(path, "", problem(path, e)));
    }
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
