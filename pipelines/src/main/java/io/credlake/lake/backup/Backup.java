package io.credlake.lake.backup;

import io.credlake.access.PrivateFolders;
import io.credlake.lake.Lake;
import io.credlake.lake.LakeLayout;
import io.credlake.lake.WriterLock;
import io.credlake.lake.backup.BackupContents.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;

/**
 * A copy of a lake in a folder: what its catalogue lists, all files of that, and what people keep
 * beside the tables. No secret is among it, and no state of a job: that is counted anew.
 *
 * <p>It is of one moment, beside jobs that write. Files of a lake never change, so those that an
 * earlier backup in the same folder has are not copied again. The files of the lake are checked
 * against their digests when they are restored.
 */
public final class Backup {

  static final String WAREHOUSE = "warehouse";
  static final String OWN = "own";

  /** What people keep in the folder of a lake, and what its tables do not have yet. */
  private static final List<String> KEPT = List.of("trino/audit", "web/history", "web/queries");

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Lake lake;
  private final Path folder;
  private final FileIO io;
  private final List<StoredFile> files = new ArrayList<>();
  private long copied;
  private long copiedBytes;

  private Backup(Lake lake, FileIO io, Path folder) {
    this.lake = lake;
    this.io = io;
    this.folder = folder;
  }

  /**
   * What a backup did.
   *
   * @param files that the backup consists of
   * @param bytes their size
   * @param copied how many of them were not there yet
   * @param copiedBytes their size
   */
  public record Outcome(long files, long bytes, long copied, long copiedBytes) {}

  /**
   * Makes a backup, or brings the one that is there up to date.
   *
   * @param folder absolute path; what is in it stays as it was until the backup is whole
   * @param program name and version of the program
   * @param waiting told for whom it waits: nobody may take care of the tables meanwhile
   * @throws IOException if a file cannot be copied
   * @throws IllegalArgumentException if something else is in the folder
   */
  public static Outcome take(Lake lake, Path folder, String program, Consumer<String> waiting)
      throws IOException, InterruptedException {
    try (FileIO io = lake.files()) {
      Backup backup = new Backup(lake, io, folder);
      Optional<BackupContents> earlier = backup.earlier();
      try (WriterLock held =
          WriterLock.acquire(lake, WriterLock.Part.CARE, "credlake backup", waiting)) {
        return backup.take(earlier, program);
      }
    }
  }

  private Optional<BackupContents> earlier() throws IOException {
    Optional<BackupContents> earlier = BackupContents.find(folder);
    String url = lake.place().catalogue().url();
    if (earlier.isPresent() && !earlier.get().catalogue().equals(url)) {
      throw new IllegalArgumentException(
          "Cannot back up lake, the folder holds a backup of another one, %s: %s"
              .formatted(earlier.get().catalogue(), folder));
    }
    if (earlier.isEmpty() && Files.exists(folder)) {
      try (Stream<Path> there = Files.list(folder)) {
        if (!there
            .map(file -> file.getFileName().toString())
            .allMatch(Set.of(WAREHOUSE, OWN)::contains)) {
          throw new IllegalArgumentException(
              "Cannot back up lake, the folder is not empty and holds no backup: " + folder);
        }
      }
    }
    return earlier;
  }

  private Outcome take(Optional<BackupContents> earlier, String program)
      throws IOException, InterruptedException {
    PrivateFolders.make(folder);
    copyOwn(); // before the tables: an entry of the audit may be in both, but never in neither
    Map<String, StoredFile> known = new HashMap<>();
    earlier.ifPresent(one -> one.files().forEach(file -> known.put(file.path(), file)));
    Instant taken = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    LakeMoment moment = LakeMoment.of(lake, io, PATIENCE);
    Warehouse warehouse = new Warehouse(lake.place().warehouse());
    for (Map.Entry<String, byte[]> file : moment.described().entrySet()) {
      add(
          WAREHOUSE + "/" + warehouse.pathOf(file.getKey()),
          file.getValue().length,
          known,
          () -> new ByteArrayInputStream(file.getValue()));
    }
    for (String location : moment.others(io)) {
      InputFile file = io.newInputFile(location);
      add(WAREHOUSE + "/" + warehouse.pathOf(location), file.getLength(), known, file::newStream);
    }
    new BackupContents(
            program,
            LakeLayout.of(lake),
            taken.toString(),
            lake.place().catalogue().url(),
            warehouse.uri(),
            moment.listing(),
            files)
        .write(folder);
    deleteOthers();
    long bytes = files.stream().mapToLong(StoredFile::size).sum();
    return new Outcome(files.size(), bytes, copied, copiedBytes);
  }

  /** Opens a file of the lake. */
  private interface Source {
    InputStream open() throws IOException;
  }

  private void add(String path, long size, Map<String, StoredFile> known, Source source)
      throws IOException {
    Path target = folder.resolve(path);
    boolean there = Files.isRegularFile(target) && Files.size(target) == size;
    StoredFile earlier = known.get(path);
    if (there && earlier != null && earlier.size() == size) {
      files.add(earlier);
    } else if (there) {
      files.add(new StoredFile(path, size, WholeFile.sha256(target))); // a backup was broken off
    } else {
      try (InputStream in = source.open()) {
        files.add(new StoredFile(path, size, WholeFile.write(in, target)));
      } catch (IOException e) {
        throw new IOException("Cannot back up lake, %s: %s".formatted(e.getMessage(), target), e);
      }
      copied++;
      copiedBytes += size;
    }
  }

  /** These files change, so each state of one has a place of its own. */
  private void copyOwn() throws IOException {
    for (String kept : KEPT) {
      Path from = lake.folder().resolve(kept);
      if (!Files.isDirectory(from)) {
        continue;
      }
      List<Path> found;
      try (Stream<Path> there = Files.list(from)) {
        found = there.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : found) {
        byte[] bytes;
        try {
          bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
          continue; // the tables have it now
        }
        String name = file.getFileName().toString();
        if (!name.startsWith(".")) {
          String path = "%s/%s/%s/%s".formatted(OWN, DigestUtils.sha256Hex(bytes), kept, name);
          add(path, bytes.length, Map.of(), () -> new ByteArrayInputStream(bytes));
        }
      }
    }
  }

  /** Takes away what only the backup before had. */
  private void deleteOthers() throws IOException {
    Set<Path> kept = new HashSet<>();
    files.forEach(file -> kept.add(folder.resolve(file.path())));
    for (String part : List.of(WAREHOUSE, OWN)) {
      if (Files.exists(folder.resolve(part))) {
        try (Stream<Path> there = Files.walk(folder.resolve(part))) {
          for (Path file : there.filter(Files::isRegularFile).toList()) {
            if (!kept.contains(file)) {
              Files.delete(file);
            }
          }
        }
      }
    }
  }
}
