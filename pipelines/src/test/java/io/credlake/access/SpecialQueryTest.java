package io.credlake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecialQueryTest {

  private static final Instant NOON = Instant.parse("2018-06-01T12:00:00Z");

  private static final AccessList LIST =
      new AccessList(
          List.of(
              new AccessUser("office", Role.POLICY_OFFICE, "330000", null, false),
              new AccessUser("director", Role.POLICY_OFFICE, null, null, true),
              new AccessUser("researcher", Role.RESEARCHER, null, null, false)));

  private static SpecialQuery query(String user, String approver) {
    return new SpecialQuery(
        user,
        approver,
        "case 17",
        List.of("policy.record_history"),
        List.of("320000"),
        NOON,
        NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void isApprovedByAnotherWhoMay() {
    SpecialQuery query = query("office", "director");
    assertThat(query.checkedBy(LIST)).isEqualTo(query);
  }

  @Test
  void nobodyApprovesAnOwnOne() {
    assertThatThrownBy(() -> query("director", "director"))
        .hasMessage("Cannot open ticket, nobody approves an own special query: director");
  }

  @Test
  void notEverybodyApprovesNorAsks() {
    assertThatThrownBy(() -> query("director", "office").checkedBy(LIST))
        .hasMessage("Cannot open ticket, the user may not approve (conf/access.yaml): office");
    assertThatThrownBy(() -> query("researcher", "director").checkedBy(LIST))
        .hasMessage(
            "Cannot open ticket, only a policy_office or planner makes special queries:"
                + " researcher");
    assertThatThrownBy(() -> query("offise", "director").checkedBy(LIST))
        .hasMessage("Invalid user, not in conf/access.yaml: offise (did you mean office?)");
  }

  @Test
  void hasAPurposeAScopeAndAnEnd() {
    List<String> views = List.of("policy.coverage");
    List<String> regions = List.of("320000");
    assertThatThrownBy(() -> new SpecialQuery("a", "b", " ", views, regions, NOON, NOON))
        .hasMessage("Cannot open ticket, it needs a purpose:  ");
    assertThatThrownBy(() -> new SpecialQuery("a", "b", "p", List.of(), regions, NOON, NOON))
        .hasMessage("Cannot open ticket, it needs views and regions: [], [320000]");
    assertThatThrownBy(() -> new SpecialQuery("a", "b", "p", views, List.of("320100"), NOON, NOON))
        .hasMessage("Cannot open ticket, its regions are provinces or 000000: 320100");
    assertThatThrownBy(() -> new SpecialQuery("a", "b", "p", views, regions, NOON, NOON))
        .hasMessage("Cannot open ticket, it expires at once: 2018-06-01T12:00:00Z");
  }
}
