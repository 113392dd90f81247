package io.credlake.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.disclosure.flag.ConfStatus;
import io.credlake.disclosure.rule.DisclosureRules;
import io.credlake.disclosure.rule.DisclosureRules.Suppression;
import io.credlake.disclosure.rule.Reason;
import io.credlake.disclosure.table.CellId;
import io.credlake.disclosure.table.Code;
import io.credlake.disclosure.table.Dimension;
import io.credlake.disclosure.table.LinkedTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an earlier release told is known for ever. */
class ReleasesTest {

  private static final Dimension PART =
      Dimension.withTotal("part", Code.of("all", "a", "b", "c", "d"));
  private static final Protection PROTECTION = Protection.of(Cubes.atLeast(3));

  private static LinkedTable table(long a, long b, long c, long d) {
    Map<String, Long> counts = Map.of("a", a, "b", b, "c", c, "d", d);
    return Cubes.count("t", codes -> counts.get(codes.getFirst()), PART);
  }

  private static CellId part(String code) {
    return CellId.of("units", "part", code);
  }

  private static Publication first(LinkedTable table) {
    return PROTECTION.protect(List.of(table), Knowledge.none()).as("2018-1");
  }

  private static Protected second(LinkedTable table, Publication first) {
    return PROTECTION.protect(List.of(table), Knowledge.none().and(first));
  }

  @Test
  void theSameAgainIsSuppressedTheSame() {
    LinkedTable table = table(2, 10, 20, 30);
    Publication first = first(table);
    Protected again = second(table, first);
    assertThat(Cubes.suppressed(again)).containsExactlyInAnyOrder(part("a"), part("b"));
    assertThat(again.audit().failures()).isEmpty();
  }

  /** b protected a; c is now the cheaper one, but it is known. */
  @Test
  void aKnownCellProtectsNothing() {
    Publication first = first(table(2, 10, 20, 30));
    Protected late = second(table(2, 25, 20, 30), first);
    assertThat(Cubes.suppressed(late)).contains(part("a"), part("b")).doesNotContain(part("c"));
    assertThat(late.audit().failures()).isEmpty();
    double[] interval = new Attacker(List.of(first, late.as("2018-2"))).interval(part("a"), 2);
    assertThat(interval[1] - interval[0]).isGreaterThanOrEqualTo(3);
  }

  /** Published now, b would tell a of the earlier release by its total. */
  @Test
  void anEarlierComplementIsNotPublishedLater() {
    Publication first = first(table(2, 10, 20, 30));
    Protected late = second(table(5, 10, 20, 30), first);
    Decision b = late.of(part("b"));
    assertThat(b.published()).isFalse();
    assertThat(late.audit().failures()).isEmpty();
    assertThat(late.audit().inferences())
        .filteredOn(inference -> inference.release() != null)
        .singleElement()
        .satisfies(
            inference -> {
              assertThat(inference.release()).isEqualTo("2018-1");
              assertThat(inference.value()).isEqualTo(2);
              assertThat(inference.safe()).isTrue();
            });
  }

  /** Rules that became milder do not publish what was kept before. */
  @Test
  void anEarlierSensitiveCellStaysSuppressed() {
    LinkedTable table = table(2, 10, 20, 30);
    Protected milder =
        Protection.of(Cubes.atLeast(1)).protect(List.of(table), Knowledge.none().and(first(table)));
    assertThat(milder.of(part("a")).reason()).isEqualTo(Reason.EARLIER_RELEASE);
    assertThat(milder.of(part("a")).confStatus()).isEqualTo(ConfStatus.C);
    assertThat(milder.of(part("b")).reason()).isEqualTo(Reason.COMPLEMENT);
  }

  /** Rules that became stricter cannot call back what was published; this is told. */
  @Test
  void whatWasPublishedIsToldAsKnown() {
    LinkedTable table = table(5, 10, 20, 30);
    Protected stricter =
        Protection.of(Cubes.atLeast(6)).protect(List.of(table), Knowledge.none().and(first(table)));
    assertThat(stricter.of(part("a")).published()).isFalse();
    assertThat(stricter.audit().disclosedEarlier()).containsEntry(part("a"), "2018-1");
  }

  /** A value that was published and grew by one is nearly known: it protects only so far. */
  @Test
  void aChangedValueIsBoundedByItsRevision() {
    DisclosureRules close =
        new DisclosureRules(Cubes.atLeast(3).sensitivity(), new Suppression(null, 5.0));
    Publication first =
        Protection.of(close).protect(List.of(table(5, 10, 20, 30)), Knowledge.none()).as("2018-1");
    Protected late =
        Protection.of(close).protect(List.of(table(2, 11, 22, 31)), Knowledge.none().and(first));
    assertThat(late.audit().failures()).isEmpty();
    assertThat(Cubes.suppressed(late)).contains(part("a")).hasSizeGreaterThan(2);
  }

  /** From none to one is more than any percentage; it can be kept back all the same. */
  @Test
  void theFirstOfItsKindCanBeKeptBackThoughNoneWasPublished() {
    DisclosureRules rules =
        new DisclosureRules(Cubes.atLeast(3).sensitivity(), new Suppression(null, 50.0));
    Publication first =
        Protection.of(rules).protect(List.of(table(0, 10, 20, 30)), Knowledge.none()).as("2018-1");
    assertThat(first.decisions().get(part("a")).published()).isTrue();
    Protected late =
        Protection.of(rules).protect(List.of(table(1, 10, 19, 30)), Knowledge.none().and(first));
    assertThat(late.of(part("a")).published()).isFalse();
    assertThat(late.audit().failures()).isEmpty();
  }
}
