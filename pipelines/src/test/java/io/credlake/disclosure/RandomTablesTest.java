package io.credlake.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Dimension;
import io.credlake.disclosure.table.LinkedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random hierarchical and linked tables withstand an attack by another solver. */
class RandomTablesTest {

  private static Code tree(SplittableRandom random, String id, int depth) {
    int parts = depth == 0 ? 0 : 2 + random.nextInt(2);
    List<Code> codes = new ArrayList<>();
    for (int p = 0; p < parts; p++) {
      codes.add(tree(random, id + p, random.nextInt(3) == 0 ? 0 : depth - 1));
    }
    return new Code(id, codes);
  }

  private static Map<List<String>, Long> counts(SplittableRandom random, Dimension... dimensions) {
    Map<List<String>, Long> counts = new HashMap<>();
    for (List<String> codes : Cubes.product(dimensions)) {
      counts.put(codes, (long) (random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(60)));
    }
    return counts;
  }

  private static void withstands(List<Publication> publications) {
    Attacker attacker = new Attacker(publications);
    Map<String, Decision> sensitive = new LinkedHashMap<>();
    for (Publication publication : publications) {
      for (LinkedTable table : publication.tables()) {
        table
            .cells()
            .forEach(
                (codes, content) -> {
                  Decision decision = publication.decisions().get(table.id(codes));
                  if (decision.requirement() != null
                      && sensitive.put(table.id(codes) + "=" + content.value(), decision) == null) {
                    double[] interval = attacker.interval(table.id(codes), content.value());
                    assertThat(
                            decision.requirement().met(content.value(), interval[0], interval[1]))
                        .as(
                            "%s=%s in %s to %s",
                            table.id(codes), content.value(), interval[0], interval[1])
                        .isTrue();
                  }
                });
      }
    }
    assertThat(sensitive).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void hierarchicalAndLinked(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Dimension region = Dimension.withTotal("region", tree(random, "r", 2));
    Dimension field = Dimension.withTotal("field", tree(random, "f", 1));
    Dimension kind = Dimension.withTotal("kind", tree(random, "k", 1));
    Map<List<String>, Long> counts = counts(random, region, field, kind);
    LinkedTable all = Cubes.count("all", counts::get, region, field, kind);
    // the same units by another hierarchy of kinds
    Dimension regrouped =
        Dimension.withTotal(
            "kind",
            new Code(
                "k",
                List.of(
                    kind.code("k0"),
                    new Code(
                        "kx", kind.code("k").parts().subList(1, kind.code("k").parts().size())))));
    LinkedTable other = Cubes.count("other", counts::get, region, field, regrouped);
    Protected result =
        Protection.of(Cubes.atLeast(3)).protect(List.of(all, other), Knowledge.none());
    assertThat(result.audit().failures()).isEmpty();
    withstands(List.of(result.as("A")));
    Attacker attacker = new Attacker(List.of(result.as("A")));
    for (Inference inference : result.audit().inferences()) {
      double[] interval = attacker.interval(inference.cell(), inference.value());
      assertThat(inference.low())
          .as("%s", inference)
          .isEqualTo(0.0 + Math.ceil(interval[0] - 1e-6));
      assertThat(inference.high()).as("%s", inference).isEqualTo(Math.floor(interval[1] + 1e-6));
    }
    assertThat(
            Protection.of(Cubes.atLeast(3))
                .protect(List.of(all, other), Knowledge.none())
                .decisions())
        .isEqualTo(result.decisions());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 14, 15, 16, 17, 18, 19})
  void successiveReleases(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Dimension region = Dimension.withTotal("region", tree(random, "r", 2));
    Dimension field = Dimension.withTotal("field", tree(random, "f", 1));
    Map<List<String>, Long> first = counts(random, region, field);
    Map<List<String>, Long> second = new HashMap<>(first);
    second.replaceAll((codes, n) -> random.nextInt(6) == 0 ? n + 1 + random.nextInt(5) : n);
    Protection protection = Protection.of(Cubes.atLeast(3));
    Protected a =
        protection.protect(List.of(Cubes.count("t", first::get, region, field)), Knowledge.none());
    Publication releaseA = a.as("A");
    Protected b =
        protection.protect(
            List.of(Cubes.count("t", second::get, region, field)), Knowledge.none().and(releaseA));
    List<Inference> failures = b.audit().failures();
    if (failures.isEmpty()) {
      withstands(List.of(releaseA, b.as("B")));
    } else {
      // what cannot be kept any more is told, and truly so
      Attacker attacker = new Attacker(List.of(releaseA, b.as("B")));
      for (Inference failure : failures) {
        double[] interval = attacker.interval(failure.cell(), failure.value());
        assertThat(
                failure.exposed()
                    || !failure.requirement().met(failure.value(), interval[0], interval[1]))
            .as("%s", failure)
            .isTrue();
      }
    }
  }
}
