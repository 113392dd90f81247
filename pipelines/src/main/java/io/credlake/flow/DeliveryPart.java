package io.credlake.flow;

import io.credlake.contract.Manifest;
import io.credlake.decode.Chunk;
import java.io.Serializable;

/**
 * A part of a delivery on its way to be read: a chunk of its rows, or only news of it.
 *
 * @param delivery what it is a part of
 * @param chunk what to read; null if there is nothing to read
 * @param stamp of the file when it passed the gate; null if there is nothing to read
 * @param parts of how many parts the delivery consists
 * @param known whether there is nothing to enter into the ledger
 * @param problem what the operator of the job must be told; null if nothing
 */
record DeliveryPart(
    DeliveryHeader delivery, Chunk chunk, FileStamp stamp, int parts, boolean known, String problem)
    implements Serializable {

  /** News of a delivery of which nothing is to be read. */
  static DeliveryPart news(DeliveryHeader delivery, boolean known, String problem) {
    return new DeliveryPart(delivery, null, null, 1, known, problem);
  }

  /** A chunk of a delivery. */
  static DeliveryPart of(DeliveryHeader delivery, Chunk chunk, FileStamp stamp, int parts) {
    return new DeliveryPart(delivery, chunk, stamp, parts, false, null);
  }

  /** News of a file that could not be read: without bytes there is no delivery. */
  static DeliveryPart unreadable(String file, String problem) {
    DeliveryHeader none = new DeliveryHeader("", "", file, 0, null, null, null, 0, Manifest.NONE);
    return news(none, true, problem);
  }

  /** Name within the job. */
  String id() {
    return delivery.source() + "@" + (chunk == null ? 0 : chunk.offset());
  }
}
