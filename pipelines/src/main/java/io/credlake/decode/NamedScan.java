package io.credlake.decode;

import io.credlake.contract.FeedContract;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Looks at rows with named values: finds their layout by the first one, and shows all a gate. */
final class NamedScan implements NamedRows {

  private final FeedContract contract;
  private final LocalDate today;
  private int layout = -1;
  private Gate gate;
  private PlacedRows rows;
  private String refusal;

  NamedScan(FeedContract contract, LocalDate today) {
    this.contract = contract;
    this.today = today;
  }

  /** Index of the layout that the rows follow; -1 if no row has a name that one knows. */
  int layout() {
    return layout;
  }

  /** Why the delivery may not enter; null if nothing was found against it. */
  String refusal() {
    return refusal;
  }

  /** Names that the layout lacks. */
  Set<String> unknown() {
    return rows.unknown();
  }

  @Override
  public void row(NamedRow row) {
    if (refusal != null) {
      return;
    }
    if (gate == null && row.isShaped()) {
      TitleRow titles = TitleRow.matchNames(row.names(), contract);
      if (titles.known() > 0) {
        layout = titles.layout();
        gate = new Gate(contract, TitleRow.ofLayout(contract, layout), today);
        rows = new PlacedRows(contract, layout, gate, gate::stray);
      }
    }
    if (gate == null) {
      look(row.line(), row.texts());
    } else {
      rows.row(row);
      refusal = gate.refusal();
    }
  }

  @Override
  public void outside(long line, String text) {
    look(line, List.of(text));
  }

  @Override
  public void oversized(long line) {}

  private void look(long line, List<String> texts) {
    for (String text : texts) {
      if (refusal == null) {
        refusal = Gate.refusalOf(text, line, 1);
      }
    }
  }
}
