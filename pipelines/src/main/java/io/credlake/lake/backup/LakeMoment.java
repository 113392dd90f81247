package io.credlake.lake.backup;

import io.credlake.lake.CatalogueListing;
import io.credlake.lake.Lake;
import io.credlake.lake.WriterLock;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionStatisticsFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StatisticsFile;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;

/**
 * A lake as it stood at one moment, beside whoever writes.
 *
 * <p>Commits only add files, and the files that describe tables are read at once, so what is named
 * here stays there while nobody takes care of the tables.
 *
 * @param listing of the catalogue
 * @param described the files that describe tables and views, by location
 */
record LakeMoment(CatalogueListing listing, Map<String, byte[]> described) {

  private static final Duration RETRY = Duration.ofMillis(200);

  /**
   * The lake as it stands, once no commit is being made.
   *
   * @param patience how long to wait for that
   * @throws IllegalStateException if one was begun and not ended
   */
  static LakeMoment of(Lake lake, FileIO io, Duration patience)
      throws IOException, InterruptedException {
    Instant last = Instant.now().plus(patience);
    while (true) {
      boolean written = WriterLock.holderOf(lake, WriterLock.Part.FACTS).isPresent();
      Optional<LakeMoment> moment = now(lake, io);
      if (moment.isPresent()) {
        return moment.get();
      }
      if (!written || Instant.now().isAfter(last)) {
        throw new IllegalStateException(
            "Cannot back up lake, a commit of the ingest is not ended (it is by the next credlake"
                + " ingest): "
                + lake.folder());
      }
      Thread.sleep(RETRY);
    }
  }

  /** Empty: a commit is being made, or so many were made that a file is gone again. */
  private static Optional<LakeMoment> now(Lake lake, FileIO io) throws IOException {
    try {
      Optional<CatalogueListing> listing = CatalogueListing.betweenCommits(lake);
      if (listing.isEmpty()) {
        return Optional.empty();
      }
      Map<String, byte[]> described = new TreeMap<>();
      for (CatalogueListing.Item item : listing.get().items()) {
        try (InputStream in = io.newInputFile(item.location()).newStream()) {
          described.put(item.location(), in.readAllBytes());
        }
      }
      return Optional.of(new LakeMoment(listing.get(), described));
    } catch (NotFoundException e) {
      return Optional.empty();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot read catalogue, %s: %s".formatted(e.getMessage(), lake.folder()), e);
    }
  }

  /** Locations of all other files that the snapshots of all tables are made of. */
  Set<String> others(FileIO io) throws IOException {
    Set<String> files = new TreeSet<>();
    for (CatalogueListing.Item item : listing.items()) {
      if (!item.isView()) {
        String json = MetadataFile.json(described.get(item.location()));
        addFiles(TableMetadataParser.fromJson(item.location(), json), io, files);
      }
    }
    return files;
  }

  private static void addFiles(TableMetadata table, FileIO io, Set<String> files)
      throws IOException {
    for (Snapshot snapshot : table.snapshots()) {
      files.add(snapshot.manifestListLocation());
      for (ManifestFile manifest : snapshot.allManifests(io)) {
        if (files.add(manifest.path())) {
          addLive(manifest, table, io, files);
        }
      }
    }
    table.statisticsFiles().stream().map(StatisticsFile::path).forEach(files::add);
    table.partitionStatisticsFiles().stream()
        .map(PartitionStatisticsFile::path)
        .forEach(files::add);
  }

  private static void addLive(
      ManifestFile manifest, TableMetadata table, FileIO io, Set<String> files) throws IOException {
    try (ManifestReader<? extends ContentFile<?>> reader =
        manifest.content() == ManifestContent.DATA
            ? ManifestFiles.read(manifest, io, table.specsById())
            : ManifestFiles.readDeleteManifest(manifest, io, table.specsById())) {
      for (ContentFile<?> file : reader) {
        if (file.fileSizeInBytes() > 0) { // else of no rows, by earlier programs, and never made
          files.add(file.location());
        }
      }
    }
  }
}
