package io.credlake.disclosure.noise;

import io.credlake.conf.ListFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Noise of counts by cell key, in the format of the R package ptable: for each count {@code i} a
 * row for each noise {@code v}, with the keys {@code p_int_lb} to {@code p_int_ub} that lead to it.
 * Counts beyond the last have the noise of the last.
 *
 * <p>Source: Enderle, Giessing, Tent (2018), Designing confidentiality on the fly methodology,
 * Privacy in Statistical Databases, LNCS 11126.
 */
public final class PerturbationTable {

  private static final double SAME = 1e-6;

  private final NavigableMap<Integer, List<Step>> steps = new TreeMap<>();

  private record Step(double from, double to, int noise) {}

  private record Row(int count, Step step) {}

  private PerturbationTable(List<Row> rows) {
    for (Row row : rows) {
      List<Step> known = steps.computeIfAbsent(row.count, count -> new ArrayList<>());
      double expected = known.isEmpty() ? 0 : known.getLast().to;
      if (Math.abs(row.step.from - expected) > SAME || row.step.to <= row.step.from) {
        throw new IllegalArgumentException(
            "Invalid perturbation table, keys of a count must follow each other: " + row.count);
      }
      if (row.count + row.step.noise < 0) {
        throw new IllegalArgumentException(
            "Invalid perturbation table, noise makes a count less than 0: " + row.count);
      }
      known.add(row.step);
    }
    if (steps.isEmpty() || steps.firstKey() != 0 || steps.lastKey() != steps.size() - 1) {
      throw new IllegalArgumentException(
          "Invalid perturbation table, it must have all counts from 0: " + steps.keySet());
    }
    steps.forEach(
        (count, known) -> {
          if (Math.abs(known.getLast().to - 1) > SAME) {
            throw new IllegalArgumentException(
                "Invalid perturbation table, keys of a count must end at 1: " + count);
          }
        });
  }

  /**
   * The table in a file.
   *
   * @throws IOException if the file cannot be read or is wrong; the message says where
   */
  public static PerturbationTable load(Path csv) throws IOException {
    return ListFile.read(
        csv,
        row ->
            new Row(
                Integer.parseInt(row.required("i")),
                new Step(
                    Double.parseDouble(row.required("p_int_lb")),
                    Double.parseDouble(row.required("p_int_ub")),
                    Integer.parseInt(row.required("v")))),
        PerturbationTable::new);
  }

  /**
   * The noise of a count.
   *
   * @param count 0 or more
   * @param key of the cell, from 0 to less than 1
   */
  public int noise(long count, double key) {
    if (count < 0 || !(key >= 0 && key < 1)) {
      throw new IllegalArgumentException(
          "Invalid cell, its count must be 0 or more and its key from 0 to 1: %d, %s"
              .formatted(count, key));
    }
    List<Step> known = steps.get((int) Math.min(count, steps.lastKey()));
    for (Step step : known) {
      if (key < step.to) {
        return step.noise;
      }
    }
    return known.getLast().noise;
  }

  /** The count that is published. */
  public long perturb(long count, CellKey key) {
    return count + noise(count, key.fraction());
  }
}
