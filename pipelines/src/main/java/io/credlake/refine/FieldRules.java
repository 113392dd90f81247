package io.credlake.refine;

import io.credlake.code.CodeLists;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.Shape;
import io.credlake.fact.Reason;
import io.credlake.fact.TableDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rule for each column of a contract. */
final class FieldRules {

  private static final String PROVINCE = "province_code";

  private final FeedContract contract;
  private final TableDefinition table;
  private final CodeLists lists;

  FieldRules(FeedContract contract, TableDefinition table, CodeLists lists) {
    this.contract = contract;
    this.table = table;
    this.lists = lists;
  }

  /** What fields hold where no column gives them a text. */
  Map<String, String> constants() {
    Map<String, String> constants = new HashMap<>(contract.constants());
    if (contract.shape() == Shape.RETURN) {
      constants.put("guard", contract.guard().name());
    }
    return constants;
  }

  FieldRule rule(Column column) {
    String name = column.field();
    boolean required = column.required();
    return switch (column.type()) {
      case TEXT, AGE_GROUP -> new TextRule(field(name));
      case CREDIT_CODE -> new CreditCodeRule(field(name), field("kind"), lists);
      case REGISTRATION_NUMBER -> new RegistrationNumberRule(field(name));
      case ORGANISATION_CODE -> new OrganisationCodeRule(field(name));
      case DATE -> new DateRule(field(name), false, whenInvalid(required));
      case LAST_DAY -> new DateRule(field(name), true, whenInvalid(required));
      case PERIOD -> new PeriodRule(field(name + "_from"), field(name + "_to"));
      case AMOUNT ->
          new AmountRule(
              field(name),
              field(name + "_currency"),
              field(name + "_given"),
              column.unit() == null ? "" : column.unit(),
              lists);
      case NUMBER -> new NumberRule(field(name), false, required);
      case COUNT -> new NumberRule(field(name), true, required);
      case CELL ->
          new CellRule(
              field(name), field(name + "_status"), name.equals("numerator") || contract.share());
      case CHOICE ->
          new ChoiceRule(
              field(name), text -> Optional.ofNullable(column.values().get(text)), required);
      case KEY_FIELD -> new ChoiceRule(field(name), lists::keyField, required);
      case PROVINCE -> new ProvinceRule(field(name), lists.regions());
      case CITY -> new CityRule(field(name), field(name + "_code"), lists.regions());
      case REGION ->
          new RegionRule(
              field(name),
              field(name.replace("province", "city")),
              name.equals(PROVINCE),
              required,
              lists.regions());
      case DEPARTMENT ->
          new DepartmentRule(field(name), field(name + "_given"), required, lists.departments());
      case SUBJECT_TYPE, SKIPPED, PERSON, BIRTH_DATE ->
          throw new IllegalArgumentException("Invalid column to keep: " + column.title());
    };
  }

  private int field(String name) {
    return table.indexOf(name);
  }

  private static Reason whenInvalid(boolean required) {
    return required ? Reason.DATE_INVALID : Reason.DATE_UNPARSED;
  }
}
