package io.credlake.decode;

import io.credlake.contract.Encoding;
import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.Format;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads messages of which each holds one row in UTF-8: a JSON object named by titles or fields, or
 * a row of CSV in the order of the contract's newest layout.
 *
 * <p>Each message is read by itself, so that a broken one does not harm its neighbours and a row
 * means the same in whatever company it comes. What is not exactly one row, such as a message
 * without a value, is a row without a shape.
 */
public final class MessageRows {

  private static final int MAX_KNOWN = 1000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final FeedContract contract;
  private final TitleRow csv;
  private final List<TitleRow> json = new ArrayList<>();
  private final Map<List<String>, TitleRow> known = new HashMap<>();

  /** Messages of a feed. */
  public MessageRows(FeedContract contract) {
    this.contract = contract;
    List<Column> newest = contract.layouts().getFirst().columns();
    this.csv = TitleRow.match(newest.stream().map(Column::title).toList(), contract);
    for (int layout = 0; layout < contract.layouts().size(); layout++) {
      json.add(TitleRow.ofLayout(contract, layout));
    }
  }

  /**
   * The door: refuses all messages if one carries a citizen number outside the declared person
   * columns or is about a minor.
   *
   * @param today by which ages are told where a row names no day
   */
  public MessageScan scan(List<Message> messages, LocalDate today) {
    List<Gate> gates = new ArrayList<>();
    Pass pass =
        new Pass(
            kind -> {
              gates.add(new Gate(contract, kind, today));
              return gates.getLast();
            });
    for (Message message : messages) {
      pass.take(message);
      for (Gate gate : gates) {
        if (gate.refusal() != null) {
          return new MessageScan(null, gate.refusal(), null);
        }
      }
    }
    TitleRow first = pass.first == null ? csv : pass.first;
    Format format = first == csv ? Format.CSV : Format.JSONL;
    return new MessageScan(
        new Reading(format, Packing.NONE, Encoding.UTF_8, first),
        null,
        Titles.remark(pass.unknown(), false));
  }

  /**
   * Reads messages that have passed the door.
   *
   * @param handlers takes the rows of a kind; asked once for each kind
   */
  public void read(List<Message> messages, Function<TitleRow, RowHandler> handlers) {
    messages.forEach(new Pass(handlers)::take);
  }

  /** The kind of an object with these names; null if none of them is known. */
  private TitleRow kindOf(List<String> names) {
    TitleRow kind = known.get(names);
    if (kind == null) {
      TitleRow match = TitleRow.matchNames(names, contract);
      if (match.known() == 0) {
        return null;
      }
      kind = json.get(match.layout());
      if (known.size() < MAX_KNOWN) {
        known.put(List.copyOf(names), kind);
      }
    }
    return kind;
  }

  /** One way through the messages. */
  private final class Pass {

    private final Function<TitleRow, RowHandler> handlers;
    private final Map<TitleRow, RowHandler> ofKind = new IdentityHashMap<>();
    private final Map<TitleRow, PlacedRows> placed = new IdentityHashMap<>();
    private TitleRow first;

    Pass(Function<TitleRow, RowHandler> handlers) {
      this.handlers = handlers;
    }

    /** Names that no layout has. */
    Set<String> unknown() {
      Set<String> unknown = new LinkedHashSet<>();
      placed.values().forEach(rows -> unknown.addAll(rows.unknown()));
      return unknown;
    }

    void take(Message message) {
      if (message.value() == null) {
        shapeless(message.line(), List.of());
      } else if (message.value().length > CsvRows.MAX_ROW) {
        handler(csv).oversized(message.line());
      } else {
        String text = new String(message.value(), StandardCharsets.UTF_8);
        text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (text.stripLeading().startsWith("{")) {
          takeJson(JsonRows.parse(text, message.line()));
        } else {
          takeCsv(CsvRows.all(text), message.line());
        }
      }
    }

    private void takeJson(NamedRow row) {
      TitleRow kind = row.isShaped() ? kindOf(row.names()) : null;
      if (kind == null) {
        shapeless(row.line(), row.texts());
      } else {
        note(kind);
        placed
            .computeIfAbsent(
                kind, k -> new PlacedRows(contract, k.layout(), handler(k), strays(handler(k))))
            .row(row);
      }
    }

    private void takeCsv(List<List<String>> rows, long line) {
      if (rows.size() != 1) {
        shapeless(line, rows.stream().flatMap(List::stream).toList());
        return;
      }
      note(csv);
      RowHandler handler = handler(csv);
      List<String> fields = rows.getFirst();
      handler.beginRow(line);
      for (int i = 0; i < fields.size(); i++) {
        handler.field(i, fields.get(i).toCharArray(), 0, fields.get(i).length());
      }
      handler.endRow(fields.size());
    }

    private void shapeless(long line, List<String> texts) {
      RowHandler handler = handler(csv);
      handler.beginRow(line);
      texts.forEach(strays(handler));
      handler.endRow(RowHandler.SHAPELESS);
    }

    private RowHandler handler(TitleRow kind) {
      return ofKind.computeIfAbsent(kind, handlers);
    }

    private void note(TitleRow kind) {
      first = first == null ? kind : first;
    }

    /** Only the door looks at what stands in no column. */
    private static Consumer<String> strays(RowHandler handler) {
      return handler instanceof Gate gate ? gate::stray : text -> {};
    }
  }
}
