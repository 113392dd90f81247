package io.credlake.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.credlake.conf.ConfException;
import io.credlake.conf.Nearest;
import io.credlake.contract.FeedContract.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A layout named in a contract: read from its own file, {@code <name>.yaml}. */
final class LayoutReference extends StdDeserializer<Layout> {

  private static final long serialVersionUID = 1;

  /** Attribute of the reader: folder of the layouts. */
  static final String FOLDER = "credlake.layouts";

  LayoutReference() {
    super(Layout.class);
  }

  @Override
  public Layout deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    Path folder = (Path) context.getAttribute(FOLDER);
    String name = parser.getValueAsString();
    List<String> known = names(folder);
    if (!known.contains(name)) {
      throw new ConfException(
          "Cannot find layout, no such file in conf/layouts: %s%s"
              .formatted(name, Nearest.hint(String.valueOf(name), known)));
    }
    String file = name + ".yaml";
    return FeedContracts.parseLayout(Files.readString(folder.resolve(file)), file);
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }
}
