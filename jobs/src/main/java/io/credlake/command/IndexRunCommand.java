package io.credlake.command;

import io.credlake.index.CompositeIndex;
import io.credlake.index.IndexResult;
import io.credlake.index.framework.Framework;
import io.credlake.index.framework.Method.Compare;
import io.credlake.index.table.DataFile;
import io.credlake.index.table.StepTables;
import io.credlake.index.uncertainty.Standing;
import io.credlake.trino.query.ResultFormat;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code credlake index run}: a composite index of data of one's own, without a lake. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Compute an index of a CSV file, and write a table for each step.",
    footer = {
      "",
      "The file's first column is the unit; a framework is described in conf/index/README.md.",
      "",
      "Example:",
      "  credlake index run --data regions.csv --framework conf/index/integrity.yaml --out result"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:computed",
      "1:framework or data are wrong, or do not allow a step",
      "2:the command was not understood"
    })
final class IndexRunCommand implements Callable<Integer> {

  private static final int MOST_SHOWN = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE.csv",
      description = "One row for each unit, or unit and period.")
  private Path data;

  @Option(
      names = "--framework",
      required = true,
      paramLabel = "FILE.yaml",
      description = "What the index is made of, and how.")
  private Path framework;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the tables.")
  private Path out;

  @Option(
      names = "--replications",
      paramLabel = "N",
      description = "How often the index is replicated (default: as the framework says).")
  private Integer replications;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the replications (default: as the framework says).")
  private Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads, which change no result (default: one for each core).")
  private Integer threads;

  @Override
  public Integer call() throws Exception {
    for (Path file : List.of(data, framework)) {
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException("Cannot read a file, it is not there: " + file);
      }
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new IllegalArgumentException("Cannot write tables, there is a file in the way: " + out);
    }
    Framework read = Framework.load(framework);
    read = read.with(read.uncertainty().with(replications, seed));
    DataFile file = DataFile.read(data, read);
    int workers =
        threads == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, threads);
    IndexResult result = new CompositeIndex(read, workers).compute(file.panel());
    new StepTables(result, file.titles(), out).write();
    tell(result, file.encoding());
    return 0;
  }

  private void tell(IndexResult result, String encoding) {
    PrintWriter print = spec.commandLine().getOut();
    print.println(
        "%s %s · %,d rows (%s), %,d indicators, %,d replications"
            .formatted(
                result.framework().name().zh(),
                result.framework().name().en(),
                result.data().rows().length,
                encoding,
                result.tree().leaves().size(),
                result.framework().uncertainty().replications()));
    standings(result).print(ResultFormat.TABLE, print);
    if (!result.data().left().isEmpty()) {
      print.println(
          "%d left out 未纳入: %s"
              .formatted(result.data().left().size(), out.resolve("left_out.csv")));
    }
    print.println("Tables 结果表: " + out);
  }

  /** The first of each group of the newest period: ranks are among those that are compared. */
  private static Listing standings(IndexResult result) {
    boolean inside = result.framework().method().compare().groups() == Compare.Groups.INSIDE;
    Map<String, List<Standing>> groups =
        result.standings().stream()
            .filter(one -> one.node() == result.tree().top())
            .filter(one -> result.row(one.row()).period().equals(newest(result)))
            .sorted(Comparator.comparingInt(Standing::rank))
            .collect(
                Collectors.groupingBy(
                    one -> inside ? result.row(one.row()).group() : "",
                    TreeMap::new,
                    Collectors.toList()));
    Listing listing = new Listing("UNIT 单位", "GROUP 组", "PERIOD 时期", "SCORE 得分", "RANK 位次（区间）");
    for (List<Standing> group : groups.values()) {
      for (Standing one : group.subList(0, Math.min(MOST_SHOWN, group.size()))) {
        listing.add(
            result.row(one.row()).unit(),
            result.row(one.row()).group(),
            result.row(one.row()).period(),
            Listing.rounded(one.score()),
            IndexText.ranks(
                one.rank(), (int) one.ranks().low(), (int) one.ranks().high(), one.of()));
      }
    }
    return listing;
  }

  /** The last period of which a unit has a score. */
  private static String newest(IndexResult result) {
    return result.standings().stream()
        .filter(one -> one.node() == result.tree().top())
        .map(one -> result.row(one.row()).period())
        .max(Comparator.naturalOrder())
        .orElse("");
  }
}
