package io.credlake.generate.nation;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML with an element for each row and in it one for each text that is not empty. */
final class XmlWriter implements RowWriter {

  private final OutputStream out;
  private final XMLStreamWriter xml;
  private final String[] names;

  XmlWriter(OutputStream out, String encoding, Form form) throws IOException {
    this.out = out;
    // Names of elements hold no brackets: titles are written with their unit left out.
    this.names =
        form.titles().stream().map(title -> title.replaceAll("[（(].*", "")).toArray(String[]::new);
    try {
      this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, encoding);
      xml.writeStartDocument(encoding, "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("records");
      xml.writeCharacters("\n");
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void row(String[] texts) throws IOException {
    try {
      xml.writeStartElement("record");
      for (int i = 0; i < texts.length; i++) {
        if (!texts[i].isEmpty()) {
          xml.writeStartElement(names[i]);
          xml.writeCharacters(texts[i]);
          xml.writeEndElement();
        }
      }
      xml.writeEndElement();
      xml.writeCharacters("\n");
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      out.close();
    }
  }
}
