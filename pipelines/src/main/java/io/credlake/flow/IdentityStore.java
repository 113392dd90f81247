package io.credlake.flow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.util.FileUtils;
import org.apache.iceberg.shaded.org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.EnvOptions;
import org.rocksdb.Filter;
import org.rocksdb.IndexType;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;

/**
 * A set of identities in bounded memory: the latest are on the heap, all others in sorted files.
 *
 * <p>Most identities that are asked for are new. A filter on the heap tells that of nearly all of
 * them, as long as there are not far more than {@link #FILTERED}; the files behind it have filters
 * of their own, of ten bits for each identity.
 */
final class IdentityStore implements AutoCloseable {

  /** Identities on the heap, at most: about 100 MB. */
  static final int MOST_RECENT = 3_000_000;

  /** Identities that the filter on the heap tells apart from all but one new one in a hundred. */
  private static final int FILTERED = 25_000_000;

  private static final int FILTER_BYTES =
      BlockSplitBloomFilter.optimalNumOfBits(FILTERED, 0.01) / Byte.SIZE;

  private static final int BYTES = 2 * Long.BYTES;
  private static final byte[] NOTHING = {};
  private static final double FILTER_BITS = 10;
  private static final long CACHE = 64L << 20;
  private static final int CACHE_SHARD_BITS = 2;
  private static final int OPEN_FILES = 256;

  /** The order of keys, which begin with the lower half because buckets do. */
  private static final Comparator<long[]> KEYS =
      Comparator.<long[]>comparingLong(pair -> pair[1] ^ Long.MIN_VALUE)
          .thenComparingLong(pair -> pair[0] ^ Long.MIN_VALUE);

  private final Path folder;
  private final int mostRecent;
  private final IdentitySet[] recent = new IdentitySet[Buckets.COUNT];
  private final byte[] key = new byte[BYTES];
  private int recentSize;
  private int spills;
  private Spilled spilled;

  /** The identities in files, and a filter that they all pass. */
  private record Spilled(
      BlockSplitBloomFilter passing,
      RocksDB files,
      Options options,
      LRUCache cache,
      Filter filter,
      EnvOptions environment)
      implements AutoCloseable {
    @Override
    public void close() {
      files.close();
      options.close();
      environment.close();
      filter.close();
      cache.close();
    }
  }

  /**
   * An empty set.
   *
   * @param folder for its files; made when it is needed, deleted in the end
   * @param mostRecent identities on the heap, at most
   */
  IdentityStore(Path folder, int mostRecent) {
    this.folder = folder;
    this.mostRecent = mostRecent;
  }

  /** Adds an identity; false if it was there. */
  boolean add(long high, long low) {
    if (isSpilled(high, low)) {
      return false;
    }
    int bucket = Buckets.of(low);
    if (recent[bucket] == null) {
      recent[bucket] = new IdentitySet();
    }
    boolean added = recent[bucket].add(high, low);
    if (added && ++recentSize >= mostRecent) {
      spill();
    }
    return added;
  }

  boolean isEmpty() {
    return recentSize == 0 && spilled == null;
  }

  boolean contains(long high, long low) {
    IdentitySet ofBucket = recent[Buckets.of(low)];
    return (ofBucket != null && ofBucket.contains(high, low)) || isSpilled(high, low);
  }

  private boolean isSpilled(long high, long low) {
    if (spilled == null || !spilled.passing.findHash(high)) {
      return false;
    }
    try {
      return spilled.files.get(key(high, low), NOTHING) != RocksDB.NOT_FOUND;
    } catch (RocksDBException e) {
      throw failure("read", e);
    }
  }

  private byte[] key(long high, long low) {
    ByteBuffer.wrap(key).putLong(low).putLong(high);
    return key;
  }

  private void spill() {
    try {
      if (spilled == null) {
        spilled = open();
      }
      Path file = folder.resolve("spill-" + spills++ + ".sst");
      write(file);
      try (IngestExternalFileOptions options = new IngestExternalFileOptions()) {
        options.setMoveFiles(true);
        spilled.files.ingestExternalFile(List.of(file.toString()), options);
      }
      recentSize = 0;
    } catch (RocksDBException | IOException e) {
      throw failure("write", e);
    }
  }

  private Spilled open() throws RocksDBException, IOException {
    RocksDB.loadLibrary();
    Files.createDirectories(folder);
    LRUCache cache = new LRUCache(CACHE, CACHE_SHARD_BITS);
    Filter filter = new BloomFilter(FILTER_BITS);
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setFilterPolicy(filter)
            .setIndexType(IndexType.kTwoLevelIndexSearch)
            .setPartitionFilters(true)
            .setCacheIndexAndFilterBlocks(true)
            .setPinTopLevelIndexAndFilter(true);
    Options options =
        new Options()
            .setCreateIfMissing(true)
            .setCompressionType(CompressionType.NO_COMPRESSION) // of digests there is none
            .setTableFormatConfig(table)
            .setMaxOpenFiles(OPEN_FILES);
    return new Spilled(
        new BlockSplitBloomFilter(FILTER_BYTES),
        RocksDB.open(options, folder.resolve("db").toString()),
        options,
        cache,
        filter,
        new EnvOptions());
  }

  private void write(Path file) throws RocksDBException {
    try (SstFileWriter writer = new SstFileWriter(spilled.environment, spilled.options)) {
      writer.open(file.toString());
      for (int bucket = 0; bucket < recent.length; bucket++) {
        if (recent[bucket] != null) {
          for (long[] pair : sorted(recent[bucket])) {
            writer.put(key(pair[0], pair[1]), NOTHING);
            spilled.passing.insertHash(pair[0]);
          }
          recent[bucket] = null;
        }
      }
      writer.finish();
    }
  }

  private static List<long[]> sorted(IdentitySet set) {
    List<long[]> pairs = new ArrayList<>(set.size());
    set.forEach((high, low) -> pairs.add(new long[] {high, low}));
    pairs.sort(KEYS);
    return pairs;
  }

  private IllegalStateException failure(String action, Exception e) {
    return new IllegalStateException(
        "Cannot %s identities of rows, %s: %s".formatted(action, e.getMessage(), folder), e);
  }

  @Override
  public void close() {
    if (spilled != null) {
      spilled.close();
      spilled = null;
      FileUtils.deleteDirectoryQuietly(folder.toFile());
    }
  }
}
