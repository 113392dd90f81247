package io.credlake.index.table;

import io.credlake.index.IndexResult;
import io.credlake.index.compute.Data;
import io.credlake.index.compute.Prepared;
import io.credlake.index.panel.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The tables of a computed index: one CSV file for each step. */
public final class StepTables {

  private final IndexResult result;
  private final TablePlace place;

  /**
   * Of a result.
   *
   * @param titles of the columns for unit, group and period, as far as they are told
   * @param folder for the files; made if it is not there
   */
  public StepTables(IndexResult result, List<String> titles, Path folder) {
    this.result = result;
    this.place = new TablePlace(result, titles, folder);
  }

  /** Writes them. */
  public void write() throws IOException {
    Files.createDirectories(place.folder());
    Data data = result.data();
    Prepared prepared = result.computed().prepared();
    List<String> ids = data.tree().leaves().stream().map(place::id).toList();
    values("denominated", data.ids(), data.all(), result.panel().rows());
    List<Panel.Row> rows = IntStream.of(data.rows()).mapToObj(result.panel().rows()::get).toList();
    values("imputed", ids, prepared.imputed(), rows);
    values("treated", ids, prepared.treated(), rows);
    values("normalised", ids, prepared.normalised(), rows);
    int[] branches = place.branches();
    values(
        "scores",
        IntStream.of(branches).mapToObj(place::id).toList(),
        IntStream.of(branches)
            .mapToObj(n -> result.computed().scored().columns()[n])
            .toArray(double[][]::new),
        rows);
    values("contributions", ids, contributions(ids.size(), rows.size()), rows);
    new StandingTables(place).write();
    new StructureTables(place).write();
  }

  private double[][] contributions(int columns, int rows) {
    double[][] contributions = new double[columns][rows];
    for (int row = 0; row < rows; row++) {
      double[] of = result.contributions(result.tree().top(), row);
      for (int c = 0; c < columns; c++) {
        contributions[c][row] = of[c];
      }
    }
    return contributions;
  }

  private void values(String name, List<String> ids, double[][] columns, List<Panel.Row> rows)
      throws IOException {
    try (CsvTable table = place.table(name, place.titled(ids.toArray(String[]::new)))) {
      for (int row = 0; row < rows.size(); row++) {
        List<Object> cells = place.keys(rows.get(row));
        for (double[] column : columns) {
          cells.add(column[row]);
        }
        table.row(cells);
      }
    }
  }
}
