package io.credlake.chaos;

import io.credlake.contract.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Stream;

/** The deliveries of a trial, held back and sent in parts that have nothing to do with time. */
final class Delayed {

  private static final long SEED = 9;

  private final Path inbox;
  private final Path held;
  private final Queue<List<Path>> parts = new ArrayDeque<>();

  private Delayed(Path inbox, Path held) {
    this.inbox = inbox;
    this.held = held;
  }

  /** Takes all deliveries out of the inbox of a trial. */
  static Delayed hold(Trial trial, int parts) throws IOException {
    Path held = trial.folder().resolve("held");
    Delayed delayed = new Delayed(trial.inbox(), held);
    List<Path> files = new ArrayList<>(files(trial.inbox()));
    Collections.shuffle(files, new Random(SEED));
    for (Path file : files) {
      move(file, held.resolve(trial.inbox().relativize(file)));
    }
    for (int part = 0; part < parts; part++) {
      List<Path> sent = new ArrayList<>();
      for (int i = part; i < files.size(); i += parts) {
        sent.add(trial.inbox().relativize(files.get(i)));
      }
      delayed.parts.add(sent);
    }
    return delayed;
  }

  /** The deliveries in an inbox, without their manifests and without the truth. */
  static List<Path> files(Path inbox) throws IOException {
    Path truth = inbox.resolve("truth");
    try (Stream<Path> all = Files.walk(inbox)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(truth))
          .filter(file -> !file.toString().endsWith(Manifest.SUFFIX))
          .sorted()
          .toList();
    }
  }

  /** The manifest of a delivery, which need not be there. */
  static Path manifest(Path file) {
    return file.resolveSibling(file.getFileName() + Manifest.SUFFIX);
  }

  /** Sends the next part; the files that it sent. */
  List<Path> send() throws IOException {
    List<Path> sent = new ArrayList<>();
    for (Path file : parts.remove()) {
      sent.add(inbox.resolve(file));
      move(held.resolve(file), inbox.resolve(file));
    }
    return sent;
  }

  /** A manifest is in place before its delivery. */
  private static void move(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    if (Files.exists(manifest(from))) {
      Files.move(manifest(from), manifest(to));
    }
    Files.move(from, to);
  }
}
