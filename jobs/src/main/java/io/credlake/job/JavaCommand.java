package io.credlake.job;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a Java process like this one is started.
 *
 * @param options of its JVM
 * @param classPath of it
 */
public record JavaCommand(List<String> options, String classPath) {

  /** Main class of the command {@code credlake}, which stands further east than who starts it. */
  public static final String CREDLAKE = "io.credlake.command.Credlake";

  /** With the options and the class path of this process. */
  public static JavaCommand ofThisProcess() {
    return new JavaCommand(
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        System.getProperty("java.class.path"));
  }

  /** The same with a system property set. */
  public JavaCommand with(String property, Path value) {
    return new JavaCommand(
        Stream.concat(options.stream(), Stream.of("-D%s=%s".formatted(property, value))).toList(),
        classPath);
  }

  /** The same with a folder whose files are found before all others. */
  public JavaCommand ahead(Path folder) {
    return ahead(folder.toString());
  }

  /** The same with a class path whose files are found before all others. */
  public JavaCommand ahead(String others) {
    return new JavaCommand(options, others + File.pathSeparator + classPath);
  }

  /** The words of the command line for a main class. */
  public List<String> words(String main, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(ProcessHandle.current().info().command().orElse("java"));
    words.addAll(options);
    words.addAll(List.of("-cp", classPath, main));
    words.addAll(arguments);
    return words;
  }
}
