package io.credlake.report.render;

import io.credlake.report.document.Block.Figure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.namespace.QName;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPicture;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.main.CTOfficeArtExtension;
import org.openxmlformats.schemas.drawingml.x2006.main.CTOfficeArtExtensionList;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.CTInline;

/**
 * Drawings of a DOCX file: as SVG for programs that draw it (Word since 2016, LibreOffice), as PNG
 * for the others.
 */
final class DocxFigures {

  private static final String SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
  private static final String SVG_NAMESPACE =
      "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** Width between the margins, in points. */
  private static final double WIDTH = 442;

  private final XWPFDocument docx;
  private int drawings;

  DocxFigures(XWPFDocument docx) {
    this.docx = docx;
  }

  void add(Figure figure, String label) throws IOException {
    XWPFParagraph paragraph = docx.createParagraph();
    paragraph.setStyle("Drawing");
    XWPFRun run = paragraph.createRun();
    int width = Units.toEMU(WIDTH);
    int height = Units.toEMU(WIDTH * figure.height() / figure.width());
    byte[] svg = figure.svg().getBytes(StandardCharsets.UTF_8);
    try {
      XWPFPicture picture =
          run.addPicture(
              new ByteArrayInputStream(Bitmap.of(figure)),
              PictureType.PNG,
              "drawing-%s.png".formatted(++drawings),
              width,
              height);
      extend(picture, docx.addPictureData(svg, PictureType.SVG));
    } catch (InvalidFormatException e) {
      throw new IOException("Cannot add drawing, %s: %s".formatted(e.getMessage(), label), e);
    }
    CTInline inline = run.getCTR().getDrawingArray(0).getInlineArray(0);
    inline.getDocPr().setId(drawings);
    inline.getDocPr().setName(label);
    inline.getDocPr().setDescr(figure.alternative());
  }

  private static void extend(XWPFPicture picture, String relation) {
    CTOfficeArtExtensionList extensions =
        picture.getCTPicture().getBlipFill().getBlip().addNewExtLst();
    CTOfficeArtExtension extension = extensions.addNewExt();
    extension.setUri(SVG_EXTENSION);
    try (XmlCursor cursor = extension.newCursor()) {
      cursor.toEndToken();
      cursor.beginElement(new QName(SVG_NAMESPACE, "svgBlip", "asvg"));
      cursor.insertNamespace("asvg", SVG_NAMESPACE);
      cursor.insertAttributeWithValue(new QName(RELATIONS, "embed", "r"), relation);
    }
  }
}
