package io.credlake.web.region;

import io.credlake.code.Regions;
import io.credlake.plan.Plan;
import io.credlake.rate.Ahead;
import io.credlake.rate.IndexFigures;
import io.credlake.rate.IndexFigures.Contribution;
import io.credlake.rate.IndexFigures.Standing;
import io.credlake.rate.IndexSeries;
import io.credlake.rate.Place;
import io.credlake.rate.ProgressFigures;
import io.credlake.web.Citation;
import io.credlake.web.CsvAnswer;
import io.credlake.web.Lakes;
import io.credlake.web.Page;
import io.credlake.web.Query;
import io.credlake.web.Routes;
import io.credlake.web.View;
import io.credlake.web.progress.Told;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The profile of a province, alone or beside others. */
public final class RegionPage implements Page {

  private final Lakes lakes;
  private final Plan plan;

  /**
   * The page.
   *
   * @param lakes where figures are read
   * @param plan whose breaks part the years of an index
   */
  public RegionPage(Lakes lakes, Plan plan) {
    this.lakes = lakes;
    this.plan = plan;
  }

  @Override
  public void register(Routes routes) {
    routes.page("/regions/{region}", "region/region", this::model);
    downloads(routes);
    section(
        routes,
        "coverage",
        Map.of(
            "years", (lake, place, year) -> new RegionReader(lake).coverage(place, year),
            "fields", (lake, place, year) -> new RegionReader(lake).fields(place, year)));
    section(
        routes,
        "commitments",
        Map.of("cards", (lake, place, year) -> new ProgressFigures(lake).cards(null, place, year)));
    section(
        routes,
        "deliveries",
        Map.of(
            "senders", (lake, place, year) -> new RegionReader(lake).senders(place, year),
            "gaps", (lake, place, year) -> new RegionReader(lake).gaps(place, year)));
  }

  private void downloads(Routes routes) {
    for (RegionSection section : RegionSection.values()) {
      routes.get(
          "/regions/{region}/%s.csv".formatted(section.key()),
          (view, answer) -> download(view, answer, section));
    }
  }

  private void download(View view, Context answer, RegionSection section)
      throws SQLException, IOException {
    Place place = place(view, lakes.regions());
    Query query;
    if (section.isOfIndex()) {
      IndexChosen index =
          IndexChosen.of(view, lakes)
              .filter(one -> one.year() > 0)
              .orElseThrow(NotFoundResponse::new);
      query = section.query(index.basis().framework(), place, index.year());
    } else {
      query = section.query(null, place, Years.of(view, lakes));
    }
    Query.Table table = lakes.ask(view, query, query::run);
    String release = view.filters().release();
    CsvAnswer.give(
        answer,
        "%s-%s-%s.csv".formatted(place.code(), section.key(), release == null ? "live" : release),
        table.columns(),
        table.rows());
  }

  private Citation citation(View view, Place place) throws SQLException {
    String address = "/regions/" + place.code();
    return lakes.citation(
        view, view.language().of(place.nameZh(), place.nameEn()), view.url(address));
  }

  /** A section that the page asks for by itself. */
  private void section(Routes routes, String name, Map<String, Reading> readings) {
    routes.page("/regions/{region}/" + name, "region/" + name, view -> section(view, readings));
  }

  /** Without an index as long as none is computed. */
  private Map<String, ?> model(View view) throws SQLException {
    Place place = place(view, lakes.regions());
    List<Place> with = new ArrayList<>(List.of(place));
    for (String code : Codes.of(view.request().queryParams("with"))) {
      with.add(place(code, lakes.regions()));
    }
    List<Place> places = with.stream().distinct().toList();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("place", place);
    model.put("told", new Told(view, lakes.names(view)));
    model.put("citation", citation(view, place));
    Optional<IndexChosen> chosen = IndexChosen.of(view, lakes).filter(index -> index.year() > 0);
    if (chosen.isPresent()) {
      IndexChosen index = chosen.get();
      model.put(
          "model",
          lakes.ask(
              view,
              List.of("region", index, places),
              connection -> model(index, connection, places)));
    }
    return model;
  }

  private RegionModel model(IndexChosen index, Connection connection, List<Place> places)
      throws SQLException {
    IndexFigures figures = new IndexFigures(connection);
    Place place = places.getFirst();
    Map<Place, List<Standing>> all = new LinkedHashMap<>();
    Map<Place, Map<Integer, List<Contribution>>> contributions = new HashMap<>();
    for (Place one : places) {
      all.put(one, figures.standings(index.basis(), one));
      contributions.put(one, figures.contributions(index.basis(), one));
    }
    return new RegionModel(
        index,
        place,
        all,
        contributions.get(place).getOrDefault(index.year(), List.of()),
        figures.changes(index.basis(), place, index.year()),
        new RegionReader(connection)
            .pairs(index.basis(), index.year())
            .getOrDefault(place.code(), List.of()),
        IndexSeries.of(index.basis(), plan, all, contributions),
        pairs(figures, index, all));
  }

  private static List<RegionModel.Pair> pairs(
      IndexFigures figures, IndexChosen index, Map<Place, List<Standing>> all) throws SQLException {
    List<Place> places = List.copyOf(all.keySet());
    List<RegionModel.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      for (Place other : places.subList(i + 1, places.size())) {
        Place first = places.get(i);
        OptionalDouble above =
            figures.above(index.basis(), index.year(), first.code(), other.code());
        pairs.add(
            new RegionModel.Pair(
                first,
                other,
                Ahead.of(top(all.get(first), index), top(all.get(other), index), above),
                above.isPresent() ? above.getAsDouble() : null));
      }
    }
    return pairs;
  }

  private static Standing top(List<Standing> standings, IndexChosen index) {
    return standings.stream()
        .filter(one -> one.parent() == null && one.year() == index.year())
        .findAny()
        .orElseThrow(NotFoundResponse::new);
  }

  /** What a section is asked for. */
  private interface Reading {
    Object of(Connection connection, Place place, int year) throws SQLException;
  }

  private Map<String, ?> section(View view, Map<String, Reading> readings) throws SQLException {
    Place place = place(view, lakes.regions());
    int year = Years.of(view, lakes);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("place", place);
    model.put("told", new Told(view, lakes.names(view)));
    model.put("citation", citation(view, place));
    model.put("year", year);
    for (Map.Entry<String, Reading> reading : readings.entrySet()) {
      model.put(
          reading.getKey(),
          lakes.ask(
              view,
              List.of(reading.getKey(), place, year),
              connection -> reading.getValue().of(connection, place, year)));
    }
    return model;
  }

  /** The province of the address. */
  static Place place(View view, Regions regions) {
    return place(view.request().pathParam("region"), regions);
  }

  private static Place place(String code, Regions regions) {
    try {
      Place place = Place.find(regions, code);
      if (place.level().equals("province") && place.code().equals(code)) {
        return place;
      }
    } catch (IllegalArgumentException e) {
      // not found either
    }
    throw new NotFoundResponse();
  }
}
