package io.credlake.lake.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credlake.lake.CatalogueListing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a backup holds; its file is written last, so that a backup is whole or is the one before.
 *
 * @param program that made it
 * @param layout of the lake, see {@link io.credlake.lake.LakeLayout}
 * @param taken when, by ISO 8601
 * @param catalogue JDBC URL of the lake's catalogue
 * @param warehouse URI of the lake's warehouse
 * @param listing of the catalogue
 * @param files that it consists of
 */
public record BackupContents(
    String program,
    int layout,
    String taken,
    String catalogue,
    String warehouse,
    CatalogueListing listing,
    List<StoredFile> files) {

  /** Name of the file of contents. */
  public static final String FILE = "backup.json";

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A file of a backup.
   *
   * @param path within the backup
   * @param size in bytes
   * @param sha256 digest of its bytes, in hexadecimal
   */
  public record StoredFile(String path, long size, String sha256) {}

  /** The contents of the backup in a folder; empty: there is none. */
  static Optional<BackupContents> find(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), BackupContents.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IOException(
          "Cannot read contents of backup, %s: %s".formatted(e.getOriginalMessage(), file), e);
    }
  }

  /**
   * The contents of the backup in a folder.
   *
   * @throws IllegalArgumentException if there is none
   */
  static BackupContents read(Path folder) throws IOException {
    return find(folder)
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot restore lake, no backup at: " + folder));
  }

  void write(Path folder) throws IOException {
    WholeFile.write(new ByteArrayInputStream(JSON.writeValueAsBytes(this)), folder.resolve(FILE));
  }
}
