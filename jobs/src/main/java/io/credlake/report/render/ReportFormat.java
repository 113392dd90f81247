package io.credlake.report.render;

import io.credlake.report.document.Document;
import io.credlake.report.document.Outline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The form in which a document leaves. */
public enum ReportFormat {
  /** One file that asks no other host for anything. */
  HTML,
  /** Tagged, with bookmarks. */
  PDF,
  /** For Word, WPS and LibreOffice. */
  DOCX;

  /** What its file's name ends with. */
  public String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** The document in this form: the same bytes whenever and wherever it is made. */
  public byte[] set(Document document) throws IOException {
    Outline outline = Outline.of(document);
    return switch (this) {
      case HTML -> HtmlFile.of(outline).getBytes(StandardCharsets.UTF_8);
      case PDF -> PdfFile.of(outline);
      case DOCX -> DocxFile.of(outline);
    };
  }
}
