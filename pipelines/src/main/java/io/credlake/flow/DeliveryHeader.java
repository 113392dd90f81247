package io.credlake.flow;

import io.credlake.code.ChinaTime;
import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.contract.Manifest;
import io.credlake.decode.Reading;
import io.credlake.refine.DeliveryTerms;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What is known of a delivery before its rows are read.
 *
 * @param feed of which it is; not necessarily a known one if it was refused
 * @param deliveryId SHA-256 of its bytes, or of where it begins in a topic
 * @param source file it came from, or which messages of a topic it is
 * @param bytes size
 * @param reading how its rows are read; null if it was refused
 * @param refusal why it was refused; null if it was not
 * @param remark what is odd about it; null if nothing is
 * @param arrivedAt when it was found, in milliseconds since 1970-01-01 UTC
 * @param manifest what its sender declares
 */
record DeliveryHeader(
    String feed,
    String deliveryId,
    String source,
    long bytes,
    Reading reading,
    String refusal,
    String remark,
    long arrivedAt,
    Manifest manifest)
    implements Serializable {

  /** What it says about its rows. */
  DeliveryTerms terms() {
    return DeliveryTerms.of(manifest, day(arrivedAt));
  }

  /** The same delivery with what its sender declares. */
  DeliveryHeader with(Manifest declared) {
    return new DeliveryHeader(
        feed, deliveryId, source, bytes, reading, refusal, remark, arrivedAt, declared);
  }

  /** The same delivery, refused if its manifest says what must not be taken. */
  DeliveryHeader judged(FeedContract contract, CodeLists lists) {
    if (refusal != null) {
      return this;
    }
    return refused(manifest.refusal(contract, deliveryId, day(arrivedAt), lists));
  }

  /** The same delivery, refused for a reason unless that is null. */
  DeliveryHeader refused(String reason) {
    return reason == null
        ? this
        : new DeliveryHeader(
            feed, deliveryId, source, bytes, null, reason, remark, arrivedAt, manifest);
  }

  /** Day in China of an instant in milliseconds. */
  static LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ChinaTime.ZONE);
  }
}
