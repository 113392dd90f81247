package io.credlake.decode;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads rows of XML: each element of a certain name is one, and its attributes and child elements
 * are its values. A document type is refused, so that there are no entities.
 */
final class XmlRows {

  private static final WstxInputFactory XML = factory();
  private static final int MUCH_TEXT = 1 << 16;

  private final XMLStreamReader xml;
  private final String rowElement;
  private final NamedRows rows;
  private final StringBuilder text = new StringBuilder();

  // The row at hand; its depth is that of the open elements within it.
  private NamedRow row;
  private int depth;
  private long size;

  private XmlRows(XMLStreamReader xml, String rowElement, NamedRows rows) {
    this.xml = xml;
    this.rowElement = rowElement;
    this.rows = rows;
  }

  /**
   * Reads all rows of a file.
   *
   * @param rowElement local name of the elements that are rows
   * @throws UnreadableDelivery if it is not well-formed or has a document type
   */
  static void read(InputStream in, Charset charset, String rowElement, NamedRows rows)
      throws IOException {
    XMLStreamReader xml = null;
    try {
      xml = XML.createXMLStreamReader(new InputStreamReader(in, charset));
      XmlRows reader = new XmlRows(xml, rowElement, rows);
      while (xml.hasNext()) {
        reader.take(xml.next());
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw unreadable(e, xml);
    }
  }

  /** A reader that knows no document types and no entities, and bounds names and nesting. */
  static XMLStreamReader open(InputStream in) throws XMLStreamException {
    return XML.createXMLStreamReader(in);
  }

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 100);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, CsvRows.MAX_ROW / 2);
    return factory;
  }

  private static IOException unreadable(Exception e, XMLStreamReader xml) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SourceStream.Failure || cause instanceof UnreadableDelivery) {
        return (IOException) cause;
      }
    }
    // What the parser says may quote the file.
    return new UnreadableDelivery(
        "Cannot read delivery, the XML is not well-formed or cut off in line "
            + (xml == null ? 1 : xml.getLocation().getLineNumber()));
  }

  private void take(int event) throws UnreadableDelivery {
    switch (event) {
      case XMLStreamConstants.DTD ->
          throw new UnreadableDelivery("Cannot read delivery, XML with a DOCTYPE is not taken");
      case XMLStreamConstants.START_ELEMENT -> startElement();
      case XMLStreamConstants.END_ELEMENT -> endElement();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          text();
      default -> {}
    }
  }

  private void startElement() {
    endText();
    if (row != null) {
      depth++;
      if (depth > 1) {
        row.misshapen();
      }
      attributes(false);
    } else if (xml.getLocalName().equals(rowElement)) {
      row = new NamedRow(xml.getLocation().getLineNumber());
      depth = 0;
      size = 0;
      attributes(true);
    } else {
      attributes(false);
    }
  }

  private void attributes(boolean values) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String namespace = xml.getAttributeNamespace(i);
      String value = xml.getAttributeValue(i);
      if (row == null) {
        rows.outside(xml.getLocation().getLineNumber(), value);
      } else if (fits(value.length())) {
        if (values && (namespace == null || namespace.isEmpty())) {
          row.add(xml.getAttributeLocalName(i), value);
        } else {
          row.stray(value);
        }
      }
    }
  }

  private void endElement() {
    if (row == null) {
      endText();
    } else if (depth == 0) {
      endText();
      if (size > CsvRows.MAX_ROW) {
        rows.oversized(row.line());
      } else {
        rows.row(row);
      }
      row = null;
    } else {
      if (depth == 1 && row.isShaped() && fits(1)) {
        row.add(xml.getLocalName(), text.toString());
        text.setLength(0);
      }
      endText();
      depth--;
    }
  }

  private void text() {
    if (row != null && !fits(xml.getTextLength())) {
      return;
    }
    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    if (row == null && text.length() > MUCH_TEXT) {
      endText();
    }
  }

  /** Hands on text that is no value. */
  private void endText() {
    if (!text.isEmpty()) {
      String stray = text.toString();
      text.setLength(0);
      if (!stray.isBlank()) {
        if (row == null) {
          rows.outside(xml.getLocation().getLineNumber(), stray);
        } else {
          row.stray(stray);
        }
      }
    }
  }

  private boolean fits(int length) {
    size += length;
    return size <= CsvRows.MAX_ROW;
  }
}
