package io.credlake.publish;

import io.credlake.disclosure.Decision;
import io.credlake.disclosure.Inference;
import io.credlake.disclosure.rule.Reason;
import io.credlake.disclosure.rule.Requirement;
import io.credlake.disclosure.table.Absence;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Content;
import io.credlake.lake.Lake;
import io.credlake.lake.ReleaseLog;
import io.credlake.open.OpenCell;
import io.credlake.open.ProtectedDatasets;
import io.credlake.open.ProtectedDatasets.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;

/** Remembers what releases told of each number, since later ones must not tell more. */
final class CellLog {

  private final Lake lake;

  CellLog(Lake lake) {
    this.lake = lake;
    lake.table(OpenTables.CELLS);
  }

  /** What was told so far, by release, the oldest first; those withdrawn as well. */
  Map<String, List<Told>> told() {
    Map<String, List<Told>> byCreation = new HashMap<>();
    // most cells are told by every release: what they are called is kept once
    Map<List<?>, OpenCell.Key> keys = new HashMap<>();
    lake.read(
        OpenTables.CELLS,
        Expressions.alwaysTrue(),
        List.of(),
        row ->
            byCreation
                .computeIfAbsent((String) row.getField("creation"), c -> new ArrayList<>())
                .add(
                    told(
                        row,
                        keys.computeIfAbsent(
                            List.of(row.getField("measure"), row.getField("codes")),
                            any -> key(row)))));
    Map<String, List<Told>> byRelease = new LinkedHashMap<>();
    for (ReleaseLog.Entry release : new ReleaseLog(lake).all()) {
      List<Told> told = byCreation.get(release.creation());
      if (told != null) {
        byRelease.put(release.name(), told);
      }
    }
    return byRelease;
  }

  /** Writes down what a release tells. */
  void add(String creation, ProtectedDatasets datasets) {
    Map<CellId, Inference> inferences = new HashMap<>();
    for (Inference inference : datasets.inferences()) {
      if (inference.release() == null) {
        inferences.put(inference.cell(), inference);
      }
    }
    List<Object[]> rows = new ArrayList<>();
    for (Told told : datasets.told()) {
      rows.add(row(creation, told, inferences.get(datasets.idOf(told.cell()))));
    }
    lake.append(OpenTables.CELLS, rows);
  }

  private static Object[] row(String creation, Told told, Inference inference) {
    Content content = told.cell().content();
    Decision decision = told.decision();
    Requirement requirement = decision.requirement();
    return new Object[] {
      creation,
      told.cell().measure(),
      told.cell().codes().entrySet().stream()
          .map(code -> code.getKey() + '=' + code.getValue())
          .toList(),
      content.present() ? content.value() : null,
      nameOf(content.absence()),
      nameOf(decision.reason()),
      requirement == null ? null : requirement.lower(),
      requirement == null ? null : requirement.upper(),
      requirement == null ? null : requirement.sliding(),
      inference == null ? null : inference.low(),
      inference == null || Double.isInfinite(inference.high()) ? null : inference.high()
    };
  }

  private static OpenCell.Key key(Record row) {
    TreeMap<String, String> codes = new TreeMap<>();
    for (Object code : (List<?>) row.getField("codes")) {
      int equals = code.toString().indexOf('=');
      codes.put(
          code.toString().substring(0, equals).intern(),
          code.toString().substring(equals + 1).intern());
    }
    return new OpenCell.Key(((String) row.getField("measure")).intern(), codes);
  }

  private static Told told(Record row, OpenCell.Key key) {
    String absence = (String) row.getField("absence");
    String reason = (String) row.getField("reason");
    Double value = (Double) row.getField("value");
    Double lower = (Double) row.getField("lower");
    Absence absent = absence == null ? null : Absence.valueOf(absence);
    Content content = absent == null ? new Content(value, null, null) : Content.absent(absent);
    Requirement requirement =
        lower == null
            ? null
            : new Requirement(
                lower, (Double) row.getField("upper"), (Double) row.getField("sliding"));
    return new Told(
        new OpenCell(key, content),
        new Decision(absent, reason == null ? null : Reason.valueOf(reason), requirement));
  }

  private static String nameOf(Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
