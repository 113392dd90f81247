package io.credlake.index.table;

import io.credlake.index.compute.Data;
import io.credlake.index.uncertainty.Factor;
import io.credlake.index.uncertainty.Pair;
import io.credlake.index.uncertainty.Sensitivity;
import io.credlake.index.uncertainty.Sobol;
import io.credlake.index.uncertainty.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables of ranks, which never stand without their intervals, and of what moves them. */
record StandingTables(TablePlace place) {

  void write() throws IOException {
    ranks(place.branches());
    uncertainty();
    pairs();
    sensitivity();
    leftOut();
  }

  /** A rank stands beside its interval. */
  private void ranks(int[] branches) throws IOException {
    List<String> columns = new ArrayList<>();
    for (int node : branches) {
      columns.addAll(List.of(place.id(node), place.id(node) + "_low", place.id(node) + "_high"));
    }
    Map<List<Integer>, Standing> byPlace = new HashMap<>();
    place.result().standings().forEach(one -> byPlace.put(List.of(one.node(), one.row()), one));
    try (CsvTable table = place.table("ranks", place.titled(columns.toArray(String[]::new)))) {
      for (int row = 0; row < place.result().data().rows().length; row++) {
        List<Object> cells = place.keys(place.result().row(row));
        for (int node : branches) {
          Standing standing = byPlace.get(List.of(node, row));
          if (standing == null) {
            cells.addAll(Arrays.asList(null, null, null));
          } else {
            cells.add(standing.rank());
            cells.add((int) standing.ranks().low());
            cells.add((int) standing.ranks().high());
          }
        }
        table.row(cells);
      }
    }
  }

  private void uncertainty() throws IOException {
    List<String> columns =
        place.titled(
            "node",
            "score",
            "score_low",
            "score_median",
            "score_high",
            "score_mean",
            "score_sd",
            "rank",
            "rank_low",
            "rank_median",
            "rank_high",
            "ranked");
    try (CsvTable table = place.table("uncertainty", columns)) {
      for (Standing one : place.result().standings()) {
        List<Object> cells = place.keys(place.result().row(one.row()));
        cells.addAll(
            List.of(
                place.id(one.node()),
                one.score(),
                one.scores().low(),
                one.scores().median(),
                one.scores().high(),
                one.mean(),
                one.sd(),
                one.rank(),
                (int) one.ranks().low(),
                (int) one.ranks().median(),
                (int) one.ranks().high(),
                one.of()));
        table.row(cells);
      }
    }
  }

  private void pairs() throws IOException {
    try (CsvTable table = place.table("pairs", place.titled("other", "above"))) {
      for (Pair pair : place.result().pairs()) {
        List<Object> cells = place.keys(place.result().row(pair.row()));
        cells.addAll(List.of(place.result().row(pair.other()).unit(), pair.above()));
        table.row(cells);
      }
    }
  }

  private void sensitivity() throws IOException {
    Sensitivity sensitivity = place.result().sensitivity();
    List<String> columns = place.titled("output", "factor", "first_order", "total_order");
    try (CsvTable table = place.table("sensitivity", columns)) {
      List<Object> none = place.noKeys();
      for (int f = 0; f < sensitivity.factors().size() && sensitivity.shift() != null; f++) {
        sobol(table, none, "rank_shift", sensitivity.factors().get(f), sensitivity.shift(), f);
      }
      for (Sensitivity.LeftOut one : sensitivity.leftOut()) {
        List<Object> cells = new ArrayList<>(none);
        cells.addAll(List.of("mean_rank_shift_without", place.id(one.node()), one.mean()));
        cells.add(null);
        table.row(cells);
      }
      for (int row = 0; row < sensitivity.scores().size(); row++) {
        for (int f = 0; f < sensitivity.factors().size(); f++) {
          sobol(
              table,
              place.keys(place.result().row(row)),
              "score",
              sensitivity.factors().get(f),
              sensitivity.scores().get(row),
              f);
        }
      }
    }
  }

  private static void sobol(
      CsvTable table, List<Object> keys, String output, Factor factor, Sobol sobol, int f) {
    List<Object> cells = new ArrayList<>(keys);
    cells.addAll(List.of(output, TablePlace.lower(factor), sobol.first()[f], sobol.total()[f]));
    table.row(cells);
  }

  private void leftOut() throws IOException {
    try (CsvTable table = place.table("left_out", place.titled("indicator", "reason"))) {
      for (Data.Left left : place.result().data().left()) {
        List<Object> cells = left.row() == null ? place.noKeys() : place.keys(left.row());
        cells.add(left.node());
        cells.add(left.reason());
        table.row(cells);
      }
    }
  }
}
