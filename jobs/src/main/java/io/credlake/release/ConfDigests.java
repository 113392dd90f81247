package io.credlake.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** Digests of a configuration, by what it configures. */
final class ConfDigests {

  private static final Map<String, List<String>> PARTS =
      Map.of(
          "feeds", List.of("feeds", "layouts"),
          "codes", List.of("codes"),
          "plan", List.of("plan"),
          "indicators", List.of("indicators"),
          "index", List.of("index"),
          "coverage", List.of("coverage.properties"));

  private ConfDigests() {}

  /** SHA-256 over names and bytes of the files; what is not there is digested as nothing. */
  static Map<String, String> of(Path conf) {
    Map<String, String> digests = new TreeMap<>();
    PARTS.forEach((part, paths) -> digests.put(part, digest(conf, paths)));
    return digests;
  }

  private static String digest(Path conf, List<String> paths) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    for (String path : paths) {
      for (Path file : files(conf.resolve(path))) {
        try {
          String name = conf.relativize(file).toString().replace('\\', '/');
          DigestUtils.updateDigest(
              digest, name + "\n" + DigestUtils.sha256Hex(Files.readAllBytes(file)) + "\n");
        } catch (IOException e) {
          throw new UncheckedIOException("Cannot digest file, " + e.getMessage() + ": " + file, e);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path path) {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted(Comparator.comparing(file -> path.relativize(file).toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list folder, " + e.getMessage() + ": " + path, e);
    }
  }
}
