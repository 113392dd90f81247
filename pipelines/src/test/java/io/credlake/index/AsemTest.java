package io.credlake.index;

import static io.credlake.index.Reference.EXACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.credlake.index.compute.Calculation;
import io.credlake.index.compute.Choice;
import io.credlake.index.compute.Data;
import io.credlake.index.compute.Prepared;
import io.credlake.index.compute.Scored;
import io.credlake.index.compute.Tree;
import io.credlake.index.framework.Framework;
import io.credlake.index.stat.CronbachAlpha;
import io.credlake.index.stat.PrincipalComponents;
import io.credlake.index.stat.Ranks;
import io.credlake.index.step.Treatment.Treated;
import io.credlake.index.table.DataFile;
import io.credlake.index.table.StepTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each stage of the ASEM index, as COINr 1.1.14 computes it. */
class AsemTest {

  private static final String PIPELINE =
      """
      method:
        imputation: {kind: group_mean}
        treatment: {kind: outliers}
        normalisation: {kind: min_max}
      """;

  private Asem asem;

  @BeforeEach
  void read() throws IOException {
    asem = new Asem();
  }

  private record Run(Calculation calculation, Prepared prepared, Scored scored) {

    Data data() {
      return calculation.data();
    }

    double[] node(String id) {
      return scored.columns()[data().tree().number(id)];
    }
  }

  private Run run(String method, Reference order) {
    Calculation calculation = asem.calculation(method, order.keys());
    Choice choice = Choice.of(calculation.framework().method());
    Prepared prepared = calculation.prepare(calculation.data().raw(), choice);
    return new Run(calculation, prepared, calculation.score(prepared.normalised(), choice));
  }

  private static void sameTable(double[][] actual, Reference expected, Data data, String what) {
    double[][] published = Asem.columns(expected, data);
    for (int c = 0; c < published.length; c++) {
      String id = data.tree().node(data.tree().leaves().get(c)).id();
      Reference.same(actual[c], published[c], EXACT, what + " " + id);
    }
  }

  @Test
  void stages() throws IOException {
    Reference denominated = Reference.of("asem/pipeline_denominated.csv");
    Run run = run(PIPELINE, denominated);
    assertThat(run.data().raw()).hasNumberOfRows(49);
    sameTable(run.data().raw(), denominated, run.data(), "denominated");
    Prepared prepared = run.prepared();
    sameTable(prepared.imputed(), Reference.of("asem/pipeline_imputed.csv"), run.data(), "imputed");
    sameTable(prepared.treated(), Reference.of("asem/pipeline_treated.csv"), run.data(), "treated");
    sameTable(
        prepared.normalised(),
        Reference.of("asem/pipeline_normalised.csv"),
        run.data(),
        "normalised");
    Reference aggregated = Reference.of("asem/pipeline_aggregated.csv");
    for (String node : aggregated.titles().subList(1, aggregated.titles().size())) {
      Reference.same(run.node(node), aggregated.numbers(node), EXACT, node);
    }
  }

  @Test
  void samePointsAreWinsorised() throws IOException {
    Reference order = Reference.of("asem/pipeline_imputed.csv");
    Run run = run(PIPELINE, order);
    Tree tree = run.data().tree();
    for (NamedCsvRecord row : Reference.of("asem/pipeline_treat_details.csv").rows()) {
      Treated treated =
          run.prepared().treatments()[tree.column(tree.number(row.getField("iCode")))][0];
      String points = row.getField("winsorise.nwin");
      assertThat(treated.points()).isEqualTo(points.isEmpty() ? 0 : Integer.parseInt(points));
      assertThat(treated.passes()).isTrue();
      near(treated.before().skewness(), row.getField("check_SkewKurt0.Skew"));
      near(treated.before().kurtosis(), row.getField("check_SkewKurt0.Kurt"));
      if (!points.isEmpty()) {
        near(treated.after().skewness(), row.getField("check_SkewKurt1.Skew"));
        near(treated.after().kurtosis(), row.getField("check_SkewKurt1.Kurt"));
      }
    }
  }

  private static void near(double actual, String published) {
    double expected = Double.parseDouble(published);
    assertThat(actual).isCloseTo(expected, within(EXACT * Math.max(1, Math.abs(expected))));
  }

  @Test
  void ranks() throws IOException {
    Reference published = Reference.of("asem/results_ranks.csv");
    Run run = run(PIPELINE, published);
    for (String node : published.titles().subList(1, published.titles().size())) {
      int[] ranks = new int[51];
      Ranks.descending(run.node(node), IntStream.range(0, 51).toArray(), ranks);
      assertThat(ranks)
          .as(node)
          .isEqualTo(Arrays.stream(published.numbers(node)).mapToInt(r -> (int) r).toArray());
    }
  }

  @Test
  void meanImputation() throws IOException {
    Reference published = Reference.of("asem/impute_mean.csv");
    Run run = run("method: {imputation: {kind: mean}}", published);
    sameTable(run.prepared().imputed(), published, run.data(), "imputed by the mean");
  }

