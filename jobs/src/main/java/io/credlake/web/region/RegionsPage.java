package io.credlake.web.region;

import io.credlake.rate.IndexFigures;
import io.credlake.rate.IndexFigures.Standing;
import io.credlake.web.Begun;
import io.credlake.web.InvalidRequest;
import io.credlake.web.Lakes;
import io.credlake.web.Page;
import io.credlake.web.Routes;
import io.credlake.web.View;
import io.credlake.web.progress.Told;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All provinces by an index: map, table, and which cannot be told apart. */
public final class RegionsPage implements Page {

  private final Lakes lakes;

  /** The page, which reads its figures from lakes. */
  public RegionsPage(Lakes lakes) {
    this.lakes = lakes;
  }

  @Override
  public void register(Routes routes) {
    routes.page("/regions", "region/regions", this::model);
    routes.get(
        "/regions/compare",
        (view, answer) -> answer.redirect(comparison(view, answer.queryParams("with"))));
  }

  /** Without a model as long as no index is computed. */
  private Map<String, ?> model(View view) throws SQLException {
    Optional<IndexChosen> chosen = IndexChosen.of(view, lakes);
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("bar", lakes.bar(view));
    shown.put("panels", lakes.panels("regions"));
    if (chosen.isPresent()) {
      shown.put("model", model(view, chosen.get()));
    }
    return shown;
  }

  private RegionsModel model(View view, IndexChosen index) throws SQLException {
    Order order = order(view);
    Begun<List<Standing>> standings =
        lakes.begin(
            view,
            List.of("standings", index.basis(), index.year()),
            connection -> new IndexFigures(connection).standings(index.basis(), index.year()));
    Begun<Map<String, List<String>>> pairs =
        lakes.begin(
            view,
            List.of("pairs", index.basis(), index.year()),
            connection -> new RegionReader(connection).pairs(index.basis(), index.year()));
    return new RegionsModel(
        new Told(view, lakes.names(view)), index, order, order.sort(standings.get()), pairs.get());
  }

  private static Order order(View view) {
    try {
      return Order.of(view.request().queryParam("sort"));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
  }

  /** The profile of the first region beside the others. */
  private static String comparison(View view, List<String> with) {
    List<String> codes = Codes.of(with);
    if (codes.isEmpty()) {
      throw new InvalidRequest("Cannot compare regions, none was chosen");
    }
    String framework = view.request().queryParam("framework");
    String address = view.filters().withRegion(null).on("/regions/" + codes.getFirst());
    StringBuilder query = new StringBuilder();
    if (codes.size() > 1) {
      query.append("&with=").append(String.join(",", codes.subList(1, codes.size())));
    }
    if (framework != null && framework.matches("[a-z0-9-]+")) {
      query.append("&framework=").append(framework);
    }
    if (!query.isEmpty() && !address.contains("?")) {
      query.setCharAt(0, '?');
    }
    return address + query;
  }
}
