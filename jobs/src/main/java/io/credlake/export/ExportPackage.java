package io.credlake.export;

import io.credlake.dataset.Codelist;
import io.credlake.dataset.Dataset;
import io.credlake.dataset.Datasets;
import io.credlake.release.ReleaseNote;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands beside the rows of an export and is the same for all its files.
 *
 * @param datasets that are in it
 * @param definitions of all datasets
 * @param codelists with their codes, by name
 * @param release that it was made from
 * @param publication who publishes, and under which terms
 * @param selection of the rows
 * @param format of the data files
 */
record ExportPackage(
    List<Dataset> datasets,
    Datasets definitions,
    Map<String, Codelist> codelists,
    ReleaseNote release,
    Publication publication,
    Selection selection,
    ExportFormat format) {

  ExportPackage {
    datasets = List.copyOf(datasets);
    codelists = new TreeMap<>(codelists);
  }

  /** Code lists of a dataset, with their codes. */
  List<Codelist> codelistsOf(Dataset dataset) {
    return definitions.codelistsOf(dataset).stream()
        .map(list -> codelists.get(list.name()))
        .toList();
  }

  /** How to name the source in Chinese, in the form of GB/T 7714. */
  String citeZh(Dataset dataset) {
    return "%s. %s[DS]. 信用湖开放数据，发布版本 %s，数据截至 %s，%s 发布."
        .formatted(
            publication.publisher().zh(),
            dataset.title().zh(),
            release.label(),
            release.asOf(),
            release.createdOn());
  }

  /** How to name the source in English. */
  String citeEn(Dataset dataset) {
    return "%s (%s). %s [data set]. Credlake open data, release %s, as of %s, published %s."
        .formatted(
            publication.publisher().en(),
            release.createdOn().getYear(),
            dataset.title().en(),
            release.label(),
            release.asOf(),
            release.createdOn());
  }

  /** What a file says of itself, by key. */
  Map<String, String> metadata(Dataset dataset) {
    Map<String, String> about = new TreeMap<>();
    about.put("credlake.dataset", dataset.name());
    about.put("credlake.title", dataset.title().zh() + " | " + dataset.title().en());
    about.put("credlake.release", release.label());
    about.put("credlake.as_of", release.asOf().toString());
    about.put("credlake.created", release.created().toString());
    about.put("credlake.program", release.program());
    about.put("credlake.protected", Boolean.toString(!release.isLive()));
    about.put("credlake.licence", publication.licence().url());
    about.put("credlake.citation", citeEn(dataset));
    return about;
  }
}
