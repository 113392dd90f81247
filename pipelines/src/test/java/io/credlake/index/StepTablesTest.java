package io.credlake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credlake.index.framework.Framework;
import io.credlake.index.table.DataFile;
import io.credlake.index.table.StepTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data of one's own in, a table for each step out. */
class StepTablesTest {

  private static final Framework FRAMEWORK =
      Framework.read(
          """
          id: small
          version: 1
          columns: {group: kind, period: year}
          method: {imputation: {kind: mean}}
          uncertainty: {replications: 20, sensitivity_samples: 4}
          index:
            id: small
            parts:
              - {id: a, indicator: {denominator: people}}
              - {id: b, indicator: {direction: down, numerator: k, of: n}}
          """,
          "small.yaml");

  @TempDir private Path folder;

  private DataFile read(String csv) throws IOException {
    return DataFile.read(Files.writeString(folder.resolve("data.csv"), csv), FRAMEWORK);
  }

  private String table(String name) throws IOException {
    return Files.readString(folder.resolve("out").resolve(name + ".csv"));
  }

  @Test
  void tableForEachStep() throws IOException {
    DataFile file =
        read(
            """
            \uFEFFcode,name,kind,year,a,people,b,k,n
            x,Xi'an,city,2018,10,2,30,3,10
            y,"Yiwu, 义乌",city,2018,NA,3,20,4,20
            z,Zigong,city,2018,30,4,not_applicable,,
            """);
    assertThat(file.titles()).containsExactly("code", "kind", "year");
    IndexResult result = new CompositeIndex(FRAMEWORK).compute(file.panel());
    new StepTables(result, file.titles(), folder.resolve("out")).write();
    assertThat(table("denominated"))
        .isEqualTo(
            "code,kind,year,a,b\nx,city,2018,5.0,30.0\ny,city,2018,,20.0\nz,city,2018,7.5,\n");
    assertThat(table("imputed"))
        .isEqualTo(
            "code,kind,year,a,b\nx,city,2018,5.0,30.0\ny,city,2018,6.25,20.0\nz,city,2018,7.5,\n");
    assertThat(table("normalised"))
        .isEqualTo(
            "code,kind,year,a,b\n"
                + "x,city,2018,0.0,0.0\n"
                + "y,city,2018,50.0,100.0\n"
                + "z,city,2018,100.0,\n");
    assertThat(table("scores"))
        .isEqualTo("code,kind,year,small\nx,city,2018,0.0\ny,city,2018,75.0\nz,city,2018,100.0\n");
    assertThat(table("ranks"))
        .startsWith("code,kind,year,small,small_low,small_high\nx,city,2018,3,");
    for (String name :
        new String[] {
          "treated",
          "uncertainty",
          "sensitivity",
          "coherence",
          "contributions",
          "weights",
          "pairs",
          "treatment",
          "left_out"
        }) {
      assertThat(table(name)).as(name).doesNotContain("NaN").doesNotContain("Infinity");
    }
  }

  @Test
  void wrongDataAreToldWithTheirPlace() {
    assertThatThrownBy(() -> read("code,kind,year,a,persons,b,k,n\n"))
        .hasMessageStartingWith("Invalid data in data.csv, there is no column: people");
    assertThatThrownBy(() -> read("code,kind,year,a,people,b,k,n\nx,c,2018,ten,2,3,1,2\n"))
        .hasMessage("Invalid value in data.csv, line 2, a must be a finite number: ten");
    assertThatThrownBy(() -> read("code,kind,year,a,people,b,k,n\nx,c,2018,Infinity,2,3,1,2\n"))
        .hasMessage("Invalid value in data.csv, line 2, a must be a finite number: Infinity");
    assertThatThrownBy(() -> read("code,kind,year,a,people,b,k,n\nx,c,2018,1\n"))
        .hasMessage("Cannot read data.csv: Record 2 has 4 fields, but first record had 8 fields");
    assertThatThrownBy(() -> read("")).hasMessage("Invalid data, the file is empty: data.csv");
  }

  @Test
  void comparisonsTellHowConsistentTheyAre() throws IOException {
    Framework framework =
        Framework.read(
            """
            id: small
            version: 1
            uncertainty: {replications: 5, sensitivity_samples: 0}
            index:
              id: small
              weighting: {kind: ahp, comparisons: [[1, 3, 5], [1/3, 1, 3], [1/5, 1/3, 1]]}
              parts: [{id: a}, {id: b}, {id: c}]
            """,
            "small.yaml");
    Path csv = Files.writeString(folder.resolve("abc.csv"), ",a,b,c\nx,1,2,3\ny,2,3,1\n");
    DataFile file = DataFile.read(csv, framework);
    IndexResult result = new CompositeIndex(framework).compute(file.panel());
    new StepTables(result, file.titles(), folder.resolve("out")).write();
    assertThat(table("coherence")).contains("consistency_ratio,small,,0.0331");
    assertThat(table("weights")).contains("small,a,0.6369", "small,c,0.1047");
    assertThat(table("ranks")).startsWith("unit,small,small_low,small_high\n");
  }
}
