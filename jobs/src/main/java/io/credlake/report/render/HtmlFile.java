package io.credlake.report.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.credlake.report.document.Outline;

/** Sets a document as one HTML file that asks no other host for anything. */
public final class HtmlFile {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private HtmlFile() {}

  /** The file's text. */
  public static String of(Outline outline) {
    return of(new Page(outline, false));
  }

  static String of(Page page) {
    StringOutput output = new StringOutput();
    TEMPLATES.render("report/document.jte", page, output);
    return output.toString().strip() + "\n";
  }
}
