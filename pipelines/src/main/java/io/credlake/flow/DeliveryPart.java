package io.credlake.flow;

import io.credlake.contract.Manifest;
import io.credlake.decode.Chunk;
import java.io.Serializable;

/**
 * A part of a delivery on its way to be read: a chunk of its rows, or only news of it.
 *
 * @param delivery what it is a part of
 * @param chunk what to read; null if there is nothing to read
 * @param parts of how many parts the delivery consists
 * @param known whether there is nothing to enter into the ledger
 * @param problem what the operator of the job must be told; null if nothing
 */
record DeliveryPart(DeliveryHeader delivery, Chunk chunk, int parts, boolean known, String problem)
    implements Serializable {

  /** News of a file that could not be read: without bytes there is no delivery. */
  static DeliveryPart unreadable(String file, String problem) {
    DeliveryHeader none = new DeliveryHeader("", "", file, 0, null, null, null, 0, Manifest.NONE);
    return new DeliveryPart(none, null, 1, true, problem);
  }

  /** Name within the job. */
  String id() {
    return delivery.source() + "@" + (chunk == null ? 0 : chunk.offset());
  }
}
