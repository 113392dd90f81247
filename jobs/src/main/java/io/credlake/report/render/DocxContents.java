package io.credlake.report.render;

import io.credlake.report.Language;
import io.credlake.report.document.Outline;
import io.credlake.report.document.Outline.Heading;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;

/**
 * The contents of a DOCX file: a link to each heading with a field of its page, which the program
 * that opens the file computes. A field for the whole contents would show no pages in LibreOffice.
 */
final class DocxContents {

  private DocxContents() {}

  static void add(XWPFDocument docx, Outline outline) {
    Language language = outline.document().language();
    XWPFParagraph title = docx.createParagraph();
    title.setStyle("ContentsTitle");
    title.createRun().setText(language.of("目　录", "Contents"));
    List<Heading> listed =
        outline.headings().stream().filter(heading -> heading.level() <= 2).toList();
    for (Heading heading : listed) {
      XWPFParagraph entry = docx.createParagraph();
      entry.setStyle("TOC" + heading.level());
      CTHyperlink link = entry.getCTP().addNewHyperlink();
      link.setAnchor(anchor(heading));
      XWPFHyperlinkRun run = new XWPFHyperlinkRun(link, link.addNewR(), entry);
      run.setText(heading.text());
      run.addTab();
      DocxFooters.field(entry, "PAGEREF %s \\h".formatted(anchor(heading)), "…");
    }
  }

  /** Writes a heading with the bookmark by which the contents find it. */
  static void mark(XWPFParagraph paragraph, Heading heading, int id) {
    CTBookmark start = paragraph.getCTP().addNewBookmarkStart();
    start.setId(BigInteger.valueOf(id));
    start.setName(anchor(heading));
    paragraph.createRun().setText(heading.text());
    paragraph.getCTP().addNewBookmarkEnd().setId(BigInteger.valueOf(id));
  }

  private static String anchor(Heading heading) {
    return "_Toc_" + heading.anchor().replace('-', '_');
  }
}
