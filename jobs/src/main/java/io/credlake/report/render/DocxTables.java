package io.credlake.report.render;

import io.credlake.report.document.Block.Column;
import io.credlake.report.document.Block.Table;
import io.credlake.report.document.Document.Fact;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** Tables of a DOCX file: headings that come again on each page, rows that are not broken. */
final class DocxTables {

  /** Width between the margins, in twentieths of a point. */
  private static final int WIDTH = 8844;

  private final XWPFDocument docx;

  DocxTables(XWPFDocument docx) {
    this.docx = docx;
  }

  void table(Table table, String label) {
    XWPFTable target = empty(table.rows().size() + 1, table.columns(), label);
    for (int c = 0; c < table.columns().size(); c++) {
      Column column = table.columns().get(c);
      write(target, 0, c, column.number() ? "CellNumber" : "CellHead", column.title());
    }
    target.getRow(0).setRepeatHeader(true);
    for (int r = 0; r < table.rows().size(); r++) {
      for (int c = 0; c < table.columns().size(); c++) {
        String style = table.columns().get(c).number() ? "CellNumber" : "Cell";
        write(target, r + 1, c, style, table.rows().get(r).get(c));
      }
    }
  }

  /** The table of the head. */
  void facts(String label, String item, String content, List<Fact> facts) {
    List<Column> columns = List.of(Column.words(item, 26), Column.words(content, 74));
    List<List<String>> rows =
        facts.stream().map(fact -> List.of(fact.name(), fact.value())).toList();
    table(new Table(label, columns, rows, ""), label);
  }

  private XWPFTable empty(int rows, List<Column> columns, String label) {
    XWPFTable table = docx.createTable(rows, columns.size());
    CTTblPr properties = table.getCTTbl().getTblPr();
    properties.unsetTblBorders();
    properties.addNewTblStyle().setVal("Figures");
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    properties.addNewTblCaption().setVal(label);
    properties.getTblW().setType(STTblWidth.DXA);
    properties.getTblW().setW(BigInteger.valueOf(WIDTH));
    properties.addNewTblLook().setFirstRow(true);
    properties.getTblLook().setFirstColumn(true);
    CTTblGrid grid = table.getCTTbl().getTblGrid();
    if (grid == null) {
      grid = table.getCTTbl().addNewTblGrid();
    }
    int whole = columns.stream().mapToInt(Column::width).sum();
    for (int c = 0; c < columns.size(); c++) {
      BigInteger width = BigInteger.valueOf((long) WIDTH * columns.get(c).width() / whole);
      if (grid.sizeOfGridColArray() <= c) {
        grid.addNewGridCol();
      }
      grid.getGridColArray(c).setW(width);
    }
    for (XWPFTableRow row : table.getRows()) {
      row.setCantSplitRow(true);
    }
    return table;
  }

  private static void write(XWPFTable table, int row, int column, String style, String text) {
    XWPFTableCell cell = table.getRow(row).getCell(column);
    BigInteger width = (BigInteger) table.getCTTbl().getTblGrid().getGridColArray(column).getW();
    cell.getCTTc().addNewTcPr().addNewTcW().setW(width);
    cell.getCTTc().getTcPr().getTcW().setType(STTblWidth.DXA);
    XWPFParagraph paragraph = cell.getParagraphArray(0);
    paragraph.setStyle(style);
    paragraph.createRun().setText(text);
  }
}
