package io.credlake.web;

import io.credlake.dashboard.Source;

/**
 * How figures of a page are cited.
 *
 * @param title of what is cited
 * @param address of it, from the root
 */
public record Citation(View view, Source source, String title, String address) {

  /** The release, or that it is live. */
  public String told() {
    return source.isLive()
        ? view.text("source.live")
        : view.text("source.release", source.note().name());
  }

  /** The day that the figures are of. */
  public String asOf() {
    return source.note() == null
        ? view.text("status.unknown")
        : view.language().day(source.note().asOf());
  }

  /** The citation. */
  public String text() {
    String url = view.request().scheme() + "://" + view.request().host() + address;
    return source.isLive()
        ? view.text(
            "cite.live",
            title,
            source.note() == null ? "" : source.note().created().toString(),
            asOf(),
            url)
        : view.text("cite.release", title, source.note().name(), asOf(), url);
  }
}
