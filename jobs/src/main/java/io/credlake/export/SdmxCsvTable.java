package io.credlake.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * SDMX-CSV 2.0: UTF-8 without a byte order mark, one line for each observation, codes as in the
 * structure message beside it.
 */
final class SdmxCsvTable implements TableWriter {

  private final SdmxFlow flow;
  private final String structure;
  private final CsvWriter csv;

  SdmxCsvTable(Path file, SdmxFlow flow) throws IOException {
    this.flow = flow;
    this.structure = "%s:%s(%s)".formatted(flow.agency(), flow.id(), SdmxFlow.VERSION);
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    List<String> titles = new ArrayList<>(List.of("STRUCTURE", "STRUCTURE_ID", "ACTION"));
    titles.addAll(flow.dimensionIds());
    titles.add("TIME_PERIOD");
    titles.add(SdmxFlow.OBS_VALUE);
    titles.addAll(flow.attributeIds());
    csv.writeRecord(titles);
  }

  @Override
  public void write(Object[] row) throws IOException {
    try {
      flow.observe(row, this::line);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void line(List<String> keys, String period, Object value, List<Object> attributes) {
    List<String> cells = new ArrayList<>(List.of("dataflow", structure, "I"));
    cells.addAll(keys);
    cells.add(period);
    cells.add(CellText.of(value));
    attributes.forEach(attribute -> cells.add(CellText.guarded(attribute)));
    csv.writeRecord(cells);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
