package io.credlake.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The journal of the audit: entries are on disk before anything is told of them, and are taken out
 * only once the table {@code ops.audit} has them.
 *
 * <p>It is a folder of files of lines. The writer of a server appends to one file and now and then
 * begins another; what was begun and has not ended is carried into the new one.
 */
public final class AuditJournal implements AutoCloseable {

  private static final String SUFFIX = ".jsonl";

  private final Path folder;
  private final Map<String, AuditEntry> running = new LinkedHashMap<>();
  private Path file;
  private FileChannel channel;
  private boolean empty = true;

  /** Whether the file may end within a line, because writing it failed. */
  private boolean torn;

  /**
   * A journal whose writer is this process.
   *
   * @throws IOException if the folder cannot be written
   */
  public AuditJournal(Path folder) throws IOException {
    this.folder = folder;
    PrivateFolders.make(folder);
    open();
  }

  private void open() throws IOException {
    file = folder.resolve(UUID.randomUUID() + SUFFIX);
    channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    empty = true;
    torn = false;
  }

  /** Appends an entry; it is on disk when this returns. */
  public synchronized void append(AuditEntry entry) throws IOException {
    write(entry);
    if (entry.isWhole()) {
      running.remove(entry.id());
      empty = false;
    } else {
      running.put(entry.id(), entry);
    }
    channel.force(false);
  }

  /** Puts one whole entry beside the file of whoever writes, e.g. from another process. */
  public static void put(Path folder, AuditEntry entry) throws IOException {
    PrivateFolders.make(folder);
    Path unfinished = folder.resolve("." + UUID.randomUUID());
    try (FileChannel one =
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(one, entry.line());
      one.force(true);
    }
    Files.move(unfinished, folder.resolve(UUID.randomUUID() + SUFFIX));
  }

  private void write(AuditEntry entry) throws IOException {
    String begin = torn ? "\n" : "";
    torn = true;
    write(channel, begin + entry.line());
    torn = false;
  }

  private static void write(FileChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The files that nobody writes to any more; begins another file if this one has entries. */
  public synchronized List<Path> closedFiles() throws IOException {
    if (!empty) {
      FileChannel old = channel;
      open();
      for (AuditEntry entry : running.values()) {
        write(entry);
      }
      channel.force(true);
      old.close();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(one -> one.getFileName().toString().endsWith(SUFFIX) && !one.equals(file))
          .sorted()
          .toList();
    }
  }

  /**
   * The entries of files: of each id the whole one, or an interrupted one if its query runs no
   * more. The half line of a machine that failed was told to nobody, and is passed over.
   */
  public synchronized List<AuditEntry> entries(List<Path> files) throws IOException {
    Map<String, AuditEntry> entries = new LinkedHashMap<>();
    for (Path one : files) {
      for (String line : lines(one)) {
        try {
          AuditEntry entry = AuditEntry.of(line);
          entries.merge(entry.id(), entry, (a, b) -> a.isWhole() ? a : b);
        } catch (IllegalArgumentException e) {
          continue;
        }
      }
    }
    List<AuditEntry> whole = new ArrayList<>();
    for (AuditEntry entry : entries.values()) {
      if (entry.isWhole()) {
        whole.add(entry);
      } else if (!running.containsKey(entry.id()) && !isWritten(entry.id())) {
        whole.add(entry.interrupted());
      }
    }
    return whole;
  }

  /** Whether the end of a query stands in the file that is written to. */
  private boolean isWritten(String id) throws IOException {
    return lines(file).stream().anyMatch(line -> line.contains('"' + id + '"'));
  }

  /** The lines of a file, one of which may end within a character. */
  private static List<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
