package io.credlake.lake.backup;

import io.credlake.access.PrivateFolders;
import io.credlake.lake.CatalogueListing;
import io.credlake.lake.Lake;
import io.credlake.lake.LakeLayout;
import io.credlake.lake.LakePlace;
import io.credlake.lake.WriterLock;
import io.credlake.lake.backup.BackupContents.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.iceberg.io.FileIO;

/**
 * Makes a lake of a backup, at the place it had or at another, with the catalogue that the new
 * place has.
 *
 * <p>Each file is compared with its digest. The catalogue is written last and at once, so that a
 * restore that broke off left no lake, and the same command makes it whole.
 */
public final class Restore {

  private final Path backup;
  private final BackupContents contents;

  private Restore(Path backup, BackupContents contents) {
    this.backup = backup;
    this.contents = contents;
  }

  /**
   * The backup in a folder.
   *
   * @param backup absolute path
   * @throws IllegalArgumentException if there is none
   */
  public static Restore from(Path backup) throws IOException {
    return new Restore(backup, BackupContents.read(backup));
  }

  /** What the backup holds. */
  public BackupContents contents() {
    return contents;
  }

  /**
   * Reads all files of the backup.
   *
   * @throws IOException if one is missing or is not what was backed up
   */
  public void verify() throws IOException {
    for (StoredFile stored : contents.files()) {
      try {
        check(stored, WholeFile.sha256(backup.resolve(stored.path())));
      } catch (NoSuchFileException e) {
        throw missing(stored, e);
      }
    }
  }

  /**
   * Makes the lake.
   *
   * @param waiting told for whom it waits
   * @throws IOException if a file is missing, is not what was backed up, or cannot be written
   * @throws IllegalArgumentException if there is a lake already
   */
  public void to(LakePlace place, Consumer<String> waiting)
      throws IOException, InterruptedException {
    LakeLayout.ensureKnown(contents.layout(), "restore", place.folder());
    Files.createDirectories(Path.of(place.folder()));
    try (Lake lake = Lake.openOlder(place);
        WriterLock held =
            WriterLock.acquire(lake, WriterLock.Part.FACTS, "credlake restore", waiting)) {
      Optional<CatalogueListing> listing = CatalogueListing.betweenCommits(lake);
      if (listing.isEmpty() || !listing.get().items().isEmpty()) {
        throw new IllegalArgumentException(
            "Cannot restore lake, there is one already: " + place.folder());
      }
      Warehouse from = new Warehouse(contents.warehouse());
      Warehouse to = new Warehouse(place.warehouse());
      MovedFiles moved = from.equals(to) ? null : new MovedFiles(from, to);
      try (FileIO io = lake.files()) {
        restoreFiles(Path.of(place.folder()), to, io, moved);
      }
      LakeLayout.note(lake, contents.layout());
      (moved == null ? contents.listing() : contents.listing().at(moved::location)).write(lake);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot write catalogue, %s: %s".formatted(e.getMessage(), place.catalogue().url()), e);
    }
  }

  private void restoreFiles(Path folder, Warehouse warehouse, FileIO io, MovedFiles moved)
      throws IOException {
    List<StoredFile> lists = new ArrayList<>();
    for (StoredFile stored : contents.files()) {
      if (!stored.path().startsWith(Backup.WAREHOUSE + "/")) {
        restoreOwn(stored, folder);
      } else if (moved != null && MovedFiles.isManifestList(pathOf(stored))) {
        lists.add(stored);
      } else {
        restore(stored, bytes -> warehouse.write(bytes, pathOf(stored), io), moved);
      }
    }
    for (StoredFile stored : lists) {
      restore(stored, bytes -> warehouse.write(bytes, pathOf(stored), io), moved);
    }
  }

  /** The path of a file in the warehouse. */
  private static String pathOf(StoredFile stored) {
    return stored.path().substring(Backup.WAREHOUSE.length() + 1);
  }

  private void restoreOwn(StoredFile stored, Path folder) throws IOException {
    Path path = Path.of(stored.path());
    Path target = folder.resolve(path.subpath(2, path.getNameCount()));
    PrivateFolders.make(target.getParent());
    copy(stored, bytes -> WholeFile.write(bytes, target));
  }

  /** Where a file goes. */
  private interface Target {

    /** Writes it and gives the SHA-256 of its bytes. */
    String write(InputStream bytes) throws IOException;
  }

  private void restore(StoredFile stored, Target target, MovedFiles moved) throws IOException {
    if (moved == null || !MovedFiles.namesOthers(pathOf(stored))) {
      copy(stored, target);
      return;
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(backup.resolve(stored.path()));
    } catch (NoSuchFileException e) {
      throw missing(stored, e);
    }
    check(stored, DigestUtils.sha256Hex(bytes));
    write(stored, new ByteArrayInputStream(moved.moved(pathOf(stored), bytes)), target);
  }

  private void copy(StoredFile stored, Target target) throws IOException {
    try (InputStream in = Files.newInputStream(backup.resolve(stored.path()))) {
      check(stored, write(stored, in, target));
    } catch (NoSuchFileException e) {
      throw missing(stored, e);
    }
  }

  private static String write(StoredFile stored, InputStream in, Target target) throws IOException {
    try {
      return target.write(in);
    } catch (IOException | RuntimeException e) { // as each store tells it
      throw new IOException(
          "Cannot restore lake, %s: %s".formatted(e.getMessage(), stored.path()), e);
    }
  }

  private void check(StoredFile stored, String digest) throws IOException {
    if (!digest.equals(stored.sha256())) {
      throw new IOException(
          "Cannot restore lake, a file of the backup is not what was backed up: "
              + backup.resolve(stored.path()));
    }
  }

  private IOException missing(StoredFile stored, IOException cause) {
    return new IOException(
        "Cannot restore lake, a file of the backup is missing: " + backup.resolve(stored.path()),
        cause);
  }
}
