package io.credlake.disclosure.noise;

import java.nio.ByteBuffer;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Keys of records: even over 0 to 1, always the same for a record, and not to be guessed without
 * the secret (HMAC-SHA-256).
 */
public final class RecordKeys {

  private static final int LEAST_SECRET = 16;

  private final byte[] secret;

  /**
   * Keys by a secret, which must stay the same over all releases.
   *
   * @throws IllegalArgumentException if it has less than 16 bytes
   */
  public RecordKeys(byte[] secret) {
    if (secret.length < LEAST_SECRET) {
      throw new IllegalArgumentException(
          "Invalid secret of record keys, it must have 16 bytes or more: " + secret.length);
    }
    this.secret = secret.clone();
  }

  /** The key of a record, by what names it, such as the code of an organisation. */
  public CellKey of(String record) {
    byte[] digest = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmac(record);
    return new CellKey(ByteBuffer.wrap(digest).getLong());
  }
}
