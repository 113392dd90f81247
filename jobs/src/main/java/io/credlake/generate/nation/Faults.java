package io.credlake.generate.nation;

import io.credlake.code.CreditCode;
import io.credlake.generate.nation.Form.Cells;
import io.credlake.generate.nation.Rows.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults with which rows are sent before they are sent right: each has exactly one, so that its
 * reason is known.
 */
final class Faults {

  private static final String LONG_AGO = "2001-01-01";

  private Faults() {}

  /** Writes a row once more with a fault, whichever its form can have. */
  static void write(Delivery delivery, Written written, Dice dice) throws IOException {
    List<String> possible = possible(delivery, written.cells());
    if (possible.isEmpty()) {
      return;
    }
    String reason = possible.get(dice.below(possible.size()));
    Cells cells = written.cells().copy();
    switch (reason) {
      case "columns.count", "row.length" -> delivery.broken(cells, reason);
      case "encoding.invalid" -> delivery.broken(cells.set(Role.AMOUNT, ""), reason);
      case "number.invalid" -> {
        cells.set(Role.QUANTITY, "许多").set(Role.NUMERATOR, "约一百");
        delivery.row(cells, Verdict.rejected(reason), 0);
      }
      default -> {
        spoil(cells, reason, delivery.form());
        delivery.row(cells, Verdict.rejected(reason), written.hundredths());
      }
    }
  }

  private static List<String> possible(Delivery delivery, Cells cells) {
    Form form = delivery.form();
    String shape = delivery.plan().shape();
    boolean ownColumns =
        form.name().equals("cac-trusted-sites") || form.name().equals("enterprise-registration");
    List<String> possible = new ArrayList<>(List.of("columns.count"));
    if (!text(cells, form, Role.CODE).isEmpty()) {
      possible.add("code.invalid");
    }
    if (!text(cells, form, Role.REGISTRATION).isEmpty()) {
      possible.add("identifier.invalid");
    }
    if (form.has(Role.CODE) && !ownColumns) {
      possible.add("identifier.missing");
    }
    if (form.has(Role.NUMBER) && !shape.equals("milestone")) {
      possible.add("value.missing");
      if (!form.has(Role.QUANTITY)) {
        possible.add("encoding.invalid");
      }
    }
    if (form.has(Role.DAY)) {
      possible.add("date.invalid");
      if (!shape.equals("subject")) {
        possible.add("date.future");
      }
    }
    if (form.has(Role.END)) {
      possible.add("interval.invalid");
    }
    if (!choice(form).isEmpty()) {
      possible.add("choice.invalid");
    }
    if (shape.equals("subject")) {
      possible.add("region.unknown");
    }
    if (form.has(Role.QUANTITY) || form.has(Role.NUMERATOR)) {
      possible.add("number.invalid");
    }
    if (form.has(Role.PERIOD)) {
      possible.add("period.invalid");
    }
    if (form.name().equals("penalty-2018") && delivery.dice().happens(100)) {
      possible.add("row.length");
    }
    return possible;
  }

  private static void spoil(Cells cells, String reason, Form form) {
    switch (reason) {
      case "code.invalid" -> cells.set(Role.CODE, wrongCheck(text(cells, form, Role.CODE)));
      case "identifier.invalid" -> {
        String number = text(cells, form, Role.REGISTRATION);
        int last = number.length() - 1;
        cells.set(
            Role.REGISTRATION, number.substring(0, last) + (number.charAt(last) - '0' + 1) % 10);
      }
      case "identifier.missing" ->
          cells.set(Role.CODE, "").set(Role.REGISTRATION, "").set(Role.ORGANISATION, "");
      case "value.missing" -> cells.set(Role.NUMBER, "-");
      case "date.invalid" -> cells.set(Role.DAY, "2018-13-40");
      case "date.future" -> cells.set(Role.DAY, "2098-01-01").set(Role.FROM, "").set(Role.END, "");
      case "interval.invalid" -> cells.set(Role.END, LONG_AGO);
      case "choice.invalid" -> choice(form).forEach(role -> cells.set(role, "其他情形"));
      case "region.unknown" -> cells.set(Role.REGION, "某新区");
      case "period.invalid" -> cells.set(Role.PERIOD, "去年");
      default -> throw new IllegalArgumentException("Invalid fault: " + reason);
    }
  }

  /** The column of a form in which only listed values are taken. */
  private static List<Role> choice(Form form) {
    return switch (form.name()) {
      case "list-event", "judgment" -> List.of(Role.STAGE);
      case "inspection" -> List.of(Role.OUTCOME);
      case "case" -> List.of(Role.CATEGORY);
      case "cac-trusted-sites" -> List.of(Role.ACTION);
      case "register" -> List.of(Role.STATUS);
      case "milestone" -> List.of(Role.STATE);
      default -> List.of();
    };
  }

  private static String text(Cells cells, Form form, Role role) {
    return form.has(role) ? cells.texts()[form.place(role)] : "";
  }

  private static String wrongCheck(String code) {
    int last = code.length() - 1;
    int check = CreditCode.ALPHABET.indexOf(code.charAt(last));
    return code.substring(0, last)
        + CreditCode.ALPHABET.charAt((check + 1) % CreditCode.ALPHABET.length());
  }
}
