package io.credlake.trino.server;

import io.airlift.log.Logger;
import io.credlake.access.AuditEntry;
import io.credlake.access.AuditJournal;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.eventlistener.EventListenerFactory;
import io.trino.spi.eventlistener.QueryCompletedEvent;
import io.trino.spi.eventlistener.QueryContext;
import io.trino.spi.eventlistener.QueryCreatedEvent;
import io.trino.spi.eventlistener.QueryFailureInfo;
import io.trino.spi.eventlistener.QueryMetadata;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Writes every query into the journal of the audit, when it begins and when it ended, and tells
 * what it asks for.
 */
final class AuditListener implements EventListener {

  /** Name in {@code event-listener.name}. */
  static final String NAME = "credlake-audit";

  private static final Logger LOG = Logger.get(AuditListener.class);

  private final AuditJournal journal;
  private final PlanWatch plans;

  AuditListener(AuditJournal journal, PlanWatch plans) {
    this.journal = journal;
    this.plans = plans;
  }

  /** Gives out the one listener of a journal. */
  static final class Factory implements EventListenerFactory {

    private final AuditJournal journal;
    private final PlanWatch plans;

    Factory(AuditJournal journal, PlanWatch plans) {
      this.journal = journal;
      this.plans = plans;
    }

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public EventListener create(Map<String, String> config, EventListenerContext context) {
      return new AuditListener(journal, plans);
    }
  }

  @Override
  public void queryCreated(QueryCreatedEvent event) {
    QueryMetadata query = event.getMetadata();
    plans.begin(query.getQueryId(), query.getPreparedQuery().orElse(query.getQuery()));
    if (!AuditCarrier.isOwn(event.getContext())) {
      append(
          entry(
              event.getMetadata(),
              event.getContext(),
              event.getCreateTime(),
              null,
              AuditEntry.BEGUN,
              null,
              0,
              0));
    }
  }

  @Override
  public void queryCompleted(QueryCompletedEvent event) {
    plans.end(event.getMetadata().getQueryId());
    if (!AuditCarrier.isOwn(event.getContext())) {
      append(
          entry(
              event.getMetadata(),
              event.getContext(),
              event.getCreateTime(),
              event.getEndTime(),
              outcome(event.getFailureInfo()),
              event.getFailureInfo().map(AuditListener::reason).orElse(null),
              event.getStatistics().getOutputRows(),
              event.getStatistics().getWrittenRows()));
    }
  }

  private void append(AuditEntry entry) {
    try {
      journal.append(entry);
    } catch (IOException e) {
      LOG.error(e, "Cannot write audit entry: %s", entry.id());
    }
  }

  private static AuditEntry entry(
      QueryMetadata query,
      QueryContext context,
      Instant begun,
      Instant ended,
      String outcome,
      String reason,
      long rows,
      long written) {
    List<String> objects = objects(query);
    return new AuditEntry(
        query.getQueryId(),
        "query",
        context.getUser(),
        context.getSource().orElse(null),
        context.getRemoteClientAddress().orElse(null),
        query
            .getPreparedQuery()
            .map(text -> query.getQuery() + "\n" + text)
            .orElse(query.getQuery()),
        objects,
        release(objects),
        begun.toString(),
        ended == null ? null : ended.toString(),
        outcome,
        reason,
        rows,
        written);
  }

  private static List<String> objects(QueryMetadata query) {
    TreeSet<String> objects = new TreeSet<>();
    query.getTables().stream()
        .filter(table -> table.isDirectlyReferenced())
        .forEach(table -> objects.add(table.getSchema() + "." + table.getTable()));
    return List.copyOf(objects);
  }

  /** A release is a schema of its own. */
  private static String release(List<String> objects) {
    return objects.stream()
        .filter(name -> name.startsWith("release_"))
        .map(name -> name.substring("release_".length(), name.indexOf('.')))
        .findFirst()
        .orElse(null);
  }

  private static String outcome(Optional<QueryFailureInfo> failure) {
    return failure
        .map(
            info ->
                switch (info.getErrorCode().getName()) {
                  case "PERMISSION_DENIED" -> "refused";
                  case "USER_CANCELED" -> "cancelled";
                  default -> "failed";
                })
        .orElse("answered");
  }

  private static String reason(QueryFailureInfo info) {
    return info.getErrorCode().getName()
        + info.getFailureMessage().map(text -> ": " + text).orElse("");
  }
}
