package io.credlake.report.render;

import io.credlake.report.document.Block;
import io.credlake.report.document.Document;
import io.credlake.report.document.Outline;
import io.credlake.report.document.Outline.Heading;
import io.credlake.report.document.Outline.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** Sets a document as a DOCX file for Word, WPS and LibreOffice. */
public final class DocxFile {

  private static final double TWIPS_PER_MM = 1440 / 25.4;

  private final XWPFDocument docx = new XWPFDocument();
  private final Outline outline;
  private final Document document;
  private final DocxTables tables;
  private final DocxFigures figures;

  private DocxFile(Outline outline) {
    this.outline = outline;
    this.document = outline.document();
    this.tables = new DocxTables(docx);
    this.figures = new DocxFigures(docx);
  }

  /** The file's bytes, the same whenever and wherever it is made. */
  public static byte[] of(Outline outline) throws IOException {
    return new DocxFile(outline).write();
  }

  private byte[] write() throws IOException {
    DocxStyles.apply(docx, document.language());
    page();
    DocxFooters.add(docx);
    head();
    DocxContents.add(docx, outline);
    boolean first = true;
    for (Outline.Entry entry : outline.entries()) {
      switch (entry) {
        case Heading heading -> {
          heading(heading, first);
          first = false;
        }
        case Piece piece -> piece(piece);
      }
    }
    sign();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    docx.write(bytes);
    docx.close();
    return StableZip.of(bytes.toByteArray());
  }

  private void page() {
    CTSectPr section = docx.getDocument().getBody().addNewSectPr();
    section.addNewPgSz().setW(twips(210));
    section.getPgSz().setH(twips(297));
    CTPageMar margins = section.addNewPgMar();
    margins.setTop(twips(37));
    margins.setBottom(twips(35));
    margins.setLeft(twips(28));
    margins.setRight(twips(26));
    margins.setHeader(twips(15));
    margins.setFooter(twips(28));
    margins.setGutter(BigInteger.ZERO);
  }

  private static BigInteger twips(double millimetres) {
    return BigInteger.valueOf(Math.round(millimetres * TWIPS_PER_MM));
  }

  private void head() {
    if (!document.warning().isEmpty()) {
      paragraph("Notice", document.warning());
    }
    paragraph("Issuer", document.issuer());
    paragraph("Title", document.title());
    paragraph("Subtitle", document.subtitle());
    tables.facts(
        document.language().of("文件信息", "About this document"),
        document.language().of("项目", "Item"),
        document.language().of("内容", "Content"),
        document.facts());
  }

  private void heading(Heading heading, boolean first) {
    XWPFParagraph paragraph = docx.createParagraph();
    paragraph.setStyle("Heading" + Math.min(heading.level(), 3));
    paragraph.setPageBreak(first);
    DocxContents.mark(paragraph, heading, outline.headings().indexOf(heading));
  }

  private void piece(Piece piece) throws IOException {
    switch (piece.block()) {
      case Block.Paragraph paragraph -> paragraph("Body", paragraph.text());
      case Block.Notice notice -> paragraph("Notice", notice.text());
      case Block.Bullets bullets ->
          bullets.points().forEach(point -> paragraph("Point", "· " + point));
      case Block.Table table -> {
        paragraph("Caption", piece.label());
        tables.table(table, piece.label());
        source(table.source());
      }
      case Block.Figure figure -> {
        figures.add(figure, piece.label());
        paragraph("FigureCaption", piece.label());
        source(figure.source());
      }
    }
  }

  private void source(String source) {
    if (!source.isEmpty()) {
      paragraph("Source", source);
    }
  }

  private void paragraph(String style, String text) {
    XWPFParagraph paragraph = docx.createParagraph();
    paragraph.setStyle(style);
    paragraph.createRun().setText(text);
  }

  /** Writes who, what and when of the release, in place of the clock's. */
  @SuppressWarnings("JavaUtilDate") // the library's type
  private void sign() {
    Instant created = document.release().created();
    POIXMLProperties.CoreProperties core = docx.getProperties().getCoreProperties();
    core.setTitle("%s %s".formatted(document.title(), document.subtitle()));
    core.setCreator(document.issuer());
    core.setCreated(Optional.of(Date.from(created)));
    core.setModified(Optional.of(Date.from(created)));
    core.setLastModifiedByUser(document.issuer());
    core.getUnderlyingProperties().setLanguageProperty(document.language().tag());
    docx.getProperties().getExtendedProperties().setApplication(document.release().program());
    core.setDescription(document.language().title(document.release()));
  }
}
