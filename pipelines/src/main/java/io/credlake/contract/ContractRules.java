package io.credlake.contract;

import io.credlake.conf.ConfException;
import io.credlake.conf.Nearest;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.FieldType;
import io.credlake.contract.FeedContract.Guard;
import io.credlake.contract.FeedContract.Layout;
import io.credlake.contract.FeedContract.Shape;
import io.credlake.fact.Field;
import io.credlake.fact.TableDefinition;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What a contract must fulfil beyond its form. */
final class ContractRules {

  private final FeedContract contract;
  private final String file;
  private final TableDefinition table;
  private final List<String> tableFields;

  private ContractRules(FeedContract contract, String file) {
    this.contract = contract;
    this.file = file;
    this.table = contract.shape().table();
    this.tableFields = table.fields().stream().map(Field::name).toList();
  }

  static void check(FeedContract contract, String file) {
    present(contract, file);
    new ContractRules(contract, file).check();
  }

  private void check() {
    if (!file.equals(contract.feed() + ".yaml")) {
      throw invalid("feed must be the name of the file", contract.feed());
    }
    if (contract.version() < 1) {
      throw invalid("version counts from 1", contract.version());
    }
    if (contract.compatibleFrom() < 1 || contract.compatibleFrom() > contract.version()) {
      throw invalid("compatible_from is at most the version", contract.compatibleFrom());
    }
    if (contract.columns() != null && contract.layouts().size() > 1) {
      throw invalid("it has either columns or layouts", contract.feed());
    }
    Set<String> filled = new LinkedHashSet<>();
    contract.constants().keySet().forEach(field -> checkConstant(field, filled));
    for (Layout layout : contract.layouts()) {
      checkLayout(layout, filled);
    }
    among(contract.key(), filled, "a key must be a field");
    among(contract.identifiedBy(), filled, "identified_by must be a field");
    among(contract.controlSums(), filled, "a control sum must be a field");
    if (contract.guard() == Guard.A
        && contract.shape() == Shape.RETURN
        && (contract.minimumCell() == null || contract.minimumCell() < 1)) {
      throw invalid("cells about persons need a minimum_cell", contract.minimumCell());
    }
  }

  private void checkConstant(String field, Set<String> filled) {
    checkField(field);
    if (table.fields().get(table.indexOf(field)).type() != Field.Type.TEXT) {
      throw invalid("a constant fills a text", field);
    }
    filled.add(field);
  }

  private void checkLayout(Layout layout, Set<String> filledByAny) {
    Set<String> titles = new HashSet<>();
    Set<String> fields = new HashSet<>();
    if (contract.shape() == Shape.RETURN) {
      fields.add("guard");
    }
    for (Column column : layout.columns()) {
      if (column.title() == null || !titles.add(column.title())) {
        throw invalid("every column has a title of its own", column.title());
      }
      for (String title : column.also()) {
        if (!titles.add(title)) {
          throw invalid("every column has a title of its own", title);
        }
      }
      if (column.type() == null) {
        throw invalid("a column needs a type", column.title());
      }
      boolean kept = column.type().isKept();
      if (kept == (column.field() == null)) {
        throw invalid("a column fills a field if it is kept", column.title());
      }
      if (kept) {
        checkFit(column, layout, fields);
      }
      if (column.type() == FieldType.CHOICE && column.values().isEmpty()) {
        throw invalid("a choice lists its values", column.title());
      }
    }
    for (Column column : layout.columns()) {
      boolean isConstant =
          column.field() != null && contract.constants().containsKey(column.field());
      if (!column.optional() && isConstant) {
        throw invalid("a constant stands only for a column that may be absent", column.field());
      }
    }
    fields.addAll(contract.constants().keySet());
    for (Field field : table.fields()) {
      if (field.required() && !fields.contains(field.name())) {
        throw invalid(
            "no column of %s and no constant fills the required field".formatted(layout.name()),
            field.name());
      }
    }
    filledByAny.addAll(fields);
  }

