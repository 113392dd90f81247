package io.credlake.report.render;

import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFldChar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;

/** Page numbers between dashes, at the outer side as GB/T 9704 has it. */
final class DocxFooters {

  private DocxFooters() {}

  static void add(XWPFDocument docx) {
    docx.setEvenAndOddHeadings(true);
    number(docx, HeaderFooterType.DEFAULT, ParagraphAlignment.RIGHT);
    number(docx, HeaderFooterType.EVEN, ParagraphAlignment.LEFT);
  }

  private static void number(XWPFDocument docx, HeaderFooterType type, ParagraphAlignment side) {
    XWPFParagraph paragraph = docx.createFooter(type).createParagraph();
    paragraph.setStyle("Footer");
    paragraph.setAlignment(side);
    paragraph.createRun().setText("— ");
    field(paragraph, "PAGE", "1");
    paragraph.createRun().setText(" —");
  }

  /** A field with what it shows until it is computed. */
  static void field(XWPFParagraph paragraph, String instruction, String shown) {
    CTFldChar begin = paragraph.createRun().getCTR().addNewFldChar();
    begin.setFldCharType(STFldCharType.BEGIN);
    begin.setDirty(true);
    paragraph.createRun().getCTR().addNewInstrText().setStringValue(" " + instruction + " ");
    paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
    paragraph.createRun().setText(shown);
    paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
  }
}
