package io.credlake.index.store;

import io.credlake.fact.IndexTables;
import io.credlake.index.framework.Node;
import io.credlake.index.panel.Cell;
import io.credlake.index.panel.Missing;
import io.credlake.index.panel.Panel;
import io.credlake.index.uncertainty.Interval;
import io.credlake.index.uncertainty.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of scores: of the index and its parts, with how much of each is known. */
final class ScoreRows {

  private static final int OF_STANDING = 11;

  private final StoredIndex index;
  private final ResultPlaces places;
  private final Map<List<Integer>, Standing> standings = new HashMap<>();

  ScoreRows(StoredIndex index) {
    this.index = index;
    this.places = new ResultPlaces(index);
    if (index.result() != null) {
      index.result().standings().forEach(one -> standings.put(List.of(one.node(), one.row()), one));
    }
  }

  /** Gives them; how many regions and years have a score of the index. */
  long write(RowSink sink) {
    long scored = 0;
    for (Node node : index.task().framework().nodes()) {
      for (int row = 0; row < index.panel().rows().size() && !node.isLeaf(); row++) {
        Standing standing = standing(node, row);
        write(sink, node, row, standing);
        boolean top = node.id().equals(index.task().framework().index().id());
        scored += top && standing != null ? 1 : 0;
      }
    }
    return scored;
  }

  private Standing standing(Node node, int row) {
    int number = places.node(node);
    int of = places.row(row);
    return number < 0 || of < 0 ? null : standings.get(List.of(number, of));
  }

  private void write(RowSink sink, Node node, int row, Standing standing) {
    Panel.Row of = index.panel().rows().get(row);
    Known known = known(node, row);
    List<Object> values = new ArrayList<>();
    values.addAll(
        List.of(
            index.task().run(),
            index.task().framework().id(),
            node.id(),
            of.unit(),
            of.group(),
            Long.parseLong(of.period()),
            standing == null ? "not_scored" : "scored"));
    values.add(standing == null ? reason(known, row) : null);
    values.addAll(standing == null ? Arrays.asList(new Object[OF_STANDING]) : told(standing));
    values.add(known.weight);
    values.addAll(
        List.of(
            known.indicators,
            known.reported,
            known.zero,
            known.notReported,
            known.notApplicable,
            known.suppressed,
            known.unavailable,
            known.imputed));
    sink.row(IndexTables.SCORE, values.toArray());
  }

  private static List<Object> told(Standing one) {
    Interval scores = one.scores().around(one.score());
    Interval ranks = one.ranks().around(one.rank());
    return Arrays.asList(
        one.score(),
        scores.low(),
        scores.median(),
        scores.high(),
        StoredIndex.known(one.sd()),
        (long) one.rank(),
        (long) ranks.low(),
        (long) ranks.median(),
        (long) ranks.high(),
        (long) one.of(),
        !one.ranks().has(one.rank()));
  }

  private String reason(Known known, int row) {
    if (index.result() == null) {
      return "not_computable";
    }
    if (known.reported == 0) {
      return known.notReported + known.suppressed == 0 ? "not_applicable" : "nothing_reported";
    }
    return places.row(row) < 0 ? "left_out" : "too_little_weight";
  }

  /** How much is known of a node in a row. */
  private static final class Known {
    private Double weight;
    private long indicators;
    private long reported;
    private long zero;
    private long notReported;
    private long notApplicable;
    private long suppressed;
    private long unavailable;
    private long imputed;

    private void add(Missing missing) {
      switch (missing) {
        case NOT_REPORTED -> notReported++;
        case NOT_APPLICABLE -> notApplicable++;
        case SUPPRESSED -> suppressed++;
      }
    }
  }

  private Known known(Node top, int row) {
    Known known = new Known();
    double all = 0;
    double there = 0;
    for (Node leaf : ResultPlaces.leaves(top)) {
      known.indicators++;
      if (leaf.unavailable() != null) {
        known.unavailable++;
        continue;
      }
      Cell cell = index.panel().cell(row, leaf.indicator().column());
      double weight = places.weight(leaf);
      all += weight;
      if (cell.missing() == null) {
        known.reported++;
        known.zero += cell.value() == 0 ? 1 : 0;
        there += weight;
      } else {
        known.add(cell.missing());
        known.imputed += places.isImputed(leaf, row) ? 1 : 0;
      }
    }
    known.weight = all == 0 ? null : (Double) Math.min(1, there / all);
    return known;
  }
}
