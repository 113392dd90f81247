package io.credlake.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that appears whole or not at all: it is filled under a name that begins with a dot
 * beside its place, and renamed. What a killed process leaves is such a dot-folder.
 */
public final class StagedFolder implements AutoCloseable {

  private final Path target;
  private final Path stage;
  private final boolean replaces;

  private StagedFolder(Path target, boolean replaces) throws IOException {
    this.target = target.toAbsolutePath().normalize();
    this.replaces = replaces;
    if (!replaces && isOccupied()) {
      throw new FileAlreadyExistsException(
          "Cannot write export, the folder is there already and not empty: " + target);
    }
    if (replaces && isOccupied() && !Files.exists(this.target.resolve(Export.SUMS))) {
      throw new FileAlreadyExistsException(
          "Cannot replace folder, it holds something else than an export: " + target);
    }
    if (Files.exists(this.target) && !Files.isDirectory(this.target)) {
      throw new FileAlreadyExistsException("Cannot write export, a file is there: " + target);
    }
    Files.createDirectories(this.target.getParent());
    this.stage = Files.createDirectory(beside("part"));
  }

  /**
   * A folder that must not be there yet, unless it is empty.
   *
   * @throws FileAlreadyExistsException if it is
   */
  static StagedFolder fresh(Path target) throws IOException {
    return new StagedFolder(target, false);
  }

  /**
   * A folder that takes the place of what is there.
   *
   * @throws FileAlreadyExistsException if that is no export
   */
  static StagedFolder replacing(Path target) throws IOException {
    return new StagedFolder(target, true);
  }

  /** Where files are written until {@link #publish}. */
  Path path() {
    return stage;
  }

  /** Puts the folder in its place; what was there goes only when the new one stands. */
  void publish() throws IOException {
    if (!replaces && isOccupied()) {
      throw new FileAlreadyExistsException(
          "Cannot write export, the folder is there already and not empty: " + target);
    }
    Path old = null;
    if (Files.exists(target)) {
      old = beside("old");
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(stage, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (old != null) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    if (old != null) {
      delete(old);
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() throws IOException {
    if (Files.exists(stage)) {
      delete(stage);
    }
  }

  private Path beside(String why) {
    return target.resolveSibling(
        ".%s.%s-%s".formatted(target.getFileName(), why, UUID.randomUUID()));
  }

  private boolean isOccupied() throws IOException {
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(target)) {
      return entries.findAny().isPresent();
    }
  }

  /** Deletes a folder with all that is in it. */
  public static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
