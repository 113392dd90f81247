package io.credlake.trino.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes a result as one JSON array, an object per row and line. */
final class JsonFormat implements ResultWriter {

  @Override
  public long write(ResultSet rows, Writer out) throws SQLException, IOException {
    Columns columns = Columns.of(rows);
    long written = 0;
    try (JsonGenerator json = JsonValues.MAPPER.createGenerator(out)) {
      // a result cut off by an error must not look whole
      json.disable(StreamWriteFeature.AUTO_CLOSE_CONTENT.mappedFeature());
      json.disable(StreamWriteFeature.AUTO_CLOSE_TARGET.mappedFeature());
      json.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature());
      json.setPrettyPrinter(new RowPerLine());
      json.writeStartArray();
      while (rows.next()) {
        json.writeStartObject();
        for (int i = 0; i < columns.count(); i++) {
          json.writeFieldName(columns.names().get(i));
          JsonValues.MAPPER.writeTree(json, columns.json(rows, i));
        }
        json.writeEndObject();
        written++;
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
    out.flush();
    return written;
  }
}
