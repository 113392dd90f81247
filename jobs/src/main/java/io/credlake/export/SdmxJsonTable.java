package io.credlake.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.credlake.dataset.Column;
import io.credlake.dataset.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An SDMX-JSON 2.0 data message, all dimensions at the observation.
 *
 * <p>Observations come first and the structure that their indexes point into behind them: which
 * codes there are is known at the end only, and members of a JSON object have no order.
 */
final class SdmxJsonTable implements TableWriter {

  private static final String SCHEMA =
      "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/"
          + "sdmx-json-data-schema.json";

  private final SdmxFlow flow;
  private final ExportPackage about;
  private final JsonGenerator json;
  private final List<Map<String, Integer>> keys = new ArrayList<>();
  private final Map<String, Integer> periods = new LinkedHashMap<>();
  private final List<Map<String, Integer>> codes = new ArrayList<>();
  private boolean isEmpty = true;

  SdmxJsonTable(Path file, SdmxFlow flow, ExportPackage about) throws IOException {
    this.flow = flow;
    this.about = about;
    flow.dimensionIds().forEach(dimension -> keys.add(new LinkedHashMap<>()));
    flow.attributeCodes().forEach(list -> codes.add(list == null ? null : new LinkedHashMap<>()));
    json = new JsonFactory().createGenerator(Files.newOutputStream(file), JsonEncoding.UTF8);
    json.enable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    meta();
    json.writeObjectFieldStart("data");
    json.writeArrayFieldStart("dataSets");
    json.writeStartObject();
    json.writeStringField("action", "Information");
    links();
    json.writeObjectFieldStart("observations");
  }

  @Override
  public void write(Object[] row) throws IOException {
    flow.observe(row, this::observation);
  }

  @Override
  public void close() throws IOException {
    try (json) {
      json.writeEndObject();
      if (!isEmpty) {
        json.writeNumberField("structure", 0);
      }
      json.writeEndObject();
      json.writeEndArray();
      json.writeArrayFieldStart("structures");
      if (!isEmpty) {
        structure();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private void observation(List<String> key, String period, Object value, List<Object> attributes)
      throws IOException {
    isEmpty = false;
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < key.size(); i++) {
      name.append(index(keys.get(i), key.get(i))).append(':');
    }
    name.append(index(periods, period));
    json.writeArrayFieldStart(name.toString());
    value(value);
    for (int i = 0; i < attributes.size(); i++) {
      Object attribute = attributes.get(i);
      boolean coded = attribute != null && codes.get(i) != null;
      value(coded ? index(codes.get(i), attribute.toString()) : attribute);
    }
    json.writeEndArray();
  }

  private void value(Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Double number -> json.writeNumber(CellText.number(number));
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      default -> json.writeString(value.toString());
    }
  }

  private static int index(Map<String, Integer> indexes, String value) {
    Integer index = indexes.putIfAbsent(value, indexes.size());
    return index == null ? indexes.size() - 1 : index;
  }

  private void meta() throws IOException {
    json.writeObjectFieldStart("meta");
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("id", flow.id() + "-" + SdmxFlow.code(about.release().label()));
    json.writeStringField(
        "prepared", about.release().created().truncatedTo(ChronoUnit.SECONDS).toString());
    json.writeBooleanField("test", false);
    json.writeArrayFieldStart("contentLanguages");
    json.writeString("zh");
    json.writeString("en");
    json.writeEndArray();
    names(flow.dataset().title());
    json.writeObjectFieldStart("sender");
    json.writeStringField("id", flow.agency());
    names(about.publication().publisher());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void links() throws IOException {
    json.writeArrayFieldStart("links");
    json.writeStartObject();
    json.writeStringField("rel", "dataflow");
    json.writeStringField(
        "urn",
        "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=%s:%s(%s)"
            .formatted(flow.agency(), flow.id(), SdmxFlow.VERSION));
    json.writeEndObject();
    json.writeEndArray();
  }

  private void structure() throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("dataSets");
    json.writeNumber(0);
    json.writeEndArray();
    links();
    names(flow.dataset().title());
    json.writeObjectFieldStart("dimensions");
    json.writeArrayFieldStart("observation");
    List<Column> columns = flow.dimensions();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      dimension(flow.dimensionIds().get(i), i, column.title(), keys.get(i), texts(column.codes()));
    }
    Map<String, Text> measures =
        flow.measures().stream()
            .collect(Collectors.toMap(column -> SdmxFlow.id(column.name()), Column::title));
    int last = columns.size();
    dimension(SdmxFlow.MEASURE, last, SdmxWords.MEASURE, keys.get(last), measures);
    dimension("TIME_PERIOD", last + 1, SdmxWords.TIME_PERIOD, periods, Map.of());
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("measures");
    json.writeArrayFieldStart("observation");
    json.writeStartObject();
    json.writeStringField("id", SdmxFlow.OBS_VALUE);
    names(SdmxWords.OBS_VALUE);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("attributes");
    json.writeArrayFieldStart("observation");
    List<Text> titles = new ArrayList<>(SdmxWords.FLAGS);
    flow.attributes().forEach(column -> titles.add(column.title()));
    for (int i = 0; i < titles.size(); i++) {
      attribute(i, titles.get(i));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void dimension(
      String id, int position, Text title, Map<String, Integer> values, Map<String, Text> texts)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    names(title);
    json.writeNumberField("keyPosition", position);
    values(values, texts);
    json.writeEndObject();
  }

  private void attribute(int at, Text title) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", flow.attributeIds().get(at));
    names(title);
    json.writeObjectFieldStart("relationship");
    json.writeObjectFieldStart("observation");
    json.writeEndObject();
    json.writeEndObject();
    if (codes.get(at) != null && !codes.get(at).isEmpty()) {
      values(codes.get(at), texts(flow.attributeCodes().get(at)));
    }
    json.writeEndObject();
  }

  private void values(Map<String, Integer> values, Map<String, Text> texts) throws IOException {
    json.writeArrayFieldStart("values");
    for (String value : values.keySet()) {
      json.writeStartObject();
      json.writeStringField("id", value);
      names(texts.getOrDefault(value, new Text(value, value)));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private Map<String, Text> texts(String list) {
    return about.codelists().get(list).codes().stream()
        .collect(
            Collectors.toMap(
                code -> SdmxFlow.code(code.code()),
                code -> new Text(code.zh(), code.en()),
                (first, second) -> first));
  }

  private void names(Text text) throws IOException {
    json.writeStringField("name", text.zh());
    json.writeObjectFieldStart("names");
    json.writeStringField("zh", text.zh());
    json.writeStringField("en", text.en());
    json.writeEndObject();
  }
}
