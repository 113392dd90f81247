package io.credlake.quarantine;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Rows as XML: an element per row, its columns as elements in it. */
final class XmlFile implements RowFile {

  private static final String ROOT = "records";

  private final Writer out;
  private final XMLStreamWriter xml;
  private final String rowElement;
  private final List<RowColumn> columns;

  XmlFile(Path file, Charset charset, String rowElement, List<RowColumn> columns)
      throws IOException {
    this.rowElement = rowElement;
    this.columns = columns;
    out = Files.newBufferedWriter(file, charset);
    try {
      // Written by hand: the writer of XML knows the encoding of a stream only, not of a writer.
      out.write("<?xml version=\"1.0\" encoding=\"%s\"?>\n".formatted(charset.name()));
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartElement(ROOT);
    } catch (XMLStreamException e) {
      throw new IOException("Cannot write XML, %s: %s".formatted(e.getMessage(), file), e);
    }
  }

  @Override
  public void write(List<String> row) throws IOException {
    try {
      xml.writeCharacters("\n");
      xml.writeStartElement(rowElement);
      for (int i = 0; i < row.size(); i++) {
        String element = columns.get(i).element();
        if (element != null) {
          xml.writeStartElement(element);
          xml.writeCharacters(legal(row.get(i)));
          xml.writeEndElement();
        }
      }
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException("Cannot write XML, " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
      out.write('\n');
    } catch (XMLStreamException e) {
      throw new IOException("Cannot write XML, " + e.getMessage(), e);
    }
  }

  /** XML has no way to write most control characters. */
  private static String legal(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " ");
  }
}
