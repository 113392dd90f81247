package io.credlake.decode;

import io.credlake.code.CitizenNumber;
import io.credlake.code.CreditCode;
import io.credlake.contract.Encoding;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.FieldType;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The door: looks once at all bytes of a delivery before any row of it is read.
 *
 * <p>It takes the digest that identifies the delivery, finds its encoding by its title row, refuses
 * what is no file of the feed or carries a citizen number outside the declared person columns, and
 * cuts the rest into chunks of whole rows that can be read side by side.
 */
public final class DeliveryScan {

  /** Bytes that a chunk holds at least, unless the file ends. */
  public static final int CHUNK_BYTES = 4 << 20;

  private static final int MAX_TITLE_ROW = 64 << 10;

  private final FeedContract contract;
  private final int chunkBytes;

  /** A scan by a contract. */
  public DeliveryScan(FeedContract contract) {
    this(contract, CHUNK_BYTES);
  }

  DeliveryScan(FeedContract contract, int chunkBytes) {
    this.contract = contract;
    this.chunkBytes = chunkBytes;
  }

  /** Looks at a delivery; the stream is read to its end. */
  public ScannedDelivery scan(InputStream in) throws IOException {
    MessageDigest digest = sha256();
    RowBoundaries rows = new RowBoundaries(chunkBytes);
    byte[] buffer = new byte[RowBoundaries.BUFFER];
    Title title = null;
    String refusal = null;
    int filled = 0;
    long bytes = 0;
    boolean unterminated = false;
    for (boolean end = false; !end; ) {
      int read = in.readNBytes(buffer, filled, buffer.length - filled);
      digest.update(buffer, filled, read);
      bytes += read;
      filled += read;
      end = filled < buffer.length;
      if (title == null) {
        title = readTitle(buffer, filled);
        refusal = title.refusal;
        rows.skip(title.length, title.lines);
      }
      if (refusal == null) {
        int kept = rows.scan(buffer, filled, end, title);
        refusal = title.refusal;
        unterminated =
            end && filled > 0 && buffer[filled - 1] != '\n' && buffer[filled - 1] != '\r';
        System.arraycopy(buffer, filled - kept, buffer, 0, kept);
        filled = kept;
      } else {
        filled = 0;
      }
    }
    String id = HexFormat.of().formatHex(digest.digest());
    if (refusal != null) {
      return new ScannedDelivery(id, bytes, null, null, List.of(), refusal, null);
    }
    return new ScannedDelivery(
        id, bytes, title.encoding, title.row, rows.chunks(), null, remark(title, unterminated));
  }

  private Title readTitle(byte[] head, int length) {
    Title title = new Title();
    if (length == 0) {
      title.refusal = "Cannot read delivery, the file is empty";
      return title;
    }
    String signature = FileSignature.of(head, length);
    if (signature != null) {
      title.refusal = "Cannot read delivery as CSV, the file is " + signature;
      return title;
    }
    int start = hasByteOrderMark(head, length) ? 3 : 0;
    int end = RowBoundaries.endOfRow(head, start, Math.min(length, start + MAX_TITLE_ROW));
    title.length = end;
    title.lines = lines(head, start, end);
    for (Encoding encoding : contract.encodings()) {
      String text = new String(head, start, end - start, encoding.charset());
      TitleRow row = TitleRow.match(CsvRows.firstRow(text), contract);
      if (title.row == null || row.known() > title.row.known()) {
        title.row = row;
        title.encoding = encoding;
      }
    }
    if (title.row.known() == 0) {
      title.refusal =
          "Cannot read delivery, no title row of feed %s in %s; expected: %s"
              .formatted(contract.feed(), names(contract.encodings()), titles());
    } else if (!title.row.missing().isEmpty()) {
      title.refusal =
          "Cannot read delivery, column missing: %s%s"
              .formatted(
                  String.join(", ", title.row.missing()),
                  title.row.unknown().isEmpty()
                      ? ""
                      : " (not expected: " + String.join(", ", title.row.unknown()) + ")");
    }
    return title;
  }

  private String titles() {
    return contract.columns().stream()
        .map(FeedContract.Column::title)
        .collect(Collectors.joining(","));
  }

  private static String names(List<Encoding> encodings) {
    return encodings.stream().map(e -> e.charset().name()).collect(Collectors.joining(" or "));
  }

  private static String remark(Title title, boolean unterminated) {
    StringBuilder remark = new StringBuilder();
    if (!title.row.unknown().isEmpty()) {
      remark.append("Columns not in the contract, not kept: ");
      remark.append(String.join(", ", title.row.unknown())).append(". ");
    }
    if (unterminated) {
      remark.append("The last row has no line end; the file may be cut off. ");
    }
    return remark.isEmpty() ? null : remark.toString().strip();
  }

  private static int lines(byte[] head, int from, int to) {
    int lines = 1;
    for (int i = from; i < to - 1; i++) {
      if (head[i] == '\n') {
        lines++;
      }
    }
    return lines;
  }

  private static boolean hasByteOrderMark(byte[] head, int length) {
    return length >= 3
        && head[0] == (byte) 0xEF
        && head[1] == (byte) 0xBB
        && head[2] == (byte) 0xBF;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot take digests, SHA-256 is missing", e);
    }
  }

  /** What the title row says; also the gate that knows which columns are declared as persons'. */
  private final class Title implements RowBoundaries.Gate {

    private Encoding encoding;
    private TitleRow row;
    private int length;
    private int lines;
    private String refusal;

    @Override
    public boolean admits(byte[] buffer, int from, int to, long line) {
      String text = new String(buffer, from, to - from, encoding.charset());
      List<String> fields = CsvRows.firstRow(text);
      for (int i = 0; i < fields.size(); i++) {
        if (leaks(fields.get(i), typeOf(i, fields.size()))) {
          refusal =
              "Cannot take delivery, citizen number in line %d, column %d: value withheld"
                  .formatted(line, i + 1);
          return false;
        }
      }
      return true;
    }

    private FieldType typeOf(int column, int columns) {
      // In a row of another shape nobody knows which column a value belongs to.
      boolean known = columns == row.columns() && row.contractColumns()[column] >= 0;
      return known
          ? contract.columns().get(row.contractColumns()[column]).type()
          : FieldType.SKIPPED;
    }

    private static boolean leaks(String field, FieldType type) {
      if (type == FieldType.PERSON || CitizenNumber.indexIn(field) < 0) {
        return false;
      }
      // Codes of twelve provinces begin like citizen numbers; both checks can hold by chance.
      return !(type == FieldType.CREDIT_CODE && CreditCode.isValid(field.strip()));
    }
  }
}
