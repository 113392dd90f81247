package io.credlake.refine;

import io.credlake.fact.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * The row at hand while its rules run: what it says so far, and its identity.
 *
 * <p>The identity is a 128-bit digest over the feed and the names and texts, as given, of the kept
 * columns that have one; so a contract may add a column without making old rows new.
 */
final class RowInProgress {

  private static final byte[] NO_PROVINCE = {};

  private final RowSink sink;
  private final int identitySeed;
  private final long[] numbers;
  private long numbersKept;
  private long textsKept;

  private byte[] content = new byte[4096];
  private int contentLength;
  private int givenStart;

  private byte[] province = NO_PROVINCE;
  private String provinceText;
  private byte[] lastProvince;
  private String lastProvinceText;

  private int creditCodeOffset;
  private final List<String> warnings = new ArrayList<>();
  private final List<Reason> warningReasons = new ArrayList<>();

  /**
   * A row of a table.
   *
   * @param feed whose rows these are: equal rows of two feeds are two facts
   * @param fields number of fields of the table
   */
  RowInProgress(String feed, int fields, RowSink sink) {
    this.identitySeed = feed.hashCode();
    this.numbers = new long[fields];
    this.sink = sink;
  }

  void begin() {
    contentLength = 0;
    numbersKept = 0;
    textsKept = 0;
    province = NO_PROVINCE;
    provinceText = null;
    creditCodeOffset = -1;
    if (!warnings.isEmpty()) {
      warnings.clear();
      warningReasons.clear();
    }
  }

  /** Takes the given text of a column into the identity. */
  void given(int columnHash, char[] chars, int offset, int length) {
    int needed = contentLength + 5 + 4 * length;
    if (needed > content.length) {
      content = Arrays.copyOf(content, Math.max(needed, 2 * content.length));
    }
    content[contentLength++] = 0;
    content[contentLength++] = (byte) (columnHash >>> 24);
    content[contentLength++] = (byte) (columnHash >>> 16);
    content[contentLength++] = (byte) (columnHash >>> 8);
    content[contentLength++] = (byte) columnHash;
    givenStart = contentLength;
    contentLength += Utf8.encode(chars, offset, length, content, givenStart);
  }

  void keepGiven(int field) {
    textsKept |= 1L << field;
    sink.text(field, content, givenStart, contentLength - givenStart);
  }

  void keep(int field, byte[] utf8) {
    textsKept |= 1L << field;
    sink.text(field, utf8, 0, utf8.length);
  }

  void keepDate(int field, int epochDay) {
    remember(field, epochDay);
    sink.date(field, epochDay);
  }

  void keepMoney(int field, long hundredths) {
    remember(field, hundredths);
    sink.money(field, hundredths);
  }

  void keepCount(int field, long number) {
    remember(field, number);
    sink.count(field, number);
  }

  private void remember(int field, long number) {
    numbers[field] = number;
    numbersKept |= 1L << field;
  }

  /** Whether the row has a number or day in a field. */
  boolean hasNumber(int field) {
    return (numbersKept >>> field & 1) != 0;
  }

  /** The number or day in a field that has one. */
  long number(int field) {
    return numbers[field];
  }

  /** Whether the row has a text in a field. */
  boolean hasText(int field) {
    return (textsKept >>> field & 1) != 0;
  }

  void keepWarnings(int field) {
    if (!warnings.isEmpty()) {
      sink.texts(field, warnings);
    }
  }

  void warn(Reason reason) {
    warnings.add(reason.code());
    warningReasons.add(reason);
  }

  List<Reason> warnings() {
    return warningReasons;
  }

  void province(byte[] code) {
    province = code;
    if (code != lastProvince) {
      lastProvince = code;
      lastProvinceText = new String(code, StandardCharsets.UTF_8);
    }
    provinceText = lastProvinceText;
  }

  /** Code of the row's province, or null while it has none. */
  String provinceCode() {
    return provinceText;
  }

  /** Remembers where the valid credit code stands in the row's characters. */
  void creditCode(int offset) {
    creditCodeOffset = offset;
  }

  /** Where the valid credit code stands in the row's characters, or -1. */
  int creditCodeOffset() {
    return creditCodeOffset;
  }

  /** Whether the region in the valid code is neither the row's province nor the nation (10). */
  boolean isRegisteredElsewhere(char[] chars) {
    if (creditCodeOffset < 0 || province.length < 2) {
      return false;
    }
    char first = chars[creditCodeOffset + 2];
    char second = chars[creditCodeOffset + 3];
    boolean nation = first == '1' && second == '0';
    return !nation && (first != province[0] || second != province[1]);
  }

  void accept(long line) {
    long[] identity = MurmurHash3.hash128x64(content, 0, contentLength, identitySeed);
    sink.accept(line, identity[0], identity[1]);
  }
}
