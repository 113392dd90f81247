package io.credlake.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credlake.dashboard.PanelAbout;
import io.credlake.dashboard.PanelAbout.Chart;
import io.credlake.dashboard.PanelColumn;
import io.credlake.report.chart.TileMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the script draws a panel from: for each row its place on the axis, its series, and its
 * values with what is told of them.
 */
final class ChartData {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PanelView panel;
  private final View view;
  private final Values values;

  ChartData(PanelView panel, View view, Values values) {
    this.panel = panel;
    this.view = view;
    this.values = values;
  }

  String json() {
    PanelAbout about = panel.about();
    ObjectNode chart = JSON.createObjectNode();
    chart.put("kind", about.chart().key());
    chart.put("x", title(about.x()));
    chart.put("time", isTime(about.columns().get(about.x()).unit()));
    ArrayNode drawn = chart.putArray("y");
    for (String name : about.y()) {
      PanelColumn column = about.columns().get(name);
      ObjectNode one = drawn.addObject();
      one.put("name", column.title(view.language()));
      one.put("unit", column.unit().name().toLowerCase(Locale.ROOT));
      if (column.tone() != null) {
        one.put("tone", column.tone().name().toLowerCase(Locale.ROOT));
      }
    }
    ArrayNode rows = chart.putArray("rows");
    for (List<Object> row : panel.result().rows()) {
      row(rows.addObject(), row);
    }
    if (about.chart() == Chart.TILE_MAP) {
      provincesWithoutRow(rows);
    }
    return chart.toString();
  }

  /** A province of which the answer says nothing is on the map as well. */
  private void provincesWithoutRow(ArrayNode rows) {
    String x = panel.about().x();
    Set<Object> told =
        panel.result().rows().stream()
            .map(row -> panel.result().value(row, x))
            .collect(Collectors.toSet());
    for (String code : TileMap.codes()) {
      if (!told.contains(code)) {
        ObjectNode node = rows.addObject().put("x", name(x, code));
        at(node, code);
        node.putArray("y").addNull();
        absent(node.putArray("told").addObject(), "unknown").put("facts", "");
      }
    }
  }

  private static void at(ObjectNode node, String province) {
    TileMap.Spot spot = TileMap.spot(province);
    node.putArray("at").add(spot.column()).add(spot.row());
  }

  private ObjectNode absent(ObjectNode words, String absence) {
    return words.put("absent", absence).put("text", view.text("absent." + absence));
  }

  private void row(ObjectNode node, List<Object> row) {
    PanelAbout about = panel.about();
    Object x = panel.result().value(row, about.x());
    node.put("x", name(about.x(), x));
    if (about.chart() == Chart.TILE_MAP && x != null && TileMap.has(x.toString())) {
      at(node, x.toString());
    }
    if (about.series() != null) {
      node.put("series", name(about.series(), panel.result().value(row, about.series())));
    }
    ArrayNode drawn = node.putArray("y");
    ArrayNode told = node.putArray("told");
    for (String name : about.y()) {
      PanelColumn column = about.columns().get(name);
      Object value = panel.result().value(row, name);
      number(drawn, value);
      ObjectNode words = told.addObject();
      if (value == null) {
        absent(words, Values.absence(panel.result().value(row, column.status())));
      } else {
        words.put("text", values.text(column, value));
      }
      StringBuilder facts = new StringBuilder();
      for (Map.Entry<String, String> fact : panel.facts(row, column).entrySet()) {
        facts.append(facts.isEmpty() ? "" : "\n").append(fact.getKey());
        facts.append(view.text("figure.colon")).append(fact.getValue());
      }
      words.put("facts", facts.toString());
    }
    if (about.low() != null) {
      number(node.putArray("low"), panel.result().value(row, about.low()));
      number(node.putArray("high"), panel.result().value(row, about.high()));
    }
    String link = panel.link(row);
    if (link != null) {
      node.put("to", link);
    }
  }

  private static void number(ArrayNode array, Object value) {
    switch (value) {
      case Long whole -> array.add(whole);
      case Double real -> array.add(real);
      case null, default -> array.addNull();
    }
  }

  private String title(String column) {
    return panel.about().columns().get(column).title(view.language());
  }

  private String name(String column, Object value) {
    return value == null
        ? view.text("absent.unknown")
        : values.text(panel.about().columns().get(column), value);
  }

  private static boolean isTime(PanelColumn.Unit unit) {
    return unit == PanelColumn.Unit.MONTH
        || unit == PanelColumn.Unit.DAY
        || unit == PanelColumn.Unit.YEAR;
  }
}
