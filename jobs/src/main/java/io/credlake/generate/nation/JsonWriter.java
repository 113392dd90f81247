package io.credlake.generate.nation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object per line; empty texts are left out. */
final class JsonWriter implements RowWriter {

  private final JsonGenerator json;
  private final Form form;

  JsonWriter(OutputStream out, Form form) throws IOException {
    this.json = new JsonFactory().createGenerator(out);
    this.json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    this.form = form;
  }

  @Override
  public void row(String[] texts) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isEmpty()) {
        json.writeStringField(form.titles().get(i), texts[i]);
      }
    }
    json.writeEndObject();
  }

  @Override
  public boolean broken(String[] texts, String reason) throws IOException {
    if (!reason.equals("columns.count")) {
      return false;
    }
    json.writeStartArray();
    json.writeString(texts[texts.length - 1]);
    json.writeEndArray();
    return true;
  }

  @Override
  public void close() throws IOException {
    json.writeRaw('\n');
    json.close();
  }
}
