package io.credlake.contract;

import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.FieldType;
import io.credlake.fact.Field;
import io.credlake.fact.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What a contract must fulfil beyond its form. */
final class ContractRules {

  private ContractRules() {}

  static void check(FeedContract contract, String file) {
    present(contract, file);
    if (!file.equals(contract.feed() + ".yaml")) {
      throw invalid(file, "feed must be the name of the file", contract.feed());
    }
    if (contract.version() < 1) {
      throw invalid(file, "version counts from 1", contract.version());
    }
    List<String> shapeFields = Tables.SUBJECT.fields().stream().map(Field::name).toList();
    Set<String> titles = new HashSet<>();
    Set<String> fields = new HashSet<>();
    for (Column column : contract.columns()) {
      if (column.title() == null || !titles.add(column.title())) {
        throw invalid(file, "every column has a title of its own", column.title());
      }
      if (column.type() == null) {
        throw invalid(file, "a column needs a type", column.title());
      }
      boolean kept = column.type().isKept();
      if (kept == (column.field() == null)) {
        throw invalid(file, "a column fills a field if it is kept", column.title());
      }
      if (kept && !shapeFields.contains(column.field())) {
        throw invalid(
            file,
            "no such field in shape subject",
            column.field() + Nearest.hint(column.field(), shapeFields));
      }
      if (kept && !fields.add(column.field())) {
        throw invalid(file, "two columns fill one field", column.field());
      }
    }
    for (Column column : contract.columns()) {
      checkFit(column, contract, file);
    }
    for (String key : contract.key()) {
      if (!fields.contains(key)) {
        throw invalid(file, "a key must be a field", key + Nearest.hint(key, fields));
      }
    }
  }

  /** Whether the fields that a column fills are there and of its type. */
  private static void checkFit(Column column, FeedContract contract, String file) {
    switch (column.type()) {
      case TEXT, CREDIT_CODE, PROVINCE -> fills(column, "", Field.Type.TEXT, file);
      case DATE -> fills(column, "", Field.Type.DATE, file);
      case AMOUNT -> {
        fills(column, "", Field.Type.MONEY, file);
        fills(column, "_currency", Field.Type.TEXT, file);
        fills(column, "_given", Field.Type.TEXT, file);
      }
      case CITY -> {
        fills(column, "", Field.Type.TEXT, file);
        fills(column, "_code", Field.Type.TEXT, file);
        boolean province =
            contract.columns().stream()
                .filter(other -> other.type() == FieldType.PROVINCE)
                .anyMatch(other -> other.field().equals(column.within()));
        if (!province) {
          throw invalid(file, "a city is within the field of a province", column.within());
        }
      }
      case SKIPPED, PERSON -> {}
    }
  }

  private static void fills(Column column, String suffix, Field.Type type, String file) {
    String name = column.field() + suffix;
    boolean fits =
        Tables.SUBJECT.fields().stream()
            .anyMatch(field -> field.name().equals(name) && field.type() == type);
    if (!fits) {
      throw invalid(
          file,
          "a column of type %s cannot fill field %s"
              .formatted(column.type().name().toLowerCase(Locale.ROOT), name),
          column.title());
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
    require(contract.columns(), "columns", file);
    require(contract.key(), "key", file);
    require(contract.grade(), "grade", file);
    require(contract.legalBasis(), "legal_basis", file);
  }

  private static void require(Object value, String key, String file) {
    if (Objects.isNull(value)) {
      throw new ContractException("Invalid contract %s, key missing: %s".formatted(file, key));
    }
  }

  private static ContractException invalid(String file, String rule, Object value) {
    return new ContractException("Invalid contract %s, %s: %s".formatted(file, rule, value));
  }
}
