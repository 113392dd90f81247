package io.credlake.report.render;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import io.credlake.report.document.Document;
import io.credlake.report.document.Outline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.xml.DomXmpParser;
import org.apache.xmpbox.xml.XmpParsingException;
import org.apache.xmpbox.xml.XmpSerializer;

/** Sets a document as a tagged PDF file with bookmarks (PDF/UA). */
public final class PdfFile {

  static {
    XRLog.setLoggingEnabled(false);
  }

  private PdfFile() {}

  /** The file's bytes, the same whenever and wherever it is made. */
  public static byte[] of(Outline outline) throws IOException {
    try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      PDDocument target = new PDDocument();
      builder.usePDDocument(target);
      for (int weight : Fonts.weights()) {
        PDFont font = PDType0Font.load(target, Fonts.parsed(weight), true);
        builder.useFont(new PDFontSupplier(font), Fonts.FAMILY, weight, FontStyle.NORMAL, true);
      }
      FSSupplier<InputStream> drawn = () -> Fonts.open(400);
      builder.useFont(
          drawn, Fonts.FAMILY, 400, FontStyle.NORMAL, true, EnumSet.of(FSFontUseCase.SVG));
      builder.useSVGDrawer(drawer);
      builder.usePdfUaAccessibility(true);
      builder.withProducer(outline.document().release().program());
      // Nothing is fetched while a document is set.
      for (ExternalResourceControlPriority priority : ExternalResourceControlPriority.values()) {
        builder.useExternalResourceAccessControl((uri, type) -> false, priority);
      }
      builder.withHtmlContent(HtmlFile.of(new Page(outline, true)), null);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        target.save(bytes);
        return finished(bytes.toByteArray(), outline.document());
      }
    }
  }

  private static byte[] finished(byte[] file, Document document) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file)) {
      // The identity so far is of the clock.
      pdf.getDocument().getTrailer().removeItem(COSName.ID);
      ReadableText.mend(pdf);
      sign(pdf, document);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pdf.save(bytes);
      return bytes.toByteArray();
    }
  }

  /** Writes who, what and when of the release, in place of the clock's. */
  private static void sign(PDDocument pdf, Document document) throws IOException {
    Instant created = document.release().created();
    PDDocumentInformation information = pdf.getDocumentInformation();
    information.setTitle("%s %s".formatted(document.title(), document.subtitle()));
    information.setAuthor(document.issuer());
    information.setCreationDate(GregorianCalendar.from(created.atZone(ZoneOffset.UTC)));
    information.setModificationDate(GregorianCalendar.from(created.atZone(ZoneOffset.UTC)));
    pdf.setDocumentId(created.toEpochMilli());
    PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
    try (InputStream stream = metadata.exportXMPMetadata()) {
      XMPMetadata xmp = new DomXmpParser().parse(stream);
      if (xmp.getXMPBasicSchema() != null) {
        xmp.getXMPBasicSchema()
            .setCreateDate(GregorianCalendar.from(created.atZone(ZoneOffset.UTC)));
        xmp.getXMPBasicSchema()
            .setModifyDate(GregorianCalendar.from(created.atZone(ZoneOffset.UTC)));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new XmpSerializer().serialize(xmp, bytes, true);
      metadata.importXMPMetadata(bytes.toByteArray());
    } catch (XmpParsingException | TransformerException e) {
      throw new IOException("Cannot write metadata, " + e.getMessage(), e);
    }
  }
}
