package io.credlake.refine;

import java.nio.charset.StandardCharsets;

/** Encodes slices of characters without making strings of them. */
final class Utf8 {

  private Utf8() {}

  /**
   * Encodes a slice.
   *
   * @param bytes with room for three bytes per character
   * @return number of bytes
   */
  static int encode(char[] chars, int offset, int length, byte[] bytes, int start) {
    int at = start;
    for (int i = offset; i < offset + length; i++) {
      char c = chars[i];
      if (c < 0x80) {
        bytes[at++] = (byte) c;
      } else if (c < 0x800) {
        bytes[at++] = (byte) (0xC0 | (c >> 6));
        bytes[at++] = (byte) (0x80 | (c & 0x3F));
      } else if (Character.isSurrogate(c)) {
        return encodeSlowly(chars, offset, length, bytes, start);
      } else {
        bytes[at++] = (byte) (0xE0 | (c >> 12));
        bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        bytes[at++] = (byte) (0x80 | (c & 0x3F));
      }
    }
    return at - start;
  }

  private static int encodeSlowly(char[] chars, int offset, int length, byte[] bytes, int start) {
    byte[] utf8 = new String(chars, offset, length).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, bytes, start, utf8.length);
    return utf8.length;
  }
}