  @Test
  void otherScales() throws IOException {
    for (String[] scale :
        new String[][] {
          {"norm_minmax_0_100.csv", "min_max"},
          {"norm_zscore_0_1.csv", "z_score"},
          {"norm_rank_min.csv", "rank"}
        }) {
      Reference published = Reference.of("asem/" + scale[0]);
      Run run = run(PIPELINE.replace("min_max", scale[1]), published);
      sameTable(run.prepared().normalised(), published, run.data(), scale[1]);
    }
  }

  @Test
  void meansOnAScaleFromOne() throws IOException {
    for (String kind : List.of("arithmetic", "geometric")) {
      Reference published = Reference.of("asem/agg_%smean.csv".formatted(kind.substring(0, 1)));
      Run run =
          run(
              PIPELINE.replace("{kind: min_max}", "{kind: min_max, low: 1, high: 100}")
                  + "  aggregation: {kind: %s}".formatted(kind),
              published);
      for (String node : List.of("ConEcFin", "Environ", "Social", "Conn", "Sust", "Index")) {
        Reference.same(run.node(node), published.numbers(node), EXACT, kind + " " + node);
      }
    }
  }

  @Test
  void alpha() throws IOException {
    Reference order = Reference.of("asem/pipeline_normalised.csv");
    Run run = run(PIPELINE, order);
    for (NamedCsvRecord row : Reference.of("asem/cronbach.csv").rows()) {
      int node = run.data().tree().number(row.getField("group"));
      int[] parts = run.data().tree().parts(node);
      assertThat(parts).hasSize(Integer.parseInt(row.getField("k")));
      near(
          CronbachAlpha.of(
              IntStream.of(parts)
                  .mapToObj(k -> run.scored().columns()[k])
                  .toArray(double[][]::new)),
          row.getField("alpha_normalised"));
      if (!row.getField("alpha_raw").isEmpty()) {
        near(
            CronbachAlpha.of(
                IntStream.of(parts)
                    .mapToObj(k -> undenominated(run.data().tree().node(k).id(), order.keys()))
                    .toArray(double[][]::new)),
            row.getField("alpha_raw"));
      }
    }
  }

  private double[] undenominated(String id, List<String> order) {
    return asem.panel(order).values(id);
  }

  @Test
  void principalComponents() throws IOException {
    Reference published = Reference.of("asem/pca_weights_level2.csv");
    Run run = run(PIPELINE, Reference.of("asem/pipeline_normalised.csv"));
    Tree tree = run.data().tree();
    for (String node : List.of("Conn", "Sust")) {
      int[] parts = tree.parts(tree.number(node));
      double[] loadings =
          PrincipalComponents.of(
                  IntStream.of(parts)
                      .mapToObj(k -> run.scored().columns()[k])
                      .toArray(double[][]::new))
              .vectors()[0];
      double[] weights =
          Stream.of(tree.node(tree.number(node)))
              .flatMap(of -> of.parts().stream())
              .mapToDouble(part -> published.numbers("Weight")[published.keys().indexOf(part.id())])
              .toArray();
      Reference.same(loadings, weights, EXACT, node);
    }
  }

  /** As a researcher does it: a file of data and one of the framework, a table for each step. */
  @Test
  void filesInAndTablesOut(@TempDir Path folder) throws IOException {
    Framework framework =
        asem.framework(PIPELINE + "uncertainty: {replications: 50, sensitivity_samples: 2}");
    DataFile file = DataFile.read(Reference.path("asem/asem_idata.csv"), framework);
    IndexResult result = new CompositeIndex(framework).compute(file.panel());
    assertThat(new CompositeIndex(framework).rank(file.panel()).standings())
        .as("ranks alone are the same")
        .isEqualTo(result.standings());
    new StepTables(result, file.titles(), folder).write();
    Reference names = Reference.of("asem/asem_idata.csv");
    Reference aggregated = Reference.of("asem/pipeline_aggregated.csv");
    Reference published = Reference.of("asem/results_ranks.csv");
    Reference scores = Reference.at(folder.resolve("scores.csv"));
    Reference ranks = Reference.at(folder.resolve("ranks.csv"));
    assertThat(scores.titles()).startsWith("uName", "EurAsia_group");
    for (String node : List.of("Index", "Conn", "Sust", "Physical", "SusEcFin")) {
      for (int row = 0; row < 51; row++) {
        String code = names.texts("uCode").get(row);
        near(
            scores.numbers(node)[row], aggregated.texts(node).get(aggregated.keys().indexOf(code)));
        assertThat(ranks.texts(node).get(row))
            .isEqualTo(published.texts(node).get(published.keys().indexOf(code)));
      }
    }
    Reference coherence = Reference.at(folder.resolve("coherence.csv"));
    for (NamedCsvRecord row : Reference.of("asem/cronbach.csv").rows()) {
      String found =
          coherence.rows().stream()
              .filter(one -> one.getField("what").equals("cronbach_alpha"))
              .filter(one -> one.getField("node").equals(row.getField("group")))
              .findAny()
              .orElseThrow()
              .getField("value");
      near(Double.parseDouble(found), row.getField("alpha_normalised"));
    }
  }
}
