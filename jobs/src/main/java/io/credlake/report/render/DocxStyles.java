package io.credlake.report.render;

import io.credlake.report.Language;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** The styles of a DOCX file, {@code styles-zh.xml} and {@code styles-en.xml}. */
final class DocxStyles {

  private DocxStyles() {}

  static void apply(XWPFDocument docx, Language language) throws IOException {
    String file =
        "/io/credlake/report/styles-%s.xml".formatted(language.name().toLowerCase(Locale.ROOT));
    try (InputStream styles = DocxStyles.class.getResourceAsStream(file)) {
      docx.createStyles().setStyles(StylesDocument.Factory.parse(styles).getStyles());
    } catch (XmlException e) {
      throw new IOException("Cannot read styles, %s: %s".formatted(e.getMessage(), file), e);
    }
  }
}
