package io.credlake.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.lake.LakePlace;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkClusterTest {

  private static final LakePlace LAKE = LakePlace.of(Path.of("lake"));

  @Test
  void jobsRunWhereTheLakeSays() {
    EngineSettings set = new EngineSettings(48);
    assertThat(FlinkEngine.of(LAKE, set, true))
        .isEqualTo(new EmbeddedFlink(48, Duration.ofSeconds(1)));
    assertThat(FlinkEngine.of(LAKE.runningOn("jobmanager.example.cn:8081"), set, false))
        .isEqualTo(new FlinkCluster("jobmanager.example.cn", 8081, 48, Duration.ofSeconds(10)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobmanager", "jobmanager:", "jobmanager:x", ":8081", "a b:1", "h:1/x"})
  void refusesWhatIsNoAddress(String address) {
    assertThatThrownBy(() -> FlinkCluster.at(address, 1, Duration.ofSeconds(1)))
        .hasMessage("Invalid address of a Flink cluster, it must be HOST:PORT: " + address);
  }

  @Test
  void tellsThatThereIsNoCluster() {
    // nothing listens on the port of discard
    FlinkCluster none = FlinkCluster.at("127.0.0.1:9", 1, Duration.ofSeconds(1));
    assertThatThrownBy(() -> none.endOrphans("job"))
        .hasMessage("Cannot reach the Flink cluster, nothing answers at: 127.0.0.1:9");
  }
}
