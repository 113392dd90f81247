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
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFldChar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;

/**
 * The contents of a DOCX file: a field of Word that it can build anew, filled with the headings as
 * they are; the program that opens the file computes their pages.
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
    XWPFParagraph last = null;
    for (Heading heading : listed) {
      XWPFParagraph entry = docx.createParagraph();
      entry.setStyle("TOC" + heading.level());
      if (last == null) {
        begin(entry);
      }
      CTHyperlink link = entry.getCTP().addNewHyperlink();
      link.setAnchor(anchor(heading));
      XWPFHyperlinkRun run = new XWPFHyperlinkRun(link, link.addNewR(), entry);
      run.setText(heading.text());
      run.addTab();
      DocxFooters.field(entry, "PAGEREF %s \\h".formatted(anchor(heading)), "…");
      last = entry;
    }
    if (last != null) {
      last.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
    }
  }

  private static void begin(XWPFParagraph entry) {
    CTFldChar begin = entry.createRun().getCTR().addNewFldChar();
    begin.setFldCharType(STFldCharType.BEGIN);
    begin.setDirty(true);
    entry.createRun().getCTR().addNewInstrText().setStringValue(" TOC \\o \"1-2\" \\h \\z \\u ");
    entry.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
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
