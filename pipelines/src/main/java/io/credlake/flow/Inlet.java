package io.credlake.flow;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * A place where deliveries arrive.
 *
 * @param path file or folder
 * @param feed whose deliveries these are; null: each folder below is the inbox of the feed of its
 *     name
 */
public record Inlet(String path, String feed) implements Serializable {

  /** Folder below an inlet of all feeds where a generator tells the truth; no inbox. */
  private static final String TRUTH = "truth";

  /** Files and folders of one feed. */
  public static Inlet of(String feed, Path path) {
    return new Inlet(path.toString(), feed);
  }

  /** A folder with a folder for each feed. */
  public static Inlet ofAll(Path folder) {
    return new Inlet(folder.toString(), null);
  }

  /** Name of the feed of a file in this place; a file of no feed's folder belongs to "". */
  String feedOf(Path file) {
    if (feed != null) {
      return feed;
    }
    Path below = Path.of(path).relativize(file);
    return below.getNameCount() < 2 ? "" : below.getName(0).toString();
  }

  /** Whether a folder is passed over. */
  boolean passesOver(Path folder) {
    boolean hidden =
        folder.getFileName() != null && folder.getFileName().toString().startsWith(".");
    boolean itself = folder.equals(Path.of(path));
    return !itself && (hidden || (feed == null && folder.equals(Path.of(path, TRUTH))));
  }
}
