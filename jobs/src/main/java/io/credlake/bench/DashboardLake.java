package io.credlake.bench;

import io.credlake.code.Regions;
import io.credlake.generate.GeneratedRatings;
import io.credlake.generate.nation.Nation;
import io.credlake.generate.nation.NationOptions;
import io.credlake.job.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.util.FileUtils;

/**
 * Fills a lake of which every panel has something to tell: a nation in all feeds over all years,
 * and ratings of many more organisations.
 *
 * @param home of the program
 * @param records of both together
 * @param folder for the files and the lake
 */
public record DashboardLake(Path home, long records, Path folder) {

  private static final int SUBJECTS = 300;
  private static final int FIRST = 2014;
  private static final int LAST = 2020;
  private static final long IN_A_FILE = 500_000;
  private static final int REFUSED = 1;

  /**
   * A lake that is filled.
   *
   * @param lake its folder
   * @param least records that it must have: those of which none is there to be refused
   */
  public record Filled(Path lake, long least) {}

  /**
   * Fills it.
   *
   * @throws IllegalArgumentException if the nation alone has more records
   */
  public Filled fill(long seed, Consumer<String> progress)
      throws IOException, InterruptedException {
    Path conf = home.resolve("conf");
    Path in = folder.resolve("in");
    progress.accept("%,d records: generating".formatted(records));
    long nation =
        new Nation(new NationOptions(SUBJECTS, seed, FIRST, LAST), conf).write(in, written -> {});
    if (nation > records) {
      throw new IllegalArgumentException(
          "Cannot fill a lake with so few records, the nation alone has %,d: %,d"
              .formatted(nation, records));
    }
    long ratings = records - nation;
    int organisations = Math.toIntExact(ratings / CoverageBenchmark.RECORDS_EACH) + 1;
    GeneratedRatings generator =
        new GeneratedRatings(Regions.load(conf.resolve("codes/regions.csv")), organisations, seed);
    generator.writeRegister(folder(in, "saic-market-entities").resolve("benchmark.csv"));
    for (long done = 0; done < ratings; done += IN_A_FILE) {
      generator.writeRatings(
          folder(in, "sat-tax-ratings").resolve("benchmark-%d.csv".formatted(done / IN_A_FILE)),
          Math.min(IN_A_FILE, ratings - done));
    }
    progress.accept("%,d records: ingesting".formatted(records));
    Path lake = folder.resolve("lake");
    ChildProcess job =
        ChildProcess.start(
            folder.resolve("output.txt"),
            JavaCommand.CREDLAKE,
            List.of("ingest", "--all", in.toString(), "--lake", lake.toString()));
    try {
      // some deliveries of the nation are there to be refused, which the status tells
      if (job.process().waitFor() > REFUSED) {
        throw job.failure("ingest");
      }
    } finally {
      job.process().destroy();
    }
    FileUtils.deleteDirectory(in.toFile());
    return new Filled(lake, ratings + organisations);
  }

  private static Path folder(Path in, String feed) throws IOException {
    return Files.createDirectories(in.resolve(feed));
  }
}
