package io.credlake.job;

import java.util.Arrays;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;

/**
 * A JobManager of Flink that is there for one command, which runs within it, and ends with that
 * (Flink's application mode).
 *
 * <p>The command ends the process by its exit status, as elsewhere. Thrown, a failure would have
 * Flink 2.1 take a security manager away, which a JDK 24 or newer does not have, and stay for ever.
 */
public final class ApplicationProcess extends ApplicationClusterEntryPoint {

  private static final int OPTIONS = 2;

  private ApplicationProcess(Configuration configuration, PackagedProgram command) {
    super(configuration, command, StandaloneResourceManagerFactory.getInstance());
  }

  /**
   * Runs a command.
   *
   * @param args {@code --configDir} and the folder of Flink's configuration; the name of a class
   *     whose main method is the command; its words
   */
  public static void main(String[] args) throws Exception {
    Configuration configuration = GlobalConfiguration.loadConfiguration(args[1]);
    PackagedProgram command =
        PackagedProgram.newBuilder()
            .setEntryPointClassName(args[OPTIONS])
            .setArguments(Arrays.copyOfRange(args, OPTIONS + 1, args.length))
            .setConfiguration(configuration)
            .build();
    configureExecution(configuration, command);
    ClusterEntrypoint.runClusterEntrypoint(new ApplicationProcess(configuration, command));
  }
}
