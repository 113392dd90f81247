package io.credlake.decode;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of a delivery once all its bytes were seen, before any row of it is read.
 *
 * @param deliveryId SHA-256 of the bytes in hexadecimal
 * @param bytes size
 * @param reading how its rows are read; null if refused
 * @param chunks the parts to read; empty if refused or without data rows
 * @param refusal why nothing of it may be stored; null if it may
 * @param remark what is odd about it; null if nothing is
 */
public record ScannedDelivery(
    String deliveryId,
    long bytes,
    Reading reading,
    List<Chunk> chunks,
    String refusal,
    String remark)
    implements Serializable {

  /** Whether nothing of the delivery may be stored. */
  public boolean isRefused() {
    return refusal != null;
  }
}
