package io.credlake.command;

import static org.assertj.core.api.Assertions.assertThat;

/** The lake of a generated nation; tests only read it. */
public final class NationLake extends SharedLake {

  private static final int TAKEN_WITH_REFUSALS = 1;
  private static final long SEED = 5;

  private NationLake() {
    try (CommandHome home = CommandHome.ofProgram()) {
      home.generate(deliveries(), SEED);
      assertThat(home.run("ingest", "--all", deliveries(), "--lake", lake()))
          .as("nine deliveries are there to be refused")
          .isEqualTo(TAKEN_WITH_REFUSALS);
    }
  }

  /** Gives the lake to tests. */
  public static final class Shared extends Resolver<NationLake> {

    /** A resolver for JUnit. */
    public Shared() {
      super(NationLake.class, NationLake::new);
    }
  }
}
