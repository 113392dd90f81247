package io.credlake.web.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.credlake.access.PrivateFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of small texts that only the owner of the lake can read. Each text appears whole or not
 * at all.
 *
 * @param path of the folder
 */
public record PrivateFolder(Path path) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}[.](json|jsonl)");

  /**
   * The folder, which is made if it is not there.
   *
   * @throws IOException if it cannot be made
   */
  public static PrivateFolder at(Path path) throws IOException {
    PrivateFolders.make(path);
    return new PrivateFolder(path);
  }

  /** The text of a name; empty: there is none. */
  public Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(file(name), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Writes a text in the place of what was there. */
  public void write(String name, String text) throws IOException {
    Path file = file(name);
    Path unfinished = path.resolve("." + UUID.randomUUID());
    if (isPosix()) {
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    try (FileChannel channel = FileChannel.open(unfinished, CREATE, WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true); // or it could be there without its bytes once power has failed
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes a text, if there is one. */
  public void delete(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  /** The names of all texts. */
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    }
  }

  private Path file(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Invalid name of a file: " + name);
    }
    return path.resolve(name);
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
