package io.credlake.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.credlake.report.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A DOCX file opens in LibreOffice, which sets it with pages in its contents. */
class LibreOfficeTest {

  @Test
  void docxBecomesAPdfFile(@TempDir Path folder) throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "soffice"))),
        "SKIPPED, LibreOffice is not installed (apt-get install libreoffice-writer-nogui)");
    Path docx = folder.resolve("sample.docx");
    Files.write(docx, ReportFormat.DOCX.set(SampleDocument.in(Language.EN)));
    Process office =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString(),
                docx.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("soffice.log").toFile())
            .start();
    assertThat(office.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(office.exitValue()).isZero();
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("sample.pdf").toFile())) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text).contains("Progress by part", "Part 90", "— 2 —");
      assertThat(text).containsPattern("1 Summary[ .\\t]*3");
    }
  }
}
