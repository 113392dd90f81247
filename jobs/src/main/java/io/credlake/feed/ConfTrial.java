package io.credlake.feed;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Layout;
import io.credlake.contract.FeedContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tries a contract or a layout, wherever its file stands: its form, what must hold beyond it, and
 * the examples.
 */
public final class ConfTrial {

  private final Path conf;
  private final CodeLists lists;

  /**
   * Trials beside a configuration.
   *
   * @param conf its folder
   */
  public ConfTrial(Path conf, CodeLists lists) {
    this.conf = conf;
    this.lists = lists;
  }

  /**
   * A contract that was tried.
   *
   * @param name of the contract, or of the layout that no contract uses
   */
  public record Tried(String name, ContractTrial trial) {}

  /**
   * Tries a file: a contract, or a layout with every contract that uses it.
   *
   * @throws io.credlake.conf.ConfException if it is not valid, with line and key
   */
  public List<Tried> of(Path file) throws IOException {
    String yaml = Files.readString(file);
    String name = file.getFileName().toString();
    return isLayout(yaml) ? layout(file, yaml, name) : List.of(contract(file, yaml, name));
  }

  /** A layout has a name and no feed. */
  private static boolean isLayout(String yaml) {
    boolean feed = yaml.lines().anyMatch(line -> line.startsWith("feed:"));
    return !feed && yaml.lines().anyMatch(line -> line.startsWith("name:"));
  }

  private Tried contract(Path file, String yaml, String name) throws IOException {
    Path beside = file.toAbsolutePath().normalize().getParent().resolveSibling("layouts");
    Path layouts = Files.isDirectory(beside) ? beside : conf.resolve("layouts");
    FeedContract contract = FeedContracts.parse(yaml, name, layouts);
    return new Tried(contract.feed(), ContractTrial.of(contract, lists));
  }

  private List<Tried> layout(Path file, String yaml, String name) throws IOException {
    Layout layout = FeedContracts.parseLayout(yaml, name);
    List<Tried> tried = new ArrayList<>();
    Path layouts = Files.createTempDirectory("credlake-layouts");
    try {
      copy(conf.resolve("layouts"), layouts);
      Files.copy(file, layouts.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      FeedContracts contracts = new FeedContracts(conf.resolve("feeds"));
      for (String feed : contracts.feeds()) {
        Path contract = conf.resolve("feeds").resolve(feed + ".yaml");
        FeedContract parsed =
            FeedContracts.parse(Files.readString(contract), feed + ".yaml", layouts);
        if (parsed.columns() == null && parsed.layouts().contains(layout)) {
          tried.add(new Tried(feed, ContractTrial.of(parsed, lists)));
        }
      }
    } finally {
      delete(layouts);
    }
    return tried.isEmpty()
        ? List.of(new Tried(layout.name(), new ContractTrial(0, List.of())))
        : tried;
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
