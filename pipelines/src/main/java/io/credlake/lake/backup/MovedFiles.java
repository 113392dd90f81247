package io.credlake.lake.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.shaded.org.apache.avro.Schema;
import org.apache.iceberg.shaded.org.apache.avro.file.CodecFactory;
import org.apache.iceberg.shaded.org.apache.avro.file.DataFileConstants;
import org.apache.iceberg.shaded.org.apache.avro.file.DataFileReader;
import org.apache.iceberg.shaded.org.apache.avro.file.DataFileWriter;
import org.apache.iceberg.shaded.org.apache.avro.file.SeekableByteArrayInput;
import org.apache.iceberg.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.iceberg.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.iceberg.shaded.org.apache.avro.generic.GenericRecord;

/**
 * Files of a warehouse that name others by their place, as they are in another warehouse.
 *
 * <p>Only locations are changed, and the lengths of manifests, which their lists tell. Everything
 * else, whatever version of Iceberg wrote it, stays.
 */
final class MovedFiles {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> LOCATIONS =
      Set.of(ManifestFile.PATH.name(), "file_path", "referenced_data_file");

  private final Warehouse from;
  private final Warehouse to;
  private final Map<String, Long> lengths = new HashMap<>();

  MovedFiles(Warehouse from, Warehouse to) {
    this.from = from;
    this.to = to;
  }

  /** Whether a file, by its path in the warehouse, names others. */
  static boolean namesOthers(String path) {
    return path.contains("/metadata/") && (path.endsWith(".json") || isAvro(path));
  }

  /** Whether a file is a list of manifests, which are to be moved before it. */
  static boolean isManifestList(String path) {
    return isAvro(path) && path.contains("/metadata/snap-");
  }

  private static boolean isAvro(String path) {
    return path.endsWith(".avro");
  }

  /** Where a file is then. */
  String location(String location) {
    return from.holds(location) ? to.locationOf(from.pathOf(location)) : location;
  }

  /**
   * A file that names others, moved.
   *
   * @param path in the warehouse
   * @throws IllegalArgumentException if it names others in a way that cannot be changed
   */
  byte[] moved(String path, byte[] file) throws IOException {
    if (!isAvro(path)) {
      return MetadataFile.with(
          file, JSON.writeValueAsString(moved(JSON.readTree(MetadataFile.json(file)))));
    }
    byte[] moved = movedRecords(file);
    lengths.put(to.locationOf(path), (long) moved.length);
    return moved;
  }

  private JsonNode moved(JsonNode node) {
    switch (node) {
      case ObjectNode object ->
          object.properties().forEach(one -> one.setValue(moved(one.getValue())));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, moved(array.get(i)));
        }
      }
      case TextNode text -> {
        return TextNode.valueOf(location(text.textValue()));
      }
      default -> {}
    }
    return node;
  }

  private byte[] movedRecords(byte[] file) throws IOException {
    ByteArrayOutputStream moved = new ByteArrayOutputStream(file.length);
    try (DataFileReader<GenericRecord> reader =
            new DataFileReader<>(new SeekableByteArrayInput(file), new GenericDatumReader<>());
        DataFileWriter<GenericRecord> writer =
            new DataFileWriter<>(new GenericDatumWriter<>(reader.getSchema()))) {
      for (String key : reader.getMetaKeys()) {
        if (!DataFileWriter.isReservedMeta(key)) {
          writer.setMeta(key, reader.getMeta(key));
        }
      }
      String codec = reader.getMetaString(DataFileConstants.CODEC);
      writer.setCodec(
          CodecFactory.fromString(codec == null ? DataFileConstants.NULL_CODEC : codec));
      writer.create(reader.getSchema(), moved);
      for (GenericRecord row : reader) {
        move(row);
        writer.append(row);
      }
    }
    return moved.toByteArray();
  }

  private void move(GenericRecord row) {
    if (isPositionDelete(row)) {
      throw new IllegalArgumentException(
          "Cannot restore lake in another place, a file of deleted rows names others by their"
              + " place: %s%nRestore it with the warehouse %s"
                  .formatted(row.get("file_path"), from.uri()));
    }
    for (Schema.Field field : row.getSchema().getFields()) {
      Object value = row.get(field.pos());
      if (value instanceof GenericRecord nested) {
        move(nested);
      } else if (value != null && LOCATIONS.contains(field.name())) {
        row.put(field.pos(), location(value.toString()));
      }
    }
    if (row.hasField(ManifestFile.LENGTH.name())) {
      String manifest = row.get(ManifestFile.PATH.name()).toString();
      row.put(ManifestFile.LENGTH.name(), lengths.get(manifest));
    }
  }

  private static boolean isPositionDelete(GenericRecord file) {
    return file.hasField("file_format")
        && file.hasField("content")
        && Integer.valueOf(FileContent.POSITION_DELETES.id()).equals(file.get("content"))
        && !file.get("file_format").toString().equalsIgnoreCase(FileFormat.PUFFIN.name());
  }
}
