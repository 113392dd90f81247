package io.credlake.flow;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.util.FileUtils;

/**
 * The news of a round by bucket: gathered until the round ends, so that each organisation is taken
 * once however many rows speak of it. Many go to files.
 */
final class RoundNews<N extends News> implements AutoCloseable {

  /** Bytes in memory, at most. */
  static final long MOST_BYTES = 48L << 20;

  /** News that are handed out together, at most. */
  static final int MOST_TOGETHER = 200_000;

  private final Path folder;
  private final News.Reader<N> reader;
  private final long mostBytes;
  private final int mostTogether;
  private final List<List<NewsBlock>> blocks =
      Stream.generate(() -> (List<NewsBlock>) new ArrayList<NewsBlock>())
          .limit(Buckets.COUNT)
          .toList();
  private long bytes;
  private boolean spilled;

  /** Takes news of a key range. */
  @FunctionalInterface
  interface Taker<N> {
    /** News in the order in which they were gathered; the list may be changed. */
    void take(List<N> news) throws Exception;
  }

  /**
   * No news yet.
   *
   * @param folder for files; made when it is needed, deleted in the end
   */
  RoundNews(Path folder, News.Reader<N> reader, long mostBytes, int mostTogether) {
    this.folder = folder;
    this.reader = reader;
    this.mostBytes = mostBytes;
    this.mostTogether = mostTogether;
  }

  void add(NewsBlock block) throws IOException {
    blocks.get(block.bucket()).add(block);
    bytes += block.bytes().length;
    if (bytes >= mostBytes) {
      spill();
    }
  }

  private void spill() throws IOException {
    Files.createDirectories(folder);
    for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
      if (!blocks.get(bucket).isEmpty()) {
        append(bucket);
      }
    }
    bytes = 0;
    spilled = true;
  }

  private void append(int bucket) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(
                    file(bucket), StandardOpenOption.CREATE, StandardOpenOption.APPEND)))) {
      for (NewsBlock block : blocks.get(bucket)) {
        out.writeInt(block.count());
        out.writeInt(block.bytes().length);
        out.write(block.bytes());
      }
    }
    blocks.get(bucket).clear();
  }

  private Path file(int bucket) {
    return folder.resolve("bucket-" + bucket);
  }

  /** Hands out all news, bucket by bucket, and forgets them. */
  void drain(Taker<N> taker) throws Exception {
    for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
      List<N> together = new ArrayList<>();
      if (spilled && Files.exists(file(bucket))) {
        drainFile(bucket, together, taker);
      }
      for (NewsBlock block : blocks.get(bucket)) {
        take(block.count(), block.bytes(), together, taker);
      }
      blocks.get(bucket).clear();
      taker.take(together);
    }
    bytes = 0;
    spilled = false;
  }

  private void drainFile(int bucket, List<N> together, Taker<N> taker) throws Exception {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file(bucket))))) {
      while (in.available() > 0) {
        int count = in.readInt();
        take(count, in.readNBytes(in.readInt()), together, taker);
      }
    }
    Files.delete(file(bucket));
  }

  private void take(int count, byte[] packed, List<N> together, Taker<N> taker) throws Exception {
    DataInputDeserializer in = new DataInputDeserializer(packed);
    for (int i = 0; i < count; i++) {
      together.add(reader.read(in));
    }
    if (together.size() >= mostTogether) {
      taker.take(together);
      together.clear();
    }
  }

  @Override
  public void close() {
    FileUtils.deleteDirectoryQuietly(folder.toFile());
  }
}
