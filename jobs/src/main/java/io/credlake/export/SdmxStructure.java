package io.credlake.export;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Column;
import io.credlake.dataset.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/**
 * The structure message of an export, SDMX-ML 2.1: agency, dataflows, code lists, concepts and data
 * structures. Its artefacts serve SDMX 3.0 as well: each structure has one measure.
 */
final class SdmxStructure {

  private static final String STR = SdmxXml.STRUCTURE;
  private static final String CONCEPTS = "CREDLAKE_CONCEPTS";

  private final ExportPackage about;
  private final String agency;
  private final List<SdmxFlow> flows;
  private SdmxXml xml;

  SdmxStructure(ExportPackage about) {
    this.about = about;
    this.agency = about.publication().agency();
    this.flows = about.datasets().stream().map(dataset -> new SdmxFlow(dataset, about)).toList();
  }

  /** Writes the message. */
  void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      xml = new SdmxXml(out);
      header();
      xml.open(SdmxXml.MESSAGE, "Structures");
      agencies();
      dataflows();
      codelists();
      concepts();
      structures();
      xml.close();
      xml.finish();
    } catch (XMLStreamException e) {
      throw new IOException("Cannot write structure, %s: %s".formatted(e.getMessage(), file), e);
    }
  }

  private void header() throws XMLStreamException {
    xml.open(SdmxXml.MESSAGE, "Header");
    xml.text(SdmxXml.MESSAGE, "ID", "STRUCTURE-" + SdmxFlow.code(about.release().label()));
    xml.text(SdmxXml.MESSAGE, "Test", "false");
    xml.text(
        SdmxXml.MESSAGE,
        "Prepared",
        about.release().created().truncatedTo(ChronoUnit.SECONDS).toString());
    xml.open(SdmxXml.MESSAGE, "Sender", "id", agency);
    xml.words("Name", about.publication().publisher());
    xml.close();
    xml.close();
  }

  private void agencies() throws XMLStreamException {
    xml.open(STR, "OrganisationSchemes");
    xml.open(STR, "AgencyScheme", "id", "AGENCIES", "agencyID", "SDMX", "version", "1.0");
    xml.words("Name", new Text("机构", "Agencies"));
    xml.open(STR, "Agency", "id", agency);
    xml.words("Name", about.publication().publisher());
    xml.close();
    xml.close();
    xml.close();
  }

  private void dataflows() throws XMLStreamException {
    xml.open(STR, "Dataflows");
    for (SdmxFlow flow : flows) {
      maintained("Dataflow", flow.id());
      xml.words("Name", flow.dataset().title());
      xml.words("Description", flow.dataset().description());
      xml.refer(
          "Structure",
          "id",
          flow.id(),
          "version",
          SdmxFlow.VERSION,
          "agencyID",
          agency,
          "package",
          "datastructure",
          "class",
          "DataStructure");
      xml.close();
    }
    xml.close();
  }

  private void codelists() throws XMLStreamException {
    xml.open(STR, "Codelists");
    Map<String, Codelist> used = new TreeMap<>();
    for (SdmxFlow flow : flows) {
      about.codelistsOf(flow.dataset()).forEach(list -> used.put(list.name(), list));
    }
    for (Codelist list : used.values()) {
      codelist(SdmxFlow.listId(list.name()), list.title(), list.codes());
    }
    for (SdmxFlow flow : flows) {
      codelist(
          measureList(flow),
          new Text(
              flow.dataset().title().zh() + "：统计项", "Measures of: " + flow.dataset().title().en()),
          flow.measures().stream()
              .map(
                  column ->
                      new Codelist.Code(
                          SdmxFlow.id(column.name()),
                          column.title().zh(),
                          column.title().en(),
                          null))
              .toList());
    }
    xml.close();
  }

  private void codelist(String id, Text title, List<Codelist.Code> codes)
      throws XMLStreamException {
    List<String> ids = codes.stream().map(code -> SdmxFlow.code(code.code())).toList();
    if (ids.stream().distinct().count() < ids.size()) {
      throw new IllegalStateException(
          "Cannot export code list, two of its codes are one in SDMX: " + id);
    }
    maintained("Codelist", id);
    xml.words("Name", title);
    for (Codelist.Code code : codes) {
      xml.open(STR, "Code", "id", SdmxFlow.code(code.code()));
      xml.words("Name", new Text(code.zh(), code.en()));
      if (code.parent() != null && ids.contains(SdmxFlow.code(code.parent()))) {
        xml.refer("Parent", "id", SdmxFlow.code(code.parent()));
      }
      xml.close();
    }
    xml.close();
  }

  private void concepts() throws XMLStreamException {
    Map<String, Column> told = new TreeMap<>();
    for (SdmxFlow flow : flows) {
      flow.dimensions().forEach(column -> told.putIfAbsent(SdmxFlow.conceptOf(column), column));
      flow.attributes().forEach(column -> told.putIfAbsent(SdmxFlow.conceptOf(column), column));
    }
    xml.open(STR, "Concepts");
    maintained("ConceptScheme", CONCEPTS);
    xml.words("Name", new Text("概念", "Concepts"));
    concept(SdmxFlow.MEASURE, SdmxWords.MEASURE, SdmxWords.MEASURE);
    concept("TIME_PERIOD", SdmxWords.TIME_PERIOD, SdmxWords.TIME_PERIOD);
    concept(SdmxFlow.OBS_VALUE, SdmxWords.OBS_VALUE, SdmxWords.OBS_VALUE);
    for (int i = 0; i < SdmxWords.FLAGS.size(); i++) {
      Text words = SdmxWords.FLAGS.get(i);
      concept(SdmxWords.FLAG_IDS.get(i), words, words);
    }
    for (Map.Entry<String, Column> one : told.entrySet()) {
      concept(one.getKey(), one.getValue().title(), one.getValue().explanation());
    }
    xml.close();
    xml.close();
  }

  private void concept(String id, Text title, Text description) throws XMLStreamException {
    xml.open(STR, "Concept", "id", id);
    xml.words("Name", title);
    xml.words("Description", description);
    xml.close();
  }

  private void structures() throws XMLStreamException {
    xml.open(STR, "DataStructures");
    for (SdmxFlow flow : flows) {
      maintained("DataStructure", flow.id());
      xml.words("Name", flow.dataset().title());
      xml.open(STR, "DataStructureComponents");
      dimensions(flow);
      attributes(flow);
      xml.open(STR, "MeasureList", "id", "MeasureDescriptor");
      xml.open(STR, "PrimaryMeasure", "id", SdmxFlow.OBS_VALUE);
      identity(SdmxFlow.OBS_VALUE);
      format("Double");
      xml.close();
      xml.close();
      xml.close();
      xml.close();
    }
    xml.close();
  }

  private void dimensions(SdmxFlow flow) throws XMLStreamException {
    xml.open(STR, "DimensionList", "id", "DimensionDescriptor");
    List<String> lists =
        flow.dimensions().stream()
            .map(column -> column.codes() == null ? null : SdmxFlow.listId(column.codes()))
            .collect(Collectors.toList());
    lists.add(measureList(flow));
    for (int i = 0; i < lists.size(); i++) {
      String id = flow.dimensionIds().get(i);
      xml.open(STR, "Dimension", "id", id, "position", Integer.toString(i + 1));
      identity(id);
      representation(lists.get(i));
      xml.close();
    }
    xml.open(
        STR, "TimeDimension", "id", "TIME_PERIOD", "position", Integer.toString(lists.size() + 1));
    identity("TIME_PERIOD");
    format("ObservationalTimePeriod");
    xml.close();
    xml.close();
  }

  private void attributes(SdmxFlow flow) throws XMLStreamException {
    xml.open(STR, "AttributeList", "id", "AttributeDescriptor");
    for (int i = 0; i < flow.attributeIds().size(); i++) {
      String id = flow.attributeIds().get(i);
      boolean always = i < SdmxWords.FLAGS.size();
      xml.open(
          STR, "Attribute", "id", id, "assignmentStatus", always ? "Mandatory" : "Conditional");
      identity(id);
      String list = flow.attributeCodes().get(i);
      representation(list == null ? null : SdmxFlow.listId(list));
      xml.open(STR, "AttributeRelationship");
      xml.refer("PrimaryMeasure", "id", SdmxFlow.OBS_VALUE);
      xml.close();
      xml.close();
    }
    xml.close();
  }

  private void maintained(String element, String id) throws XMLStreamException {
    xml.open(STR, element, "id", id, "agencyID", agency, "version", SdmxFlow.VERSION);
  }

  private void identity(String concept) throws XMLStreamException {
    xml.refer(
        "ConceptIdentity",
        "id",
        concept,
        "maintainableParentID",
        CONCEPTS,
        "maintainableParentVersion",
        SdmxFlow.VERSION,
        "agencyID",
        agency,
        "package",
        "conceptscheme",
        "class",
        "Concept");
  }

  /** Says which codes a component takes, or that it takes any text. */
  private void representation(String list) throws XMLStreamException {
    if (list == null) {
      format("String");
      return;
    }
    xml.open(STR, "LocalRepresentation");
    xml.refer(
        "Enumeration",
        "id",
        list,
        "version",
        SdmxFlow.VERSION,
        "agencyID",
        agency,
        "package",
        "codelist",
        "class",
        "Codelist");
    xml.close();
  }

  private void format(String type) throws XMLStreamException {
    xml.open(STR, "LocalRepresentation");
    xml.open(STR, "TextFormat", "textType", type);
    xml.close();
    xml.close();
  }

  private static String measureList(SdmxFlow flow) {
    return "CL_%s_MEASURE".formatted(flow.id());
  }
}
