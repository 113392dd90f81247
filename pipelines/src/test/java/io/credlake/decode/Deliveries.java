package io.credlake.decode;

import io.credlake.contract.FeedContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;

/** Scans deliveries in memory and reads their rows. */
final class Deliveries {

  static final LocalDate TODAY = LocalDate.of(2020, 6, 1);

  private static final UnpackedStream.Limit SMALL = new UnpackedStream.Limit(20_000_000, 200);

  private Deliveries() {}

  static ScannedDelivery scan(FeedContract contract, byte[] bytes) throws IOException {
    return scan(contract, DeliveryScan.CHUNK_BYTES, bytes);
  }

  static ScannedDelivery scan(FeedContract contract, int chunkBytes, byte[] bytes)
      throws IOException {
    return new DeliveryScan(contract, chunkBytes, SMALL, () -> TODAY)
        .scan(() -> new ByteArrayInputStream(bytes));
  }

  /** The rows of a delivery that was not refused. */
  static RecordingRows rows(FeedContract contract, byte[] bytes, ScannedDelivery scanned)
      throws IOException {
    RecordingRows rows = new RecordingRows();
    for (Chunk chunk : scanned.chunks()) {
      ByteArrayInputStream in =
          chunk.isWhole()
              ? new ByteArrayInputStream(bytes)
              : new ByteArrayInputStream(
                  bytes, Math.toIntExact(chunk.offset()), Math.toIntExact(chunk.length()));
      DeliveryRows.read(in, scanned.reading(), chunk, contract, rows);
    }
    return rows;
  }
}
