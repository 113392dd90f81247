package io.credlake.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * A folder of states, on whatever file system Flink can reach.
 *
 * @param uri of the folder, which need not be there
 */
record StateFolder(String uri) {

  /** A folder or file in this one. */
  StateFolder child(String name) {
    return new StateFolder(uri + "/" + name);
  }

  String name() {
    return path().getName();
  }

  /** What is in the folder. */
  List<StateFolder> children() throws IOException {
    FileStatus[] found;
    try {
      found = files().listStatus(path());
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return found == null
        ? List.of()
        : Stream.of(found).map(status -> child(status.getPath().getName())).toList();
  }

  /** When the file was changed last, in milliseconds since 1970; empty: it is not there. */
  Optional<Long> changed() throws IOException {
    try {
      return Optional.of(files().getFileStatus(path()).getModificationTime());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The text of a small file; empty: it is not there. */
  Optional<String> read() throws IOException {
    try (FSDataInputStream in = files().open(path())) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Writes a small file, and the folders that lead to it. */
  void write(String text) throws IOException {
    try (FSDataOutputStream out = files().create(path(), WriteMode.OVERWRITE)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Deletes all that is in the folder, and the folder. */
  void delete() throws IOException {
    files().delete(path(), true);
  }

  private Path path() {
    return new Path(uri);
  }

  private FileSystem files() throws IOException {
    return path().getFileSystem();
  }
}
