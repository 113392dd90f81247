package io.credlake.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Remembers rows, and checks that calls come in their order. */
final class RecordingRows implements RowHandler {

  private final List<Row> rows = new ArrayList<>();
  private final List<Long> oversized = new ArrayList<>();
  private List<String> fields = List.of();
  private long line;

  /** A row; without a shape it has no fields. */
  record Row(long line, List<String> fields) {}

  List<Row> rows() {
    return rows;
  }

  /** Lines of the rows that were too long. */
  List<Long> oversized() {
    return oversized;
  }

  @Override
  public void beginRow(long lineOfRow) {
    line = lineOfRow;
    fields = new ArrayList<>();
  }

  @Override
  public void field(int column, char[] buffer, int offset, int length) {
    assertThat(column).isEqualTo(fields.size());
    fields.add(new String(buffer, offset, length));
  }

  @Override
  public void endRow(int columns) {
    assertThat(columns).isEqualTo(fields.isEmpty() ? SHAPELESS : fields.size());
    rows.add(new Row(line, List.copyOf(fields)));
  }

  @Override
  public void oversized(long lineOfRow) {
    oversized.add(lineOfRow);
  }
}
