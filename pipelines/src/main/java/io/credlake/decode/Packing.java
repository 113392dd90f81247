package io.credlake.decode;

/** What a delivery is packed in, known by its first bytes. */
public enum Packing {
  NONE,
  GZIP,
  /** An archive with one data file. */
  ZIP;

  static Packing of(byte[] head) {
    if (startsWith(head, 0x1F, 0x8B)) {
      return GZIP;
    }
    boolean zip = startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6);
    return zip ? ZIP : NONE;
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i == head.length || head[i] != (byte) bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
