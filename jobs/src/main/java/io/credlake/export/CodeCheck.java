package io.credlake.export;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Column;
import io.credlake.dataset.Dataset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses rows with a code that its list does not have: readers could not know what it means. */
final class CodeCheck {

  private final Dataset dataset;
  private final List<Column> columns;
  private final Map<Integer, Set<String>> known = new HashMap<>();

  CodeCheck(Dataset dataset, ExportPackage about) {
    this.dataset = dataset;
    this.columns = dataset.published();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).codes() != null) {
        Set<String> codes = new HashSet<>();
        for (Codelist.Code code : about.codelists().get(columns.get(i).codes()).codes()) {
          codes.add(code.code());
        }
        known.put(i, codes);
      }
    }
  }

  void check(Object[] row) {
    known.forEach(
        (at, codes) -> {
          if (row[at] != null && !codes.contains((String) row[at])) {
            throw new IllegalStateException(
                "Cannot export %s, code list %s does not have %s: %s"
                    .formatted(
                        dataset.name(), columns.get(at).codes(), columns.get(at).name(), row[at]));
          }
        });
  }
}
