package io.credlake.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.decode.RecordingRows.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvRowsTest {

  @ParameterizedTest
  @MethodSource("texts")
  void readsRowsWithTheirLines(String text, List<Row> rows) throws IOException {
    assertThat(read(text.getBytes(UTF_8), UTF_8)).isEqualTo(rows);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of("\n\r\n\n", List.of()),
        Arguments.of("a,b\nc,d\n", List.of(row(5, "a", "b"), row(6, "c", "d"))),
        Arguments.of("a,b\r\nc,d", List.of(row(5, "a", "b"), row(6, "c", "d"))),
        Arguments.of("a\rb\r", List.of(row(5, "a"), row(6, "b"))),
        Arguments.of("a\n\n\nb\n", List.of(row(5, "a"), row(8, "b"))),
        Arguments.of(",\n", List.of(row(5, "", ""))),
        Arguments.of("\"\"\n", List.of(row(5, ""))),
        Arguments.of("\"a,b\",\"c\"\"d\"\n", List.of(row(5, "a,b", "c\"d"))),
        Arguments.of("\"a\nb\r\nc\",d\ne\n", List.of(row(5, "a\nb\r\nc", "d"), row(8, "e"))),
        Arguments.of("a,b,c\nd\n", List.of(row(5, "a", "b", "c"), row(6, "d"))),
        Arguments.of("a\"b,c\"\n", List.of(row(5, "a\"b", "c\""))),
        Arguments.of("#a,b\n", List.of(row(5, "#a", "b"))),
        Arguments.of("有限公司, 甲 \n", List.of(row(5, "有限公司", " 甲 "))),
        Arguments.of("\"cut off,b\n", List.of(row(5, "cut off,b\n"))));
  }

  @Test
  void readsGb18030WithFourByteCharacters() throws IOException {
    Charset gb18030 = Charset.forName("GB18030");

    assertThat(read("甲㐀\uD840\uDC00,乙\n".getBytes(gb18030), gb18030))
        .containsExactly(row(5, "甲㐀\uD840\uDC00", "乙"));
  }

  @Test
  void bytesThatAreNoTextBecomeReplacementCharacters() throws IOException {
    assertThat(read(new byte[] {'a', (byte) 0xFF, ',', (byte) 0xE7, (byte) 0x94, '\n'}, UTF_8))
        .containsExactly(row(5, "a\uFFFD", "\uFFFD"));
  }

  @Test
  void readsRowsOfTheGreatestLength() throws IOException {
    String field = "x".repeat(CsvRows.MAX_ROW - 3);

    assertThat(read((field + ",y\nz\n").getBytes(UTF_8), UTF_8))
        .containsExactly(row(5, field, "y"), row(6, "z"));
  }

  @Test
  void firstRowOfATextIsItsFieldsOnly() {
    assertThat(CsvRows.firstRow("a,\"b\nc\"\nd,e,f\n")).containsExactly("a", "b\nc");
    assertThat(CsvRows.firstRow("")).isEmpty();
  }

  private static List<Row> read(byte[] bytes, Charset charset) throws IOException {
    RecordingRows rows = new RecordingRows();
    CsvRows.read(new ByteArrayInputStream(bytes), charset, 5, rows);
    return rows.rows();
  }

  private static Row row(long line, String... fields) {
    return new Row(line, List.of(fields));
  }
}
