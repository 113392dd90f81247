package io.credlake.chaos;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.credlake.lake.DeliveryReport;
import io.credlake.lake.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Deliveries arrive broken: packed files are cut, a digest is that of other bytes, an encoding is
 * none of the contract. They must be refused while the others go on, and be taken when they are
 * sent anew.
 */
final class Corruption implements Fault {

  private static final String DIGEST = "sha256: ";

  private final List<Path> broken = new ArrayList<>();

  @Override
  public Name name() {
    return new Name("corruption", "批次损坏，重送修复", "deliveries corrupted, then sent anew");
  }

  @Override
  public void inject(Trial trial) throws Exception {
    List<Path> files = sentOnce(trial.inbox());
    Files.createDirectories(trial.folder().resolve("sound"));
    cut(trial, choose(files, file -> file.toString().endsWith(".csv.gz")));
    cut(trial, choose(files, file -> file.toString().endsWith(".csv.zip")));
    Path text = choose(files, file -> file.toString().endsWith(".csv"));
    spoil(trial, text, new String(Files.readAllBytes(text), UTF_8).getBytes(UTF_16));
    Path declared = choose(files, Corruption::hasDigest);
    setAside(trial, declared);
    Path manifest = Delayed.manifest(declared);
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceAll(DIGEST + "[0-9a-f]+", DIGEST + '"' + "0".repeat(64) + '"'));
    trial.injected();
    trial.ingest();
    ensureRefused(trial);
  }

  @Override
  public void recover(Trial trial) throws Exception {
    for (Path file : broken) {
      Path sound = sound(trial, file);
      if (Files.exists(Delayed.manifest(sound))) {
        Files.move(
            Delayed.manifest(sound), Delayed.manifest(file), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(sound, file, StandardCopyOption.REPLACE_EXISTING);
    }
    trial.ingest();
  }

  /** Files of which the nation sends no copy, and which it does not want to be refused. */
  private static List<Path> sentOnce(Path inbox) throws IOException {
    return Delayed.files(inbox).stream()
        .filter(file -> !file.getFileName().toString().matches("(x|z-again)[-.].*"))
        .filter(file -> !Files.exists(file.resolveSibling("z-again-" + file.getFileName())))
        .toList();
  }

  private Path choose(List<Path> files, Predicate<Path> wanted) {
    return files.stream()
        .filter(wanted)
        .filter(file -> !broken.contains(file))
        .findFirst()
        .orElseThrow(
            () -> new ChaosException("Cannot inject fault, too few organisations for its files"));
  }

  private static boolean hasDigest(Path file) {
    Path manifest = Delayed.manifest(file);
    try {
      return Files.exists(manifest) && Files.readString(manifest).contains(DIGEST);
    } catch (IOException e) {
      return false;
    }
  }

  private void cut(Trial trial, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    spoil(trial, file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
  }

  /** Puts other bytes in the place of a delivery, which the lake must refuse. */
  private void spoil(Trial trial, Path file, byte[] bytes) throws IOException {
    setAside(trial, file);
    Files.write(file, bytes);
    Files.writeString(
        trial.deliveriesOfTruth(),
        "%s,%s,refused,not_declared,0,0,0,0,0%n"
            .formatted(DigestUtils.sha256Hex(bytes), trial.inbox().relativize(file).getName(0)),
        StandardOpenOption.APPEND);
  }

  private void setAside(Trial trial, Path file) throws IOException {
    Path sound = sound(trial, file);
    Files.copy(file, sound);
    if (Files.exists(Delayed.manifest(file))) {
      Files.copy(Delayed.manifest(file), Delayed.manifest(sound));
    }
    broken.add(file);
  }

  private static Path sound(Trial trial, Path file) {
    return trial.folder().resolve("sound").resolve(file.getFileName());
  }

  /** All that are broken were refused, and all others are in the lake. */
  private void ensureRefused(Trial trial) {
    Set<String> refused = new HashSet<>();
    try (Lake lake = Lake.open(trial.lake())) {
      DeliveryReport.all(lake).stream()
          .filter(DeliveryReport::isRefused)
          .forEach(delivery -> refused.add(delivery.source()));
    }
    for (Path file : broken) {
      if (!refused.contains(file.toString())) {
        throw new ChaosException("Cannot bear fault, a broken delivery was taken: " + file);
      }
    }
  }
}
