package io.credlake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessListTest {

  private static final Path CONF = Path.of("../conf");

  @TempDir private Path conf;

  @BeforeEach
  void codes() throws IOException {
    Files.createSymbolicLink(conf.resolve("codes"), CONF.resolve("codes").toAbsolutePath());
  }

  private AccessList read(String yaml) throws IOException {
    Files.writeString(conf.resolve("access.yaml"), yaml);
    return AccessList.read(conf);
  }

  @Test
  void theShippedListHasAUserOfEachRole() throws IOException {
    AccessList list = AccessList.read(CONF);
    assertThat(list.users()).extracting(AccessUser::role).contains(Role.values());
    assertThat(list.user("office-330000"))
        .isEqualTo(new AccessUser("office-330000", Role.POLICY_OFFICE, "330000", List.of(), false));
    assertThat(list.user("office-330000").province()).contains("33");
    assertThat(list.user("steward-saic").departments()).containsExactly("SAIC");
  }

  @Test
  void nobodyIsListedWithoutAFile() throws IOException {
    assertThat(AccessList.read(conf).users()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{user: ann, role: planer}|must be one of",
        "{user: ann, role: planner, regions: 330000}|line 1: regions (did you mean region?)",
        "{user: ann, role: policy_office, region: 330001}|"
            + "Invalid region of user ann: 330001 (did you mean 330000?)",
        "{user: ann, role: policy_office, region: 330100}|Invalid region of user ann: 330100",
        "{user: ann, role: steward, departments: SAIK}|"
            + "Invalid department of user ann: SAIK (did you mean SAIC?)",
        "{user: ann, role: steward}|"
            + "Invalid user, departments are those of a steward, who needs one: ann",
        "{user: ann, role: planner, departments: SAIC}|"
            + "Invalid user, departments are those of a steward, who needs one: ann",
        "{user: ann, role: planner, region: 330000}|"
            + "Invalid user, only a policy_office or a steward has a region, not a planner: ann",
        "{user: ann}|Invalid user, it needs a role: ann",
        "{role: planner}|Invalid user, a name has lower-case letters",
        "{user: credlake, role: planner}|Invalid user, the owner of the lake is: credlake",
        "'{user: ann, role: planner}, {user: ann, role: operator}'|Invalid user, listed twice: ann"
      })
  void refusesWhatIsWrongAndNamesTheNearest(String user, String message) {
    String plain = user.startsWith("'") ? user.substring(1, user.length() - 1) : user;
    assertThatThrownBy(() -> read("users: [" + plain + "]")).hasMessageContaining(message);
  }

  @Test
  void namesTheNearestUser() throws IOException {
    AccessList list = read("users: [{user: planner, role: planner}]");
    assertThatThrownBy(() -> list.user("planer"))
        .hasMessage("Invalid user, not in conf/access.yaml: planer (did you mean planner?)");
  }
}
