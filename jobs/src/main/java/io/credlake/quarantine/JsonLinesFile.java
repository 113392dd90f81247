package io.credlake.quarantine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rows as JSON, an object per line with the titles as keys. */
final class JsonLinesFile implements RowFile {

  private final JsonGenerator json;
  private final List<RowColumn> columns;

  JsonLinesFile(Path file, Charset charset, List<RowColumn> columns) throws IOException {
    this.columns = columns;
    json = new JsonFactory().createGenerator(Files.newBufferedWriter(file, charset));
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  @Override
  public void write(List<String> row) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < row.size(); i++) {
      json.writeStringField(columns.get(i).title(), row.get(i));
    }
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.writeRaw('\n');
    json.close();
  }
}
