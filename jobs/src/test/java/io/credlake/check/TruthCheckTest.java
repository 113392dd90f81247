package io.credlake.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthCheckTest {

  private static final CheckFile.Columns COLUMNS =
      new CheckFile.Columns(List.of("feed"), List.of("rows"));

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void truthWithoutACheckIsRefused() throws IOException {
    file("checks/days/check.yaml", "");
    Path truth = file("truth/day.csv", "feed,rows\n");
    assertThatThrownBy(() -> new TruthCheck(folder.resolve("checks")).compare(truth, null))
        .hasMessage(
            "Cannot check truth, no check of its name in sql/checks: day.csv (did you mean days?)");
  }

  @Test
  void unknownKeyOfACheckIsRefused() throws IOException {
    Path yaml = file("checks/days/check.yaml", "keys: [a]\nvalue: [b]\n");
    assertThatThrownBy(() -> CheckFile.read(yaml.getParent()))
        .hasMessageStartingWith("Cannot read check, Unrecognized field \"value\"")
        .hasMessageEndingWith(": " + yaml);
  }

  @Test
  void readsTheColumnsThatAreComparedAndNoOthers() throws IOException {
    Path truth = file("t.csv", "file,rows,feed\na.csv,3,x\nb.csv,,y\n");
    assertThat(Cells.ofTruth(truth, COLUMNS).rows())
        .containsOnly(Map.entry(List.of("x"), List.of("3")), Map.entry(List.of("y"), List.of("")));
  }

  @Test
  void saysWhatIsWrongWithATruth() throws IOException {
    Path lacks = file("lacks.csv", "feed,row\nx,3\n");
    Path twice = file("twice.csv", "feed,rows\nx,3\nx,4\n");
    assertThatThrownBy(() -> Cells.ofTruth(lacks, COLUMNS))
        .hasMessage("Cannot check truth, column missing in " + lacks + ": rows");
    assertThatThrownBy(() -> Cells.ofTruth(twice, COLUMNS))
        .hasMessage("Cannot check truth, two rows of one key in " + twice + ": x");
    assertThatThrownBy(() -> TruthCheck.truths(folder.resolve("none")))
        .hasMessage("Cannot check truth, no such folder: " + folder.resolve("none"));
  }
}
