package io.credlake.fact;

import static io.credlake.fact.Field.optional;
import static io.credlake.fact.Field.required;
import static io.credlake.fact.TableDefinition.reference;

import io.credlake.fact.Field.Type;
import java.util.List;

/** The tables of codes, and of feeds. */
public final class CodeTables {

  /** Administrative divisions. */
  public static final TableDefinition REGION =
      reference(
          "region",
          "One row per administrative division and time, GB/T 2260",
          List.of(
              required("code", Type.TEXT, "Six digits"),
              required("level", Type.TEXT, "province, prefecture or county"),
              required("name_zh", Type.TEXT, "Official Chinese name"),
              required("short_zh", Type.TEXT, "Usual short Chinese name"),
              required("aliases", Type.TEXTS, "Further names that feeds use"),
              optional("name_en", Type.TEXT, "English name; null: none known"),
              optional("parent", Type.TEXT, "Code of the division above; null for a province"),
              optional("valid_from", Type.DATE, "First day; null: older than our knowledge"),
              optional("valid_to", Type.DATE, "First day after; null: in force"),
              required("successors", Type.TEXTS, "Codes that follow it")));

  /** Sections of industry. */
  public static final TableDefinition INDUSTRY_SECTION =
      reference(
          "industry_section",
          "One row per section of industry, GB/T 4754-2017",
          List.of(
              required("letter", Type.TEXT, "A to T: what a code of the standard begins with"),
              required("name_zh", Type.TEXT, "Chinese name"),
              required("name_en", Type.TEXT, "English name")));

  /** What the first two characters of a credit code say. */
  public static final TableDefinition ORGANISATION_KIND =
      reference(
          "organisation_kind",
          "One row per pair of department and kind in a credit code, GB 32100-2015 table 1",
          List.of(
              required("prefix", Type.TEXT, "First two characters of the code"),
              required("kind", Type.TEXT, "Stable English name of the kind"),
              required("department_zh", Type.TEXT, "Registering department in Chinese"),
              required("department_en", Type.TEXT, "Registering department in English"),
              required("kind_zh", Type.TEXT, "Kind in Chinese")));

  /** Departments and institutions. */
  public static final TableDefinition DEPARTMENT_LIST =
      reference(
          "department",
          "One row per department or institution that sends feeds or follows one",
          List.of(
              required("code", Type.TEXT, "Stable code, e.g. SAIC"),
              required("name_zh", Type.TEXT, "Official Chinese name"),
              required("short_zh", Type.TEXT, "Usual short Chinese name"),
              required("aliases", Type.TEXTS, "Further names that feeds use"),
              required("name_en", Type.TEXT, "English name"),
              optional("valid_from", Type.DATE, "First day; null: before 2014"),
              optional("valid_to", Type.DATE, "First day after; null: in force"),
              required("successors", Type.TEXTS, "Codes that follow it, the main one first")));

  /** The 17 key fields. */
  public static final TableDefinition KEY_FIELD_LIST =
      reference(
          "key_field",
          "One row per key field of the outline, P4.1.1",
          List.of(
              required("code", Type.TEXT, "Stable code, e.g. taxation"),
              required("position", Type.LONG, "Position in the outline's text, from 1"),
              required("name_zh", Type.TEXT, "Chinese name, as in the outline"),
              required("name_en", Type.TEXT, "English name"),
              required("aliases", Type.TEXTS, "Further names that feeds use")));

  /** The calendar of working days. */
  public static final TableDefinition CALENDAR =
      reference(
          "calendar",
          "One row per day of the years whose holidays the State Council has announced",
          List.of(
              required("day", Type.DATE, "The day, in China"),
              required("working", Type.BOOLEAN, "Whether it is a working day"),
              required("working_days", Type.LONG, "Working days from the first day to this one"),
              optional("occasion", Type.TEXT, "Holiday, or holiday it is worked for; null: none")));

  /** Reason codes. */
  public static final TableDefinition REASON =
      reference(
          "reason",
          "One row per reason why a row is rejected or kept with a warning",
          List.of(
              required("code", Type.TEXT, "Reason code"),
              required("rejects", Type.BOOLEAN, "Whether the row is rejected"),
              required("name_zh", Type.TEXT, "What is wrong, in Chinese"),
              required("name_en", Type.TEXT, "What is wrong, in English"),
              required("mend", Type.TEXT, "How the sender can mend it")));

  /** Feeds. */
  public static final TableDefinition FEED_CONTRACT =
      reference(
          "feed",
          "One row per feed contract in conf/feeds",
          List.of(
              required("feed", Type.TEXT, "Name of the feed"),
              required("version", Type.LONG, "Version of the contract"),
              required("name_zh", Type.TEXT, "Title in Chinese"),
              required("name_en", Type.TEXT, "Title in English"),
              required("sender", Type.TEXT, "Sending department"),
              required("systems", Type.TEXTS, "Named systems of the outline that it comes from"),
              required("shape", Type.TEXT, "Shape of fact its rows become"),
              required("period", Type.TEXT, "How often it is delivered"),
              optional("timely_days", Type.LONG, "Latest delivery after the event; null: no rule"),
              optional("timely_working", Type.BOOLEAN, "Whether these are working days"),
              required("guard", Type.TEXT, "A if its cells count natural persons, else N"),
              required("grade", Type.TEXT, "public, shared or controlled"),
              required("legal_basis", Type.TEXT, "Rule that the feed rests on")));

  private CodeTables() {}
}
