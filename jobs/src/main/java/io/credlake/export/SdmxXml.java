package io.credlake.export;

import com.ctc.wstx.stax.WstxOutputFactory;
import io.credlake.dataset.Text;
import java.io.OutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The parts of SDMX-ML 2.1 that are the same in all structures. */
final class SdmxXml {

  static final String MESSAGE = "mes";
  static final String STRUCTURE = "str";
  static final String COMMON = "com";

  private static final String BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private final XMLStreamWriter xml;

  SdmxXml(OutputStream out) throws XMLStreamException {
    xml = new WstxOutputFactory().createXMLStreamWriter(out, "UTF-8");
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement(MESSAGE, "Structure", uri(MESSAGE));
    for (String prefix : new String[] {MESSAGE, STRUCTURE, COMMON}) {
      xml.writeNamespace(prefix, uri(prefix));
    }
  }

  /** Opens an element, with names and values of attributes in turn. */
  void open(String prefix, String name, String... attributes) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(prefix, name, uri(prefix));
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  void close() throws XMLStreamException {
    xml.writeEndElement();
  }

  /** Writes an element that holds a text. */
  void text(String prefix, String name, String text) throws XMLStreamException {
    open(prefix, name);
    xml.writeCharacters(text);
    close();
  }

  /** Writes names or descriptions in both languages. */
  void words(String name, Text text) throws XMLStreamException {
    for (String language : new String[] {"zh", "en"}) {
      xml.writeCharacters("\n");
      xml.writeStartElement(COMMON, name, uri(COMMON));
      xml.writeAttribute("xml", XML, "lang", language);
      xml.writeCharacters(language.equals("zh") ? text.zh() : text.en());
      close();
    }
  }

  /** Writes an element that refers to a structure of its own, or to something in one. */
  void refer(String name, String... attributes) throws XMLStreamException {
    open(STRUCTURE, name);
    xml.writeStartElement("Ref");
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
    xml.writeEndElement();
    close();
  }

  /** Ends the message. */
  void finish() throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.close();
  }

  private static String uri(String prefix) {
    return BASE
        + switch (prefix) {
          case MESSAGE -> "message";
          case STRUCTURE -> "structure";
          case COMMON -> "common";
          default -> throw new IllegalArgumentException("Invalid prefix: " + prefix);
        };
  }
}
