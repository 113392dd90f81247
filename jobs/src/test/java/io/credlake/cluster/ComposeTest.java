package io.credlake.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is promised of each container, as the files of compose have it. */
class ComposeTest {

  private static final Path DOCKER = Path.of("../docker");
  private static final List<String> FILES =
      List.of("compose.yaml", "compose.store.yaml", "compose.minio.yaml");

  /** Runs once and ends: nobody asks how it is. */
  private static final String ONCE = "store-folder";

  private static final Map<String, Map<String, Object>> SERVICES = new TreeMap<>();
  private static final Map<String, Object> SECRETS = new HashMap<>();

  @BeforeAll
  static void readFiles() throws IOException {
    for (String file : FILES) {
      try (Reader reader = Files.newBufferedReader(DOCKER.resolve(file))) {
        Map<String, Object> compose =
            new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        of(compose, "services")
            .forEach((name, told) -> SERVICES.merge(name, map(told), ComposeTest::merged));
        SECRETS.putAll(of(compose, "secrets"));
      }
    }
  }

  /** Later files add to earlier ones, to lists as well. */
  private static Map<String, Object> merged(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> both = new HashMap<>(one);
    other.forEach((key, told) -> both.merge(key, told, ComposeTest::added));
    return both;
  }

  private static Object added(Object one, Object other) {
    return one instanceof List<?> list && other instanceof List<?> more
        ? Stream.concat(list.stream(), more.stream()).toList()
        : other;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object told) {
    return told == null ? Map.of() : (Map<String, Object>) told;
  }

  private static Map<String, Object> of(Map<String, Object> told, String key) {
    return map(told.get(key));
  }

  @Test
  void eachHasAPinnedImage() {
    assertThat(SERVICES).hasSize(13);
    SERVICES.forEach(
        (name, service) ->
            assertThat((String) service.get("image")).as(name).matches("[a-z0-9./-]+:[^:]*\\d.*"));
  }

  @Test
  void eachHasLimits() {
    SERVICES.forEach(
        (name, service) ->
            assertThat(of(of(of(service, "deploy"), "resources"), "limits"))
                .as(name)
                .containsKeys("cpus", "memory"));
  }

  @Test
  void eachMayNoMoreThanItNeeds() {
    SERVICES.forEach(
        (name, service) -> {
          assertThat(service.get("security_opt"))
              .as(name)
              .isEqualTo(List.of("no-new-privileges:true"));
          assertThat(service.get("cap_drop")).as(name).isEqualTo(List.of("ALL"));
          boolean own = "credlake:0.1.0".equals(service.get("image")); // which has a user
          assertThat(own || service.containsKey("user")).as(name).isTrue();
          assertThat(service.get("privileged")).as(name).isNull();
        });
  }

  @Test
  void eachTellsHowItIs() {
    SERVICES.forEach(
        (name, service) -> {
          if (!name.equals(ONCE)) {
            assertThat(of(service, "healthcheck")).as(name).containsKey("test");
          }
        });
  }

  /** Passwords stand in files, never in the environment. */
  @Test
  void secretsAreFiles() {
    assertThat(SECRETS.values()).allSatisfy(secret -> assertThat(map(secret)).containsKey("file"));
    SERVICES.forEach(
        (name, service) -> {
          of(service, "environment")
              .forEach(
                  (key, value) -> {
                    if (key.contains("PASSWORD") || key.contains("SECRET")) {
                      assertThat(String.valueOf(value)).as(name).startsWith("/run/secrets/");
                    }
                  });
          if (service.get("secrets") instanceof List<?> named) {
            assertThat(SECRETS.keySet()).as(name).containsAll(names(named));
          }
        });
  }

  private static TreeSet<String> names(List<?> named) {
    TreeSet<String> names = new TreeSet<>();
    named.forEach(one -> names.add((String) one));
    return names;
  }

  /** Whatever a container is given of this folder is there. */
  @Test
  void filesThatAreMountedAreThere() {
    SERVICES.forEach(
        (name, service) -> {
          if (service.get("volumes") instanceof List<?> volumes) {
            volumes.stream()
                .map(String::valueOf)
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.substring(0, volume.indexOf(':')))
                .forEach(file -> assertThat(DOCKER.resolve(file)).as(name).exists());
          }
        });
  }
}
