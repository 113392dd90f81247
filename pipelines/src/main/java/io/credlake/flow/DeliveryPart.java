package io.credlake.flow;

import io.credlake.contract.Encoding;
import io.credlake.decode.Chunk;
import io.credlake.decode.TitleRow;
import java.io.Serializable;

/**
 * A part of a delivery on its way to be read: a chunk of its rows, or only news of it.
 *
 * @param delivery what it is a part of
 * @param titles how its columns stand; null if it was refused
 * @param chunk what to read; null if there is nothing to read
 * @param parts of how many parts the delivery consists
 * @param known whether there is nothing to enter into the ledger
 * @param problem what the operator of the job must be told; null if nothing
 */
record DeliveryPart(
    DeliveryHeader delivery, TitleRow titles, Chunk chunk, int parts, boolean known, String problem)
    implements Serializable {

  /** News of a file that could not be read: without bytes there is no delivery. */
  static DeliveryPart unreadable(String file, String problem) {
    DeliveryHeader none = new DeliveryHeader("", file, 0, null, null, null, 0);
    return new DeliveryPart(none, null, null, 1, true, problem);
  }

  /** Name within the job. */
  String id() {
    return delivery.source() + "@" + (chunk == null ? 0 : chunk.offset());
  }

  /**
   * What is known of a delivery before its rows are read.
   *
   * @param deliveryId SHA-256 of its bytes
   * @param source file it came from
   * @param bytes size
   * @param encoding in which it is read; null if it was refused
   * @param refusal why it was refused; null if it was not
   * @param remark what is odd about it; null if nothing is
   * @param arrivedAt when it was found, in milliseconds since 1970-01-01 UTC
   */
  record DeliveryHeader(
      String deliveryId,
      String source,
      long bytes,
      Encoding encoding,
      String refusal,
      String remark,
      long arrivedAt)
      implements Serializable {}
}
