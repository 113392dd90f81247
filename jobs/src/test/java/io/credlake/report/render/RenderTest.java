package io.credlake.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.credlake.release.ReleaseNote;
import io.credlake.report.Language;
import io.credlake.report.document.Document;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One document in three forms, read back from its files. */
class RenderTest {

  private static final Pattern ADDRESS =
      Pattern.compile("(src|href|url\\()\\s*=?[\"']?([^#\"')]*)");
  private static final Pattern RADICALS =
      Pattern.compile("[\\u2E80-\\u2FDF\\uF900-\\uFAFF\\uFFFD]");

  private static String html(Document document) throws IOException {
    return new String(ReportFormat.HTML.set(document), StandardCharsets.UTF_8);
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  private static List<String> bookmarks(PDDocument pdf) {
    List<String> titles = new ArrayList<>();
    for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
      titles.add(item.getTitle());
      item.children().forEach(part -> titles.add("  " + part.getTitle()));
    }
    return titles;
  }

  @Test
  void htmlAsksNoOtherHostAndTextIsNoMarkup() throws Exception {
    String html = html(SampleDocument.in(Language.ZH));
    assertThat(html)
        .contains("A&lt;b&gt; &amp; \"C\" 'D' $1 \\ 甲＜乙＞")
        .contains("<html lang=\"zh-CN\">", "<th scope=\"col\" class=\"number\">任务数</th>")
        .contains("role=\"img\" aria-label=\"已完成3项，无法评估7项。\"")
        .contains("<h2 id=\"s1\">一、总体评价</h2>", "<h3 id=\"s2-1\">（一）按部分</h3>")
        .contains("<h4 id=\"s2-1-1\">1. 细目</h4>")
        .doesNotContain("<script", "@import", "<bookmark");
    assertThat(ADDRESS.matcher(html).results().map(found -> found.group(2).strip()))
        .isNotEmpty()
        .allMatch(String::isEmpty);
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void liveLakeIsToldApartFromARelease(ReportFormat format) throws Exception {
    ReleaseNote live = ReleaseNote.live(Instant.parse("2019-04-01T01:02:03Z"), "credlake 0.1.0");
    byte[] file = format.set(SampleDocument.in(Language.EN, live));
    byte[] released = format.set(SampleDocument.in(Language.EN));
    String warning = "Made from the live lake, not from a frozen release";
    assertThat(flat(format, file)).contains(warning);
    assertThat(flat(format, released)).doesNotContain(warning);
  }

  private static String flat(ReportFormat format, byte[] file) throws IOException {
    String text =
        switch (format) {
          case HTML -> new String(file, StandardCharsets.UTF_8);
          case PDF -> {
            try (PDDocument pdf = Loader.loadPDF(file)) {
              yield text(pdf);
            }
          }
          case DOCX -> {
            try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(file))) {
              yield docx.getParagraphs().stream()
                  .map(XWPFParagraph::getText)
                  .reduce("", (a, b) -> a + " " + b);
            }
          }
        };
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void pdfIsTaggedWithBookmarksAndItsTextCanBeFound() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(ReportFormat.PDF.set(SampleDocument.in(Language.ZH)))) {
      assertThat(bookmarks(pdf)).containsExactly("一、总体评价", "二、任务进展", "  （一）按部分");
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
      assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      String text = text(pdf);
      assertThat(text)
          .contains("信用湖", "社会信用体系建设年度评估报告", "全国共有任务483项", SampleDocument.HOSTILE)
          .contains("— 1 —", "— 3 —")
          .containsPattern("目\\h*录");
      assertThat(RADICALS.matcher(text).results().map(found -> found.group()))
          .as("radicals in place of characters, and missing glyphs")
          .isEmpty();
      for (PDPage page : pdf.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void tagsOfPdfHaveHeadingsHeaderCellsAndWordsForDrawings() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(ReportFormat.PDF.set(SampleDocument.in(Language.ZH)))) {
      List<String> tags = new ArrayList<>();
      List<String> words = new ArrayList<>();
      walk(pdf.getDocumentCatalog().getStructureTreeRoot(), tags, words);
      assertThat(tags).contains("H1", "H2", "H3", "Table", "TH", "TD", "Figure");
      assertThat(words).contains("已完成3项，无法评估7项。", "浙江71.2。");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void pdfKeepsTheRulesOfPdfUa(Language language) throws Exception {
    PdfUaCheck.check(ReportFormat.PDF.set(SampleDocument.in(language)));
  }

  @Test
  void pdfWithoutTagsBreaksTheRulesOfPdfUa() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(ReportFormat.PDF.set(SampleDocument.in(Language.ZH)))) {
      pdf.getDocumentCatalog().setStructureTreeRoot(null);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pdf.save(bytes);
      assertThat(PdfUaCheck.broken(bytes.toByteArray()))
          .anyMatch(broken -> broken.startsWith("7.1-11 "));
    }
  }

  private static void walk(
      org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode node,
      List<String> tags,
      List<String> words) {
    for (Object kid : node.getKids()) {
      if (kid
          instanceof
          org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement
              element) {
        tags.add(element.getStructureType());
        if (element.getAlternateDescription() != null) {
          words.add(element.getAlternateDescription());
        }
        walk(element, tags, words);
      }
    }
  }

  @Test
  @SuppressWarnings("JavaUtilDate") // the library's type
  void docxHasHeadingsHeaderRowsAndWordsForDrawings() throws Exception {
    byte[] file = ReportFormat.DOCX.set(SampleDocument.in(Language.ZH));
    try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(file))) {
      assertThat(
              docx.getParagraphs().stream()
                  .filter(p -> p.getStyle() != null && p.getStyle().startsWith("Heading"))
                  .map(p -> p.getStyle() + " " + p.getText()))
          .containsExactly(
              "Heading1 一、总体评价", "Heading1 二、任务进展", "Heading2 （一）按部分", "Heading3 1. 细目");
      assertThat(docx.getParagraphs())
          .extracting(XWPFParagraph::getText)
          .contains(SampleDocument.HOSTILE);
      XWPFTable table = docx.getTables().getLast();
      assertThat(table.getRow(0).isRepeatHeader()).isTrue();
      assertThat(table.getRow(90).getCell(1).getText()).isEqualTo("90");
      assertThat(table.getCTTbl().getTblPr().getTblCaption().getVal()).isEqualTo("表1　各部分进展");
      assertThat(
              docx.getParagraphs().stream()
                  .flatMap(p -> p.getRuns().stream())
                  .flatMap(run -> run.getCTR().getDrawingList().stream())
                  .map(drawing -> drawing.getInlineArray(0).getDocPr().getDescr()))
          .containsExactly("已完成3项，无法评估7项。", "浙江71.2。");
      assertThat(docx.getAllPictures().stream().map(p -> p.getPackagePart().getContentType()))
          .contains("image/svg+xml", "image/png");
      assertThat(docx.getProperties().getCoreProperties().getCreated())
          .isEqualTo(Date.from(Instant.parse("2019-04-01T01:02:03Z")));
      assertThat(docx.getProperties().getCoreProperties().getModified())
          .isEqualTo(Date.from(Instant.parse("2019-04-01T01:02:03Z")));
      assertThat(docx.getFooterList()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void sameBytesInAnotherTimeZoneAndLocale(ReportFormat format) throws Exception {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    byte[] first = format.set(SampleDocument.in(Language.ZH));
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(format.set(SampleDocument.in(Language.ZH))).isEqualTo(first);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }
}
