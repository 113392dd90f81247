package io.credlake.web.region;

import io.credlake.code.Regions;
import io.credlake.plan.Plan;
import io.credlake.rate.Ahead;
import io.credlake.rate.IndexFigures;
import io.credlake.rate.IndexFigures.Standing;
import io.credlake.rate.IndexSeries;
import io.credlake.rate.Place;
import io.credlake.report.query.Names;
import io.credlake.report.query.Rows;
import io.credlake.web.Page;
import io.credlake.web.Routes;
import io.credlake.web.View;
import io.credlake.web.progress.Lakes;
import io.credlake.web.progress.Told;
import io.javalin.http.NotFoundResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The profile of a province, alone or beside others. */
public final class RegionPage implements Page {

  private final Lakes lakes;
  private final Regions regions;
  private final Plan plan;

  /**
   * The page.
   *
   * @param lakes where figures are read
   * @param plan whose breaks part the years of an index
   */
  public RegionPage(Lakes lakes, Regions regions, Plan plan) {
    this.lakes = lakes;
    this.regions = regions;
    this.plan = plan;
  }

  @Override
  public void register(Routes routes) {
    routes.page("/regions/{region}", "region/region", this::model);
    routes.page("/regions/{region}/coverage", "region/coverage", this::coverage);
    routes.page("/regions/{region}/commitments", "region/commitments", this::commitments);
    routes.page("/regions/{region}/deliveries", "region/deliveries", this::deliveries);
  }

  /** Without an index as long as none is computed. */
  private Map<String, ?> model(View view) throws SQLException {
    Place place = place(view, regions);
    List<String> with = Codes.of(view.request().queryParams("with"));
    try (Connection connection = lakes.open(view)) {
      IndexFigures figures = new IndexFigures(connection);
      Told told = new Told(view, Names.read(new Rows(connection)));
      Optional<IndexChosen> chosen = IndexChosen.of(view, figures);
      Map<String, Object> model = new LinkedHashMap<>();
      model.put("place", place);
      model.put("told", told);
      if (chosen.isPresent() && chosen.get().year() > 0) {
        model.put("model", model(chosen.get(), figures, connection, told, place, with));
      }
      return model;
    }
  }

  private RegionModel model(
      IndexChosen index,
      IndexFigures figures,
      Connection connection,
      Told told,
      Place place,
      List<String> with)
      throws SQLException {
    Map<Place, List<Standing>> all = new LinkedHashMap<>();
    all.put(place, figures.standings(index.basis(), place));
    for (String code : with) {
      Place other = place(code, regions);
      if (!all.containsKey(other)) {
        all.put(other, figures.standings(index.basis(), other));
      }
    }
    return new RegionModel(
        told,
        index,
        place,
        all,
        figures.contributions(index.basis(), place, index.year()),
        figures.changes(index.basis(), place, index.year()),
        new RegionReader(connection)
            .pairs(index.basis(), index.year())
            .getOrDefault(place.code(), List.of()),
        IndexSeries.of(figures, index.basis(), plan, all),
        pairs(figures, index, all));
  }

  private static List<RegionModel.Pair> pairs(
      IndexFigures figures, IndexChosen index, Map<Place, List<Standing>> all)
      throws SQLException {
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

  private Map<String, ?> coverage(View view) throws SQLException {
    Place place = place(view, regions);
    try (Connection connection = lakes.open(view)) {
      RegionReader reader = new RegionReader(connection);
      Told told = new Told(view, Names.read(new Rows(connection)));
      int year = Years.of(view, connection);
      return Map.of(
          "place", place,
          "told", told,
          "year", year,
          "years", reader.coverage(place, year),
          "fields", reader.fields(place, year));
    }
  }

  private Map<String, ?> commitments(View view) throws SQLException {
    Place place = place(view, regions);
    try (Connection connection = lakes.open(view)) {
      int year = Years.of(view, connection);
      return Map.of(
          "place", place,
          "told", new Told(view, Names.read(new Rows(connection))),
          "year", year,
          "cards", new io.credlake.rate.ProgressFigures(connection).cards(null, place, year));
    }
  }

  private Map<String, ?> deliveries(View view) throws SQLException {
    Place place = place(view, regions);
    try (Connection connection = lakes.open(view)) {
      RegionReader reader = new RegionReader(connection);
      int year = Years.of(view, connection);
      return Map.of(
          "place", place,
          "told", new Told(view, Names.read(new Rows(connection))),
          "year", year,
          "senders", reader.senders(place, year),
          "gaps", reader.gaps(place, year));
    }
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
