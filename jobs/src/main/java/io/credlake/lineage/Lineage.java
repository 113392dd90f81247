package io.credlake.lineage;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credlake.fact.TableDefinition;
import io.credlake.job.Beside;
import io.credlake.lake.LakePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which job read and wrote which tables, as run events of <a
 * href="https://openlineage.io/docs/spec/object-model">OpenLineage</a>: START, then COMPLETE or
 * FAIL.
 *
 * <p>Whoever listens must not matter to a job: what cannot be told is logged.
 */
public final class Lineage {

  private static final Logger LOG = LoggerFactory.getLogger(Lineage.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PRODUCER = "urn:credlake";
  private static final String SCHEMA =
      "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
  private static final String ERROR_SCHEMA =
      "https://openlineage.io/spec/facets/1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet";

  private final LineageSink sink;
  private final String warehouse;

  private Lineage(LineageSink sink, String warehouse) {
    this.sink = sink;
    this.warehouse = warehouse;
  }

  /**
   * What comes from outside the lake.
   *
   * @param namespace where it is, e.g. file or kafka://host:9092
   * @param name within that
   */
  public record Source(String namespace, String name) {}

  /** Tells of the jobs of a lake as {@code lineage.properties} in a configuration's folder says. */
  public static Lineage of(LakePlace lake, Path conf) {
    return new Lineage(
        LineageSink.of(conf.resolve("lineage.properties"), Path.of(lake.folder())).orElse(null),
        lake.warehouse());
  }

  /** Does the work of a job, and tells of it. */
  public <T> T during(LineageJob job, List<Source> sources, Callable<T> work) throws Exception {
    if (sink == null) {
      return work.call();
    }
    String run = UUID.randomUUID().toString();
    tell(event("START", run, job, sources));
    try {
      T result = work.call();
      tell(event("COMPLETE", run, job, sources));
      return result;
    } catch (Exception e) {
      ObjectNode failed = event("FAIL", run, job, sources);
      ObjectNode error = failed.withObject("/run/facets/errorMessage");
      error.put("_producer", PRODUCER).put("_schemaURL", ERROR_SCHEMA);
      error.put("message", String.valueOf(e.getMessage())).put("programmingLanguage", "java");
      tell(failed);
      throw e;
    }
  }

  /** The same follower, of which it is told. */
  public Beside.Follower around(LineageJob job, Beside.Follower follower) {
    return ended ->
        during(
            job,
            List.of(),
            () -> {
              follower.follow(ended);
              return null;
            });
  }

  private ObjectNode event(String type, String run, LineageJob job, List<Source> sources) {
    ObjectNode event = JSON.createObjectNode();
    event.put("eventType", type).put("eventTime", Instant.now().toString());
    event.withObject("/run").put("runId", run);
    event.withObject("/job").put("namespace", "credlake").put("name", job.id());
    ArrayNode inputs = event.putArray("inputs");
    sources.forEach(source -> add(inputs, source.namespace(), source.name()));
    job.reads().forEach(table -> add(inputs, table));
    ArrayNode outputs = event.putArray("outputs");
    job.writes().forEach(table -> add(outputs, table));
    return event.put("producer", PRODUCER).put("schemaURL", SCHEMA);
  }

  private void add(ArrayNode datasets, TableDefinition table) {
    add(datasets, warehouse, table.fullName());
  }

  private static void add(ArrayNode datasets, String namespace, String name) {
    datasets.addObject().put("namespace", namespace).put("name", name);
  }

  private void tell(ObjectNode event) {
    try {
      sink.send(JSON.writeValueAsString(event));
    } catch (IOException e) {
      LOG.warn("Cannot tell of the run of a job, {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
