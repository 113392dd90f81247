package io.credlake.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.apache.commons.codec.digest.DigestUtils;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

/** Holds an export against what is published about its formats. */
public final class PackageCheck {

  private static final String XSD = "/schemaorg_apache_xmlbeans/src/";

  /** The official schemas import that of the namespace xml, of which they need its language. */
  private static final String XML_NAMESPACE =
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
          targetNamespace="http://www.w3.org/XML/1998/namespace">
        <xs:attribute name="lang" type="xs:language"/>
      </xs:schema>
      """;

  private PackageCheck() {}

  /** The descriptor is valid, and every file is as it and the checksums say. */
  public static JsonNode descriptor(Path folder) throws IOException {
    JsonNode root = new JsonMapper().readTree(folder.resolve("datapackage.json").toFile());
    String profile = root.path("profile").asText();
    try (InputStream schema =
        PackageCheck.class.getResourceAsStream("/frictionless/" + profile + ".json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                  .getSchema(schema)
                  .validate(root))
          .isEmpty();
    }
    for (JsonNode resource : root.path("resources")) {
      Path file = folder.resolve(resource.path("path").asText());
      assertThat(resource.path("bytes").asLong()).isEqualTo(Files.size(file));
      assertThat(resource.path("hash").asText()).isEqualTo("sha256:" + digest(file));
    }
    List<String> sums = Files.readAllLines(folder.resolve("SHA256SUMS"));
    for (String line : sums) {
      assertThat(line).startsWith(digest(folder.resolve(line.substring(66))) + "  ");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).count()).isEqualTo(sums.size() + 1);
    }
    return root;
  }

  /** Rows of the CSV resources have the types, the unique keys and the codes that are declared. */
  public static void tables(Path folder, JsonNode descriptor) throws IOException {
    for (JsonNode resource : descriptor.path("resources")) {
      if (!resource.path("profile").asText().equals("tabular-data-resource")
          || !resource.has("schema")) {
        continue;
      }
      table(folder, resource, descriptor);
    }
  }

  private static void table(Path folder, JsonNode resource, JsonNode descriptor)
      throws IOException {
    JsonNode schema = resource.path("schema");
    Set<List<String>> keys = new HashSet<>();
    List<Set<String>> codes = new ArrayList<>();
    for (JsonNode link : schema.path("foreignKeys")) {
      codes.add(codes(folder, link.path("reference").path("resource").asText(), descriptor));
    }
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .detectBomHeader(true)
            .ofNamedCsvRecord(folder.resolve(resource.path("path").asText()))) {
      for (NamedCsvRecord row : rows) {
        for (JsonNode field : schema.path("fields")) {
          assertThat(row.getField(field.path("name").asText()))
              .matches(pattern(field.path("type").asText()));
        }
        List<String> key = new ArrayList<>();
        JsonNode primary = schema.path("primaryKey");
        for (JsonNode one : primary.isArray() ? primary : List.of(primary)) {
          key.add(row.getField(one.asText()));
        }
        assertThat(keys.add(key)).as("key %s is unique", key).isTrue();
        for (int i = 0; i < codes.size(); i++) {
          String code = row.getField(schema.path("foreignKeys").get(i).path("fields").asText());
          assertThat(code.isEmpty() || codes.get(i).contains(code)).as(code).isTrue();
        }
      }
    }
  }

  private static Set<String> codes(Path folder, String name, JsonNode descriptor)
      throws IOException {
    for (JsonNode resource : descriptor.path("resources")) {
      if (resource.path("name").asText().equals(name)) {
        Set<String> codes = new HashSet<>();
        try (CsvReader<NamedCsvRecord> rows =
            CsvReader.builder()
                .detectBomHeader(true)
                .ofNamedCsvRecord(folder.resolve(resource.path("path").asText()))) {
          rows.forEach(row -> codes.add(row.getField("code")));
        }
        return codes;
      }
    }
    throw new AssertionError("No resource is called " + name);
  }

  private static String pattern(String type) {
    return switch (type) {
      case "integer" -> "|-?[0-9]+";
      case "number" -> "|-?[0-9]+([.][0-9]+)?(E[+-]?[0-9]+)?";
      case "boolean" -> "|true|false";
      case "date" -> "|[0-9]{4}-[0-9]{2}-[0-9]{2}";
      default -> "(?s).*";
    };
  }

  /** The structure message is valid by the official schemas of SDMX-ML 2.1. */
  public static void structure(Path folder) throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    DOMImplementationLS dom =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, base) -> {
          LSInput input = dom.createLSInput();
          input.setSystemId(systemId);
          if (systemId.endsWith("xml.xsd")) {
            input.setCharacterStream(new StringReader(XML_NAMESPACE));
          } else {
            input.setByteStream(
                PackageCheck.class.getResourceAsStream(
                    XSD + systemId.substring(systemId.lastIndexOf('/') + 1)));
          }
          return input;
        });
    Schema schema =
        factory.newSchema(
            new StreamSource(
                PackageCheck.class.getResourceAsStream(XSD + "SDMXMessage.xsd"),
                "SDMXMessage.xsd"));
    schema.newValidator().validate(new StreamSource(folder.resolve("structure.xml").toFile()));
  }

  public static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(in);
    }
  }
}
