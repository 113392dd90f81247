package io.credlake.export;

import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook: the rows on a sheet with a frozen title, and the sheets that explain them behind it.
 *
 * <p>Texts are cells of text, never formulas. Numbers are numbers; whole ones of more than 15
 * digits, which Excel would round, are texts. Rows beyond the end of a sheet go on on another one.
 */
final class XlsxTable implements TableWriter {

  /** Rows of a sheet of Excel, its title among them. */
  static final int SHEET_ROWS = 1_048_576;

  private static final int LONGEST_TEXT = 32_767;
  private static final long LARGEST_WHOLE = 999_999_999_999_999L;
  private static final int FLUSH = 500;
  private static final int WIDEST = 40;

  private final Path file;
  private final Path unfinished;
  private final Dataset dataset;
  private final ExportPackage about;
  private final OutputStream out;
  private final Workbook workbook;
  private final List<String> titles;
  private final int sheetRows;
  private Worksheet sheet;
  private int sheets;
  private int row;

  XlsxTable(Path file, Dataset dataset, ExportPackage about) throws IOException {
    this(file, dataset, about, SHEET_ROWS);
  }

  /** A workbook whose sheets have so many rows at most. */
  XlsxTable(Path file, Dataset dataset, ExportPackage about, int sheetRows) throws IOException {
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + ".part");
    this.dataset = dataset;
    this.about = about;
    this.sheetRows = sheetRows;
    this.titles = dataset.published().stream().map(Column::name).toList();
    this.out = Files.newOutputStream(unfinished);
    // The name and version of the program are left out: Excel takes 12.3456 at most for a version.
    this.workbook = new Workbook(out, "credlake", "1.0");
    workbook.setCompressionLevel(1); // it is packed anew, see FixedZip
    nextDataSheet();
  }

  @Override
  public void write(Object[] values) throws IOException {
    if (row == sheetRows) {
      sheet.finish();
      nextDataSheet();
    }
    put(values);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      sheet.finish();
      explain();
      workbook.finish();
    }
    FixedZip.rewrite(unfinished, file, about.release().created());
    Files.delete(unfinished);
  }

  private void nextDataSheet() throws IOException {
    sheets++;
    start(sheets == 1 ? "data" : "data_" + sheets, titles);
  }

  private void explain() throws IOException {
    start("codebook", Codebook.TITLES);
    for (Object[] line : Codebook.lines(dataset)) {
      put(line);
    }
    sheet.finish();
    start("codes", Codebook.CODE_TITLES);
    for (Object[] line : Codebook.codes(about.codelistsOf(dataset))) {
      put(line);
    }
    sheet.finish();
    start("about", List.of("about"));
    for (String line : Readme.zh(about).lines().toList()) {
      put(new Object[] {line});
    }
    for (String line : Readme.en(about).lines().toList()) {
      put(new Object[] {line});
    }
    sheet.finish();
  }

  private void start(String name, List<String> columns) throws IOException {
    sheet = workbook.newWorksheet(name);
    sheet.freezePane(0, 1);
    for (int i = 0; i < columns.size(); i++) {
      sheet.width(i, Math.min(WIDEST, Math.max(12, columns.get(i).length() + 2)));
      sheet.inlineString(0, i, columns.get(i));
      sheet.style(0, i).bold().set();
    }
    row = 1;
  }

  private void put(Object[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case null -> {}
        case Double number -> sheet.value(row, i, number);
        case Long whole when Math.abs(whole) <= LARGEST_WHOLE -> sheet.value(row, i, whole);
        case Integer whole -> sheet.value(row, i, whole);
        case Boolean truth -> sheet.value(row, i, truth);
        case LocalDate day -> {
          sheet.value(row, i, day);
          sheet.style(row, i).format("yyyy-mm-dd").set();
        }
        default -> text(i, values[i].toString());
      }
    }
    row++;
    if (row % FLUSH == 0) {
      sheet.flush();
    }
  }

  private void text(int column, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalStateException(
          "Cannot write workbook, a text has more than %s characters: %s in row %s of %s"
              .formatted(LONGEST_TEXT, text.length(), row, dataset.name()));
    }
    sheet.inlineString(row, column, text);
    sheet.style(row, column).format("@").set();
  }
}
