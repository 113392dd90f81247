package io.credlake.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds a PDF file against PDF/UA-1 (ISO 14289-1) by veraPDF's rules. */
public final class PdfUaCheck {

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private PdfUaCheck() {}

  /** No rule that a program can check is broken. */
  public static void check(byte[] pdf) throws Exception {
    assertThat(broken(pdf)).isEmpty();
  }

  /** The clauses of the standard that are broken, each with words and place. */
  static List<String> broken(byte[] pdf) throws Exception {
    PDFAFlavour standard = PDFAFlavour.PDFUA_1;
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), standard);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
      ValidationResult result = validator.validate(parser);
      List<String> broken =
          result.getTestAssertions().stream()
              .map(
                  one ->
                      "%s-%d %s: %s"
                          .formatted(
                              one.getRuleId().getClause(),
                              one.getRuleId().getTestNumber(),
                              one.getMessage(),
                              one.getLocation().getContext()))
              .toList();
      assertThat(broken.isEmpty()).isEqualTo(result.isCompliant());
      return broken;
    }
  }
}
