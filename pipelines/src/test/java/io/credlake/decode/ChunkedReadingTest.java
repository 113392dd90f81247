package io.credlake.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.decode.RecordingRows.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random files, read chunk by chunk, give the same rows and lines as read at once. */
class ChunkedReadingTest {

  private static final int FILES = 300;

  private static final List<String> TEXTS =
      List.of("", "a", "甲公司", "12345678", "123456789012", "x y", "\u3000", "𠀀", "㐀㐁", "é", "'");
  // No lone CR: FastCSV takes one and a later LF of the same field for one line end.
  private static final List<String> QUOTED_TEXTS =
      List.of(",", "\n", "\r\n", "\"\"", ",\"\"", "\n\n", "1234567,\n", "甲", "abcdefg,", "");
  private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\n\n", "\r\n\r\n");
  private static final List<String> ALL_LINE_ENDS = List.of("\n", "\r\n", "\n\n", "\r\n\r\n", "\r");
  private static final List<String> LITERAL_QUOTES =
      List.of("a\"b", "a\"", "a\"\"", "\"a\"b", "\"a\"b\"c");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void wellFormedFiles(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      assertSameRows(file(random, false), random, UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void filesInGb18030(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      assertSameRows(file(random, false), random, Charset.forName("GB18030"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void filesWithQuotesInTheWrongPlaces(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      assertSameRows(file(random, true), random, UTF_8);
    }
  }

  private static String file(Random random, boolean literalQuotes) {
    // A quote in the wrong place may take line ends into its field.
    List<String> lineEnds = literalQuotes ? LINE_ENDS : ALL_LINE_ENDS;
    StringBuilder file = new StringBuilder("名称,代码,日期,省份").append(oneOf(random, lineEnds));
    int rows = random.nextInt(30);
    for (int row = 0; row < rows; row++) {
      int fields = 1 + random.nextInt(5);
      for (int field = 0; field < fields; field++) {
        file.append(field == 0 ? "" : ",");
        switch (random.nextInt(literalQuotes ? 4 : 3)) {
          case 0 -> file.append('"').append(several(random, QUOTED_TEXTS)).append('"');
          case 3 -> file.append(oneOf(random, LITERAL_QUOTES));
          default -> file.append(several(random, TEXTS));
        }
      }
      file.append(row == rows - 1 && random.nextBoolean() ? "" : oneOf(random, lineEnds));
    }
    return file.toString();
  }

  private static void assertSameRows(String file, Random random, Charset charset)
      throws IOException {
    byte[] bytes = file.getBytes(charset);
    int chunkBytes = 1 + random.nextInt(200);
    ScannedDelivery scanned = Deliveries.scan(Feed.CHINESE, chunkBytes, bytes);
    assertThat(scanned.refusal()).as(file).isNull();
    assertThat(scanned.reading().encoding().charset()).isEqualTo(charset);

    assertThat(Deliveries.rows(Feed.CHINESE, bytes, scanned).rows())
        .as(file)
        .isEqualTo(whole(bytes, charset));
  }

  /** All rows but the titles. */
  private static List<Row> whole(byte[] bytes, Charset charset) throws IOException {
    RecordingRows rows = new RecordingRows();
    CsvRows.read(new ByteArrayInputStream(bytes), charset, 1, rows);
    return rows.rows().subList(1, rows.rows().size());
  }

  private static String several(Random random, List<String> texts) {
    StringBuilder several = new StringBuilder();
    for (int left = random.nextInt(4); left >= 0; left--) {
      several.append(oneOf(random, texts));
    }
    return several.toString();
  }

  private static String oneOf(Random random, List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
