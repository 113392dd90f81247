package io.credlake.index.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The text of a file, whose encoding is found by trying: no byte is replaced.
 *
 * @param characters without a byte order mark
 * @param encoding in which they were written
 */
record Text(String characters, String encoding) {

  private static final List<Charset> TRIED =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is in another encoding; the message names the file
   */
  static Text read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (Charset charset : TRIED) {
      try {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return new Text(text.startsWith("\uFEFF") ? text.substring(1) : text, charset.name());
      } catch (CharacterCodingException e) {
        continue; // with the next
      }
    }
    throw new IllegalArgumentException(
        "Cannot read a file, its text is neither UTF-8 nor GB18030: " + file.getFileName());
  }
}
