package io.credlake.contract;

import io.credlake.conf.ConfException;
import io.credlake.conf.Nearest;
import io.credlake.conf.StrictYaml;
import io.credlake.contract.FeedContract.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The contracts of a folder, one file {@code <feed>.yaml} each; editions of standards that several
 * feeds follow stand beside it in {@code layouts}.
 *
 * <p>Reading is strict: a wrong key or value is refused with file, line and the nearest right one.
 */
public final class FeedContracts {

  private final Path folder;

  /** Contracts of a folder; nothing is read before it is asked for. */
  public FeedContracts(Path folder) {
    this.folder = folder;
  }

  /** Names of all feeds that have a contract, sorted. */
  public List<String> feeds() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  /**
   * The contract of a feed.
   *
   * @throws ConfException if there is none, or if it is not valid
   */
  public FeedContract contract(String feed) throws IOException {
    List<String> feeds = feeds();
    if (!feeds.contains(feed)) {
      throw new ConfException(
          "Cannot find feed, no contract in conf/feeds: %s%s"
              .formatted(feed, Nearest.hint(feed, feeds)));
    }
    Path file = folder.resolve(feed + ".yaml");
    return parse(
        Files.readString(file), file.getFileName().toString(), folder.resolveSibling("layouts"));
  }

  /** All contracts, sorted by feed. */
  public List<FeedContract> all() throws IOException {
    List<FeedContract> all = new ArrayList<>();
    for (String feed : feeds()) {
      all.add(contract(feed));
    }
    return all;
  }

  /**
   * The contract in a text that follows no shared layout; see {@link #parse(String, String, Path)}.
   */
  public static FeedContract parse(String yaml, String file) {
    return parse(yaml, file, Path.of("layouts"));
  }

  /**
   * The contract in a text.
   *
   * @param yaml the text
   * @param file name of the file it came from, for messages; {@code <feed>.yaml}
   * @param layouts folder of the layouts that it may name
   * @throws ConfException if the text is not a valid contract
   */
  public static FeedContract parse(String yaml, String file, Path layouts) {
    FeedContract contract =
        StrictYaml.read(FeedContract.class, yaml, file, Map.of(LayoutReference.FOLDER, layouts));
    ContractRules.check(contract, file);
    return contract;
  }

  /**
   * The layout in a text.
   *
   * @param yaml the text
   * @param file name of the file it came from, for messages; {@code <name>.yaml}
   * @throws ConfException if the text is not a valid layout
   */
  public static Layout parseLayout(String yaml, String file) {
    Layout layout = StrictYaml.read(Layout.class, yaml, file, Map.of());
    if (!file.equals(layout.name() + ".yaml")) {
      throw new ConfException(
          "Invalid layout %s, name must be the name of the file: %s"
              .formatted(file, layout.name()));
    }
    return layout;
  }
}
