package io.credlake.quarantine;

import io.credlake.contract.FeedContract.Format;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** A file of rows that is being written. */
interface RowFile extends AutoCloseable {

  /** Writes a row; it has a text for each column, none of them null. */
  void write(List<String> row) throws IOException;

  /** Completes the file. */
  @Override
  void close() throws IOException;

  /**
   * Begins a file.
   *
   * @param columns as the file names them
   * @param rowElement element of XML that is one row
   */
  static RowFile create(
      Path file, Format format, Charset charset, String rowElement, List<RowColumn> columns)
      throws IOException {
    return switch (format) {
      case CSV -> new CsvFile(file, charset, columns);
      case JSONL -> new JsonLinesFile(file, charset, columns);
      case XML -> new XmlFile(file, charset, rowElement, columns);
      case XLSX -> new XlsxFile(file, columns);
    };
  }
}
