package io.credlake.command;

import io.credlake.code.CodeLists;
import io.credlake.code.Region;
import io.credlake.rate.Place;
import io.credlake.report.Language;
import io.credlake.report.document.Document;
import io.credlake.report.render.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What all reports are asked for with, and how their files are written. */
final class ReportOptions {

  private static final String ALL = "all";

  @Option(
      names = "--region",
      paramLabel = "CODE|NAME|all",
      defaultValue = Region.NATION,
      description = "Province, or all: each of the 31 (default: the nation).")
  private String region;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      defaultValue = "zh",
      description = "Language (default: ${DEFAULT-VALUE}).")
  private Language language;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      defaultValue = "html,pdf,docx",
      description = "html, pdf, docx, or several (default: ${DEFAULT-VALUE}).")
  private List<ReportFormat> formats;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the files; what is there under their names is replaced.")
  private Path out;

  Language language() {
    return language;
  }

  /** What was asked for, in the words of the command. */
  String describe() {
    return "--region %s --lang %s --format %s"
        .formatted(
            region,
            language.name().toLowerCase(Locale.ROOT),
            formats.stream()
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(",")));
  }

  /** The regions asked for; empty: all provinces. */
  List<String> regions() throws IOException {
    if (region.equals(ALL)) {
      return List.of();
    }
    Place place =
        Place.find(CodeLists.load(Credlake.home().resolve("conf/codes")).regions(), region);
    if (!place.level().equals("nation") && !place.level().equals("province")) {
      throw new IllegalArgumentException(
          "Invalid region, reports are of the nation or a province (nearest: %s): %s"
              .formatted(place.province(), region));
    }
    return List.of(place.code());
  }

  /** Writes the documents of regions, several at a time, and counts the files. */
  void write(
      List<String> regions,
      Function<String, String> name,
      Function<String, Document> document,
      PrintWriter console,
      LongAdder given)
      throws IOException, InterruptedException {
    Files.createDirectories(out);
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(regions.size(), Runtime.getRuntime().availableProcessors()));
    try {
      List<Future<List<Path>>> written = new ArrayList<>();
      for (String one : regions) {
        written.add(workers.submit(() -> write(name.apply(one), document.apply(one))));
      }
      for (Future<List<Path>> files : written) {
        files.get().forEach(file -> console.println(file));
        given.add(files.get().size());
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IllegalArgumentException invalid) {
        throw invalid; // what was asked for is not there
      }
      throw new IOException(
          "Cannot write report, %s: %s"
              .formatted(cause instanceof IOException ? cause.getMessage() : cause, out),
          e);
    } finally {
      workers.shutdownNow();
    }
  }

  /** Writes a file that is there whole or, as on a full disk, not at all. */
  private static Path whole(Path file, byte[] content) throws IOException {
    Path unfinished = file.resolveSibling(".%s.part".formatted(file.getFileName()));
    try {
      Files.write(unfinished, content);
      return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private List<Path> write(String name, Document document) throws IOException {
    List<Path> files = new ArrayList<>();
    for (ReportFormat format : formats) {
      String file =
          "%s-%s%s".formatted(name, language.name().toLowerCase(Locale.ROOT), format.extension());
      files.add(whole(out.resolve(file), format.set(document)));
    }
    return files;
  }
}
