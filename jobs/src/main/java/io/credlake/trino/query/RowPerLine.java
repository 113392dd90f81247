package io.credlake.trino.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** Puts every object of the outer array on a line of its own. */
final class RowPerLine extends MinimalPrettyPrinter {

  private static final long serialVersionUID = 1;

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    breakOuter(json);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    super.writeArrayValueSeparator(json);
    breakOuter(json);
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    breakOuter(json);
    super.writeEndArray(json, values);
  }

  private static void breakOuter(JsonGenerator json) throws IOException {
    if (json.getOutputContext().getParent() != null
        && json.getOutputContext().getParent().inRoot()) {
      json.writeRaw('\n');
    }
  }
}
