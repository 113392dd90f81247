package io.credlake.export;

import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A workbook of a dataset: its rows, and behind them the sheets that explain them. */
final class XlsxTable implements TableWriter {

  private final Path file;
  private final Path unfinished;
  private final Dataset dataset;
  private final ExportPackage about;
  private final XlsxSheets sheets;

  XlsxTable(Path file, Dataset dataset, ExportPackage about) throws IOException {
    this(file, dataset, about, XlsxSheets.SHEET_ROWS);
  }

  /** A workbook whose sheets have so many rows at most. */
  XlsxTable(Path file, Dataset dataset, ExportPackage about, int sheetRows) throws IOException {
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + ".part");
    this.dataset = dataset;
    this.about = about;
    this.sheets = new XlsxSheets(Files.newOutputStream(unfinished), sheetRows);
    sheets.start("data", dataset.published().stream().map(Column::name).toList());
  }

  @Override
  public void write(Object[] values) throws IOException {
    sheets.write(values);
  }

  @Override
  public void close() throws IOException {
    try (sheets) {
      explain();
    }
    FixedZip.rewrite(unfinished, file, about.release().created());
    Files.delete(unfinished);
  }

  private void explain() throws IOException {
    sheets.start("codebook", Codebook.TITLES);
    for (Object[] line : Codebook.lines(dataset)) {
      sheets.write(line);
    }
    sheets.start("codes", Codebook.CODE_TITLES);
    for (Object[] line : Codebook.codes(about.codelistsOf(dataset))) {
      sheets.write(line);
    }
    sheets.start("about", List.of("about"));
    for (String line : Readme.zh(about).lines().toList()) {
      sheets.write(new Object[] {line});
    }
    for (String line : Readme.en(about).lines().toList()) {
      sheets.write(new Object[] {line});
    }
  }
}
