package io.credlake.flow;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Keys under which the state of an organisation is kept.
 *
 * <p>All numbers with one organisation code have one key. The keys of a bucket fall into the key
 * group of the same number, so that a block of them can travel as one.
 */
final class OrganisationKeys {

  private static final int CREDIT_CODE = 18;
  private static final int CODE_START = 8;
  private static final int CODE_END = 17;
  private static final int ORGANISATION_CODE = 9;
  private static final int DIGITS = 15;
  private static final int RADIX = 36;

  /** Keeps registration numbers apart from organisation codes, which are smaller. */
  private static final long NUMBERS = 1L << 60;

  private static final long OTHERS = 1L << 61;

  private static final long[] KEYS = new long[Buckets.COUNT];

  static {
    boolean[] found = new boolean[Buckets.COUNT];
    int missing = Buckets.COUNT;
    for (long key = 0; missing > 0; key++) {
      int bucket = bucket(key);
      if (!found[bucket]) {
        found[bucket] = true;
        KEYS[bucket] = key;
        missing--;
      }
    }
  }

  private OrganisationKeys() {}

  /** The key of an organisation under any of its numbers. */
  static long of(String identifier) {
    String code =
        identifier.length() == CREDIT_CODE
            ? identifier.substring(CODE_START, CODE_END)
            : identifier;
    try {
      if (code.length() == ORGANISATION_CODE) {
        return Long.parseUnsignedLong(code, RADIX);
      }
      if (code.length() == DIGITS) {
        return NUMBERS + Long.parseUnsignedLong(code);
      }
    } catch (NumberFormatException e) {
      // as any other text
    }
    // Should two of these meet, they share a ledger, which tells organisations apart anyway.
    return OTHERS + (digest(code) >>> 4);
  }

  /** Digest of a text; never 0, which stands for none. */
  static long digest(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    long digest = MurmurHash3.hash128x64(utf8, 0, utf8.length, 0)[0];
    return digest == 0 ? 1 : digest;
  }

  /** The key of a unit that an indicator counts. */
  static long ofUnit(String commitment, String unit) {
    return digest(commitment + '\0' + unit);
  }

  /** The key of a case, told apart by the organisation that it is about. */
  static long unit(long number, long organisation) {
    return number ^ (organisation * 0x9E3779B97F4A7C15L);
  }

  /** The bucket of a key. */
  static int bucket(long key) {
    return KeyGroupRangeAssignment.assignToKeyGroup(key, Buckets.COUNT);
  }

  /** A key of a bucket. */
  static long keyOf(int bucket) {
    return KEYS[bucket];
  }
}
