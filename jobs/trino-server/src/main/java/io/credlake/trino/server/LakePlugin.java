package io.credlake.trino.server;

import io.credlake.access.AuditJournal;
import io.trino.spi.Plugin;
import io.trino.spi.eventlistener.EventListenerFactory;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManagerFactory;
import io.trino.spi.security.PasswordAuthenticatorFactory;
import io.trino.spi.security.SystemAccessControlFactory;
import java.util.List;

/** What Credlake adds to Trino: access by role, passwords and the audit. */
final class LakePlugin implements Plugin {

  private final AuditJournal journal;
  private final PlanWatch plans = new PlanWatch();

  LakePlugin(AuditJournal journal) {
    this.journal = journal;
  }

  @Override
  public Iterable<SystemAccessControlFactory> getSystemAccessControlFactories() {
    return List.of(new LakeAccessControl.Factory(plans));
  }

  @Override
  public Iterable<PasswordAuthenticatorFactory> getPasswordAuthenticatorFactories() {
    return List.of(new PasswordFile.Factory());
  }

  @Override
  public Iterable<EventListenerFactory> getEventListenerFactories() {
    return List.of(new AuditListener.Factory(journal, plans));
  }

  @Override
  public Iterable<ResourceGroupConfigurationManagerFactory>
      getResourceGroupConfigurationManagerFactories() {
    return List.of(new ExplainGate.Factory());
  }
}
