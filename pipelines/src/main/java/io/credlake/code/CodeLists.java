package io.credlake.code;

import io.credlake.conf.ListFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The code lists of {@code conf/codes} that rows are checked against. */
public final class CodeLists implements Serializable {

  private static final long serialVersionUID = 1;

  private final Regions regions;
  private final List<OrganisationKind> kinds;
  private final Map<String, OrganisationKind> kindOfPrefix;
  private final Map<String, String> currencies;
  private final Departments departments;
  private final List<KeyField> keyFields;
  private final Map<String, String> keyFieldByName = new HashMap<>();
  private final List<IndustrySection> industrySections;
  private final WorkingDays workingDays;

  /**
   * Lists of the given items.
   *
   * @throws IllegalArgumentException if two key fields have one name
   */
  public CodeLists(
      Regions regions,
      List<OrganisationKind> kinds,
      List<Currency> currencies,
      Departments departments,
      List<KeyField> keyFields,
      List<IndustrySection> industrySections,
      WorkingDays workingDays) {
    this.regions = regions;
    this.departments = departments;
    this.keyFields = List.copyOf(keyFields);
    this.industrySections = List.copyOf(industrySections);
    this.workingDays = workingDays;
    for (KeyField field : keyFields) {
      index(field.code(), field);
      index(field.nameZh(), field);
      field.aliases().forEach(alias -> index(alias, field));
    }
    this.kinds = List.copyOf(kinds);
    this.kindOfPrefix =
        kinds.stream().collect(Collectors.toMap(OrganisationKind::prefix, Function.identity()));
    this.currencies = currencies.stream().collect(Collectors.toMap(Currency::name, Currency::code));
  }

  /**
   * The lists in a folder.
   *
   * @throws IOException if a list is missing or has an invalid row; the message names file and line
   */
  public static CodeLists load(Path folder) throws IOException {
    return new CodeLists(
        Regions.load(folder.resolve("regions.csv")),
        ListFile.read(
            folder.resolve("organisation-kinds.csv"),
            row ->
                new OrganisationKind(
                    row.required("prefix"),
                    row.required("kind"),
                    row.required("department_zh"),
                    row.required("department_en"),
                    row.required("kind_zh"))),
        ListFile.read(
            folder.resolve("currencies.csv"),
            row -> new Currency(row.required("name"), row.required("code"))),
        Departments.load(folder.resolve("departments.csv")),
        ListFile.read(
            folder.resolve("key-fields.csv"),
            row ->
                new KeyField(
                    row.required("code"),
                    Integer.parseInt(row.required("position")),
                    row.required("name_zh"),
                    row.required("name_en"),
                    row.list("aliases"))),
        ListFile.read(
            folder.resolve("industry-sections.csv"),
            row ->
                new IndustrySection(
                    row.required("letter"), row.required("name_zh"), row.required("name_en"))),
        WorkingDays.load(folder.resolve("working-days.csv")));
  }

  /** Administrative divisions. */
  public Regions regions() {
    return regions;
  }

  /** All listed pairs of department and kind. */
  public List<OrganisationKind> kinds() {
    return kinds;
  }

  /** What the first two characters of a credit code say; empty if they are not listed. */
  public Optional<OrganisationKind> kind(String prefix) {
    return Optional.ofNullable(kindOfPrefix.get(prefix));
  }

  /** ISO 4217 code of a currency word; empty if it is not listed. */
  public Optional<String> currency(String word) {
    return Optional.ofNullable(currencies.get(word));
  }

  /** Departments and institutions. */
  public Departments departments() {
    return departments;
  }

  /** The key fields, in the order of the outline. */
  public List<KeyField> keyFields() {
    return keyFields;
  }

  /** Code of a key field from itself or any of its names; empty if it is not listed. */
  public Optional<String> keyField(String nameOrCode) {
    return Optional.ofNullable(keyFieldByName.get(nameOrCode));
  }

  /** The sections of industry. */
  public List<IndustrySection> industrySections() {
    return industrySections;
  }

  /** The calendar of working days. */
  public WorkingDays workingDays() {
    return workingDays;
  }

  private void index(String name, KeyField field) {
    String holder = keyFieldByName.put(name, field.code());
    if (holder != null && !holder.equals(field.code())) {
      throw new IllegalArgumentException(
          "Invalid name of two key fields, %s and %s: %s".formatted(holder, field.code(), name));
    }
  }
}
