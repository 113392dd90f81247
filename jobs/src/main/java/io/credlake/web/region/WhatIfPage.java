package io.credlake.web.region;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.credlake.index.framework.Node;
import io.credlake.indicator.MeasuredPlan;
import io.credlake.job.IndexFrameworks;
import io.credlake.rate.IndexFigures;
import io.credlake.rate.Place;
import io.credlake.rate.WhatIf;
import io.credlake.web.InvalidRequest;
import io.credlake.web.Lakes;
import io.credlake.web.Page;
import io.credlake.web.Routes;
import io.credlake.web.View;
import io.credlake.web.progress.Told;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the index of a region would be if its indicators had other values; nothing is stored. */
public final class WhatIfPage implements Page {

  private static final int MOST = 4;

  private final Lakes lakes;
  private final MeasuredPlan plan;
  private final Cache<List<String>, WhatIf> computed =
      Caffeine.newBuilder().maximumSize(MOST).build();

  /**
   * The page.
   *
   * @param lakes where inputs are read
   * @param plan how indicators are measured
   */
  public WhatIfPage(Lakes lakes, MeasuredPlan plan) {
    this.lakes = lakes;
    this.plan = plan;
  }

  @Override
  public void register(Routes routes) {
    routes.page("/regions/{region}/what-if", "region/what-if", view -> form(view, Map.of()));
    routes.form("/regions/{region}/what-if", "region/what-if", view -> form(view, given(view)));
  }

  private static Map<String, String> given(View view) {
    Map<String, String> given = new LinkedHashMap<>();
    view.request().formParamMap().forEach((name, values) -> given.put(name, values.getFirst()));
    return given;
  }

  private Map<String, ?> form(View view, Map<String, String> given)
      throws SQLException, IOException {
    Place place = RegionPage.place(view, lakes.regions());
    IndexChosen index =
        IndexChosen.of(view, lakes)
            .filter(one -> one.year() > 0)
            .orElseThrow(NotFoundResponse::new);
    WhatIf whatIf = whatIf(view, index);
    Map<String, Object> model = new HashMap<>();
    model.put("told", new Told(view, lakes.names(view)));
    model.put("place", place);
    model.put("index", index);
    model.put("given", given);
    try {
      WhatIfForm form = WhatIfForm.of(whatIf, plan, place, index.year());
      Map<Node, Double> moved = form.moved(given);
      model.put("form", form);
      model.put("result", moved.isEmpty() ? List.of() : whatIf.with(moved, place, index.year()));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest(e.getMessage());
    }
    return model;
  }

  /** The run's inputs and the index that they give; of each reader, who may not see all of them. */
  private WhatIf whatIf(View view, IndexChosen index) throws SQLException, IOException {
    String release = view.filters().release();
    List<String> key = List.of(view.user(), release == null ? "" : release, index.basis().run());
    WhatIf known = computed.getIfPresent(key);
    if (known == null) {
      known =
          new WhatIf(
              IndexFrameworks.ofRun(
                  lakes.conf(), plan, index.basis().framework(), index.basis().digest()),
              lakes.ask(
                  view,
                  List.of("inputs", index.basis()),
                  connection -> new IndexFigures(connection).inputs(index.basis())));
      computed.put(key, known);
    }
    return known;
  }
}
