package io.credlake.decode;

import java.io.IOException;

/** A delivery whose bytes are not what they should be; the message is the refusal. */
final class UnreadableDelivery extends IOException {

  private static final long serialVersionUID = 1;

  UnreadableDelivery(String refusal) {
    super(refusal);
  }

  UnreadableDelivery(String refusal, Throwable cause) {
    super(refusal, cause);
  }
}
