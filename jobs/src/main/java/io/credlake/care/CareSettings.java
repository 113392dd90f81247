package io.credlake.care;

import io.credlake.conf.SettingsFile;
import java.nio.file.Path;
import java.util.List;

/**
 * When tables are taken care of, in {@code conf/maintenance.properties}.
 *
 * @param smallBytes bytes below which a data file is small
 * @param smallFiles small files of one partition that are joined
 * @param manifests lists of files that are rewritten
 * @param foldFiles files of changes of coverage that are folded
 * @param snapshotDays days for which states of a table are kept
 * @param orphanDays days after which files that belong to nothing are taken away; at least one,
 *     because those of a commit that has begun belong to nothing yet
 */
public record CareSettings(
    long smallBytes,
    int smallFiles,
    int manifests,
    int foldFiles,
    int snapshotDays,
    int orphanDays) {

  private static final String SMALL_BYTES = "small-file-megabytes";
  private static final String SMALL_FILES = "small-files";
  private static final String MANIFESTS = "manifests";
  private static final String FOLD_FILES = "fold-files";
  private static final String SNAPSHOT_DAYS = "snapshot-days";
  private static final String ORPHAN_DAYS = "orphan-days";

  /**
   * Reads the settings; what the file does not set, or no file at all, means the default.
   *
   * @throws IllegalArgumentException if a key is unknown or a value is out of range
   */
  public static CareSettings read(Path file) {
    SettingsFile set =
        new SettingsFile(
            file,
            List.of(SMALL_BYTES, SMALL_FILES, MANIFESTS, FOLD_FILES, SNAPSHOT_DAYS, ORPHAN_DAYS));
    return new CareSettings(
        (long) set.number(SMALL_BYTES, 64, 1) << 20,
        set.number(SMALL_FILES, 8, 2),
        set.number(MANIFESTS, 30, 2),
        set.number(FOLD_FILES, 30, 2),
        set.number(SNAPSHOT_DAYS, 7, 0),
        set.number(ORPHAN_DAYS, 3, 1));
  }
}