  /** Whether the fields that a column fills are there, free and of its type. */
  private void checkFit(Column column, Layout layout, Set<String> filled) {
    String field = column.field();
    if (column.type() != FieldType.PERIOD) {
      checkField(field);
    }
    switch (column.type()) {
      case TEXT, REGISTRATION_NUMBER, ORGANISATION_CODE, CHOICE, KEY_FIELD, PROVINCE, AGE_GROUP ->
          fills(column, field, Field.Type.TEXT, filled);
      case CREDIT_CODE -> {
        fills(column, field, Field.Type.TEXT, filled);
        fills(column, "kind", Field.Type.TEXT, filled);
      }
      case DATE, LAST_DAY -> fills(column, field, Field.Type.DATE, filled);
      case PERIOD -> {
        fills(column, field + "_from", Field.Type.DATE, filled);
        fills(column, field + "_to", Field.Type.DATE, filled);
      }
      case COUNT -> fills(column, field, Field.Type.LONG, filled);
      case NUMBER -> fills(column, field, Field.Type.MONEY, filled);
      case CELL -> {
        fills(column, field, Field.Type.MONEY, filled);
        fills(column, field + "_status", Field.Type.TEXT, filled);
      }
      case AMOUNT -> {
        fills(column, field, Field.Type.MONEY, filled);
        fills(column, field + "_currency", Field.Type.TEXT, filled);
        fills(column, field + "_given", Field.Type.TEXT, filled);
      }
      case REGION -> {
        fills(column, field, Field.Type.TEXT, filled);
        fills(column, cityOf(field), Field.Type.TEXT, filled);
      }
      case DEPARTMENT -> {
        fills(column, field, Field.Type.TEXT, filled);
        fills(column, field + "_given", Field.Type.TEXT, filled);
      }
      case CITY -> {
        fills(column, field, Field.Type.TEXT, filled);
        fills(column, field + "_code", Field.Type.TEXT, filled);
        boolean province =
            layout.columns().stream()
                .filter(other -> other.type() == FieldType.PROVINCE)
                .anyMatch(other -> other.field().equals(column.within()));
        if (!province) {
          throw invalid("a city is within the field of a province", column.within());
        }
      }
      case SUBJECT_TYPE, SKIPPED, PERSON, BIRTH_DATE -> {}
    }
  }

  /** The field of the city beside a field of a province. */
  private static String cityOf(String provinceField) {
    return provinceField.replace("province", "city");
  }

  private void fills(Column column, String name, Field.Type type, Set<String> filled) {
    boolean fits =
        table.fields().stream()
            .anyMatch(field -> field.name().equals(name) && field.type() == type);
    if (!fits) {
      throw invalid(
          "a column of type %s cannot fill field %s"
              .formatted(column.type().name().toLowerCase(Locale.ROOT), name),
          column.title());
    }
    if (!filled.add(name)) {
      throw invalid("two columns fill one field", name);
    }
  }

  private void checkField(String field) {
    if (!tableFields.contains(field)) {
      throw invalid(
          "no such field in shape " + contract.shape().name().toLowerCase(Locale.ROOT),
          field + Nearest.hint(field, tableFields));
    }
  }

  private void among(List<String> fields, Set<String> filled, String rule) {
    for (String field : fields) {
      if (!filled.contains(field)) {
        throw invalid(rule, field + Nearest.hint(field, filled));
      }
    }
  }

  private static void present(FeedContract contract, String file) {
    require(contract.feed(), "feed", file);
    require(contract.title(), "title", file);
    require(contract.sender(), "sender", file);
    require(contract.shape(), "shape", file);
    require(contract.format(), "format", file);
    require(contract.encodings(), "encodings", file);
    require(contract.missing(), "missing", file);
    require(contract.layouts(), "columns", file);
    require(contract.key(), "key", file);
    require(contract.grade(), "grade", file);
    require(contract.legalBasis(), "legal_basis", file);
  }

  private static void require(Object value, String key, String file) {
    if (Objects.isNull(value)) {
      throw new ConfException("Invalid contract %s, key missing: %s".formatted(file, key));
    }
  }

  private ConfException invalid(String rule, Object value) {
    return new ConfException("Invalid contract %s, %s: %s".formatted(file, rule, value));
  }
}
