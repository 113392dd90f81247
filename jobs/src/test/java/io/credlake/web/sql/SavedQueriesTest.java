package io.credlake.web.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.web.store.PrivateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that users save for each other. */
class SavedQueriesTest {

  @TempDir private Path folder;

  private SavedQueries saved;

  @BeforeEach
  void open() throws Exception {
    saved =
        new SavedQueries(
            PrivateFolder.at(folder.resolve("queries")), () -> Instant.EPOCH.plusSeconds(60));
  }

  @Test
  void allFindAQueryAndOnlyItsOwnerChangesIt() throws Exception {
    SavedQuery query = saved.add("ann", "覆盖率", " ", "SELECT 1", "2018");
    assertThat(query.id()).matches("[a-z0-9]{12}");
    assertThat(saved.find(query.id())).contains(query);
    assertThat(query.title(true)).isEqualTo("覆盖率");
    assertThat(query.title(false)).isEqualTo("覆盖率");
    assertThatThrownBy(() -> saved.replace(query.id(), "bob", "x", "", "SELECT 2", null))
        .hasMessage("Cannot change saved query, you have none of this id: " + query.id());
    assertThatThrownBy(() -> saved.delete(query.id(), "bob"))
        .hasMessage("Cannot delete saved query, you have none of this id: " + query.id());
    saved.replace(query.id(), "ann", "", "Coverage", "SELECT 2", null);
    assertThat(saved.all()).extracting(SavedQuery::text).containsExactly("SELECT 2");
    saved.delete(query.id(), "ann");
    assertThat(saved.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"../../access", "'', ", "ABCDEFGHIJKL", "aaaaaaaaaaa", "aaaaaaaaaaaa"})
  void noOtherFileIsFound(String id) throws Exception {
    Files.writeString(folder.resolve("access.json"), "{}");
    assertThat(saved.find(id)).isEmpty();
  }

  @Test
  void whatOthersShouldNotReadIsNotSaved() {
    assertThatThrownBy(() -> saved.add("ann", "", "", "SELECT 1", null))
        .hasMessage("Cannot save query, it needs a title in zh or en");
    assertThatThrownBy(() -> saved.add("ann", "x", "", " ", null))
        .hasMessage("Cannot save query, it is empty");
    assertThatThrownBy(() -> saved.add("ann", "x", "", "SELECT '11010519491231002X'", null))
        .hasMessage("Cannot save query, it holds a citizen number");
    assertThatThrownBy(() -> saved.add("ann", "x".repeat(121), "", "SELECT 1", null))
        .hasMessage("Cannot save query, its title has more than 120 characters: 121");
  }

  @Test
  void aUserSavesOnlySoMany() throws Exception {
    for (int i = 0; i < SavedQueries.MOST_OF_USER; i++) {
      saved.add("ann", "", "q" + i, "SELECT " + i, null);
    }
    assertThatThrownBy(() -> saved.add("ann", "", "one more", "SELECT 1", null))
        .hasMessage("Cannot save query, delete one of yours first, there are: 100");
    saved.add("bob", "", "one more", "SELECT 1", null);
  }
}
