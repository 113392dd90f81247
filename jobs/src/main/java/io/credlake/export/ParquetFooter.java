package io.credlake.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.apache.iceberg.shaded.org.apache.parquet.format.ColumnChunk;
import org.apache.iceberg.shaded.org.apache.parquet.format.FileMetaData;
import org.apache.iceberg.shaded.org.apache.parquet.format.RowGroup;
import org.apache.iceberg.shaded.org.apache.parquet.format.Util;

/**
 * The end of a Parquet file, which tells what is in it. Its writer lists encodings in the order of
 * a hash set, which is another in another process.
 */
final class ParquetFooter {

  /** Length of the footer, and PAR1. */
  private static final int TAIL = 8;

  private ParquetFooter() {}

  /** Puts the encodings in one order. */
  static void sort(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer tail = read(channel, channel.size() - TAIL, TAIL);
      int length = tail.getInt();
      long start = channel.size() - TAIL - length;
      byte[] sorted = sorted(read(channel, start, length).array());
      channel.truncate(start);
      tail.putInt(0, sorted.length).rewind();
      write(channel, start, ByteBuffer.wrap(sorted));
      write(channel, start + sorted.length, tail);
    }
  }

  private static byte[] sorted(byte[] footer) throws IOException {
    FileMetaData about = Util.readFileMetaData(new ByteArrayInputStream(footer));
    for (RowGroup rows : about.getRow_groups()) {
      for (ColumnChunk column : rows.getColumns()) {
        column.getMeta_data().getEncodings().sort(Comparator.naturalOrder());
        column.getMeta_data().getEncoding_stats().sort(Comparator.naturalOrder());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Util.writeFileMetaData(about, bytes);
    return bytes.toByteArray();
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("Cannot read footer, the file ends too early");
      }
    }
    return bytes.rewind();
  }

  private static void write(FileChannel channel, long from, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes, from + bytes.position());
    }
  }
}
