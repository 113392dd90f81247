package io.credlake.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAccessTest {

  /** In a container who runs the program is called as the owner of the views is. */
  @ParameterizedTest
  @CsvSource({"ann, 'ann,credlake'", "zhang, 'credlake,zhang'", "credlake, credlake"})
  void whoRunsTheProgramOwnsTheLake(String person, String owners) {
    assertThat(ServerAccess.owners(person)).isEqualTo(List.of(owners.split(",", -1)));
  }
}
