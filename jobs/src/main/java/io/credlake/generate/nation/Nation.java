package io.credlake.generate.nation;

import io.credlake.code.CodeLists;
import io.credlake.generate.nation.Form.Cells;
import io.credlake.generate.nation.Rows.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * A generated nation: organisations, what happens to them, and what departments deliver about it,
 * with the truth beside it.
 *
 * <p>It is written month by month. An organisation and its events are made anew whenever they are
 * needed, so that memory holds the open deliveries of a month and nothing that grows with the
 * number of organisations or rows. The same options give the same bytes.
 */
public final class Nation {

  /** The edition of 2018 of the standard for licences and penalties (发改办财金〔2018〕424号). */
  private static final LocalDate NEW_EDITION = LocalDate.of(2018, 7, 1);

  /** Months after which the last that follows from an event is reported. */
  private static final int MEMORY = 8;

  private static final long DELIVERY = 3;

  /** Senders that are no department of the nation. */
  private static final Set<String> NO_DEPARTMENTS =
      Set.of("ALL", "CCRC", "CRO", "CSA", "DOC", "IND", "JC", "PROV", "SURV");

  private final NationOptions options;
  private final CodeLists lists;
  private final Places places;
  private final Calendar calendar;
  private final List<FeedPlan> plans;
  private final Organisations organisations;
  private final Events events;
  private final Rows rows;
  private final List<MeasurePlan> measures;
  private final Instruments instruments;
  private final Arrivals arrivals;
  private final LocalDate first;
  private final LocalDate last;

  private final Map<String, Delivery> open = new TreeMap<>();
  private Truth truth;
  private MeasureTruth measured;
  private Exchanges exchanges;
  private long written;

  /**
   * A nation over the code lists and contracts of a configuration.
   *
   * @param conf folder of the configuration
   * @throws IOException if the configuration cannot be read
   */
  public Nation(NationOptions options, Path conf) throws IOException {
    this.lists = CodeLists.load(conf.resolve("codes"));
    this.options = options;
    this.first = LocalDate.of(options.fromYear(), 1, 1);
    this.last = LocalDate.of(options.toYear(), 12, 31);
    this.places = new Places(lists.regions());
    this.calendar = new Calendar(lists.workingDays());
    this.plans = FeedPlan.load(conf.resolve("feeds"));
    this.organisations = new Organisations(places, options.seed(), first, last);
    this.events = new Events(options.seed(), calendar, plans);
    this.rows = new Rows(lists.departments(), places);
    this.measures = MeasurePlan.load(conf.resolve("indicators"));
    List<String> commitments = commitments(conf.resolve("plan/commitments.csv"));
    this.instruments =
        new Instruments(
            measures,
            places,
            lists.departments(),
            senders(commitments),
            rules(commitments),
            lists.keyFields(),
            rows,
            options.seed(),
            first,
            last);
    this.arrivals =
        new Arrivals(
            lists.regions().rows(), lists.departments(), places, lists.keyFields(), first, last);
  }

  /** The commitments of the plan, a line of text each; none if there is no plan. */
  private static List<String> commitments(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(file);
    return lines.subList(1, lines.size());
  }

  /** The departments that the commitments name. */
  private static List<String> senders(List<String> commitments) {
    Set<String> senders = new TreeSet<>();
    for (String line : commitments) {
      senders.addAll(List.of(line.substring(line.lastIndexOf(',') + 1).split("\\|", -1)));
    }
    senders.removeAll(NO_DEPARTMENTS);
    return List.copyOf(senders);
  }

  /** The commitments that promise a law or a standard. */
  private static Set<String> rules(List<String> commitments) {
    return commitments.stream()
        .filter(line -> line.matches("[^,]+,(LAW|STANDARD),.*"))
        .map(line -> line.substring(0, line.indexOf(',')))
        .collect(Collectors.toSet());
  }

  /**
   * Writes the nation into a folder: a folder for each feed, and {@code truth}.
   *
   * @param progress told the number of rows written, after each month
   * @return number of rows
   * @throws IOException if it cannot be written, or if the folder is there and not empty
   */
  public long write(Path folder, LongConsumer progress) throws IOException {
    Files.createDirectories(folder);
    try (var there = Files.list(folder)) {
      if (there.findAny().isPresent()) {
        throw new IOException("Cannot generate, the folder is not empty: " + folder);
      }
    }
    try (Truth opened = new Truth(folder.resolve("truth"))) {
      truth = opened;
      measured = new MeasureTruth();
      exchanges = new Exchanges(lists.departments(), YearMonth.from(last));
      Statistics statistics =
          new Statistics(rows, calendar, measures, measured, truth, arrivals, exchanges);
      for (YearMonth month = YearMonth.from(first);
          !month.atEndOfMonth().isAfter(last);
          month = month.plusMonths(1)) {
        writeMonth(folder, month);
        writeStatistics(folder, statistics, month);
        writeInstruments(folder, month);
        close(month.atEndOfMonth());
        progress.accept(written);
      }
      new HostileDeliveries(folder, truth).write(options.toYear());
      new Coverage(options, lists, organisations, events, calendar, first, last).write(truth);
      writeMeasures();
    }
    return written;
  }

  private void writeMonth(Path folder, YearMonth month) throws IOException {
    List<Event> known = new ArrayList<>();
    for (long index = 0; index < options.subjects(); index++) {
      Organisation organisation = organisations.get(index);
      writeVersions(folder, organisation, month);
      known.clear();
      for (int lag = 0; lag <= MEMORY; lag++) {
        YearMonth past = month.minusMonths(lag);
        if (!past.atDay(1).isBefore(first)) {
          events.of(organisation, past, known::add);
        }
      }
      for (Event event : known) {
        writeEvent(folder, event, month);
      }
    }
  }

  /** Writes what registers report of an organisation in a month; the first tells all before it. */
  private void writeVersions(Path folder, Organisation organisation, YearMonth month)
      throws IOException {
    LocalDate founded = organisation.founded();
    String register = organisation.kind().register;
    if (isReported(founded, month)) {
      version(folder, organisation, founded, register, month);
      boolean isNew = !founded.isBefore(Organisations.REFORM) && !founded.isBefore(first);
      if (isNew && organisation.kind() == Organisation.Kind.ENTERPRISE) {
        Delivery delivery = delivery(folder, plan("enterprise-registration"), null, month);
        emit(delivery, Registers.registration(organisation, delivery.form()), founded);
      }
    }
    LocalDate converted = organisation.converted();
    if (!converted.equals(founded) && isReported(converted, month)) {
      version(folder, organisation, converted, register, month);
      version(folder, organisation, converted, "code-assignments", month);
    }
    if (organisation.move() != null && isReported(organisation.move().day(), month)) {
      version(folder, organisation, organisation.move().day(), register, month);
    }
    if (organisation.ended() != null && isReported(organisation.ended(), month)) {
      version(folder, organisation, organisation.ended(), register, month);
    }
  }

  private boolean isReported(LocalDate day, YearMonth month) {
    return isIn(day.isBefore(first) ? first : day, month);
  }

  private void version(
      Path folder, Organisation organisation, LocalDate day, String feed, YearMonth month)
      throws IOException {
    Delivery delivery = delivery(folder, plan(feed), null, month);
    emit(delivery, Registers.version(organisation, day, delivery.form(), delivery.sentOn()), day);
  }

  /** Writes of an event whatever is reported in a month. */
  private void writeEvent(Path folder, Event event, YearMonth month) throws IOException {
    FeedPlan plan = event.plan();
    if (!Events.isSent(plan, event.organisation().province().code(), event.reported())) {
      return;
    }
    if (isIn(event.reported(), month)) {
      Delivery delivery = delivery(folder, event, plan, month);
      Written row = rows.first(event, delivery.form());
      emit(delivery, row, event.day());
      reported(event, plan, event.day(), event.reported());
      writePerson(delivery, event, row);
    }
    LocalDate amended = event.amendedOn(calendar);
    if ((event.isCorrected() || event.isWithdrawn()) && isSent(event, plan, amended, month)) {
      Delivery delivery = delivery(folder, event, plan, month);
      emit(
          delivery,
          rows.amended(event, delivery.form(), amended, event.isWithdrawn()),
          event.day());
    }
    if (event.isListEntry()) {
      writeList(folder, event, plan, month);
    }
    LocalDate objected = event.objectedOn(calendar);
    if (event.isObjected() && isSent(event, plan("prov-cases"), objected, month)) {
      writeCase(folder, event, objected, false, month);
    }
    LocalDate repaired = event.repairedOn(calendar);
    if (event.isRepaired() && isSent(event, plan("prov-cases"), repaired, month)) {
      writeCase(folder, event, repaired, true, month);
    }
  }

  private void writeList(Path folder, Event event, FeedPlan plan, YearMonth month)
      throws IOException {
    LocalDate acted = event.actedUponOn(calendar);
    if (event.isActedUpon() && isSent(event, plan, acted, month)) {
      Delivery delivery = delivery(folder, event, plan, month);
      emit(delivery, rows.followed(event, delivery.form(), acted, acted, false), acted);
      reported(event, plan, acted, acted);
    }
    LocalDate left = event.leftOn(calendar);
    if (event.isLeft() && isSent(event, plan, left, month)) {
      Delivery delivery = delivery(folder, event, plan, month);
      emit(delivery, rows.followed(event, delivery.form(), left, left, true), left);
      reported(event, plan, left, left);
    }
  }

  private void writeCase(
      Path folder, Event event, LocalDate closed, boolean repairs, YearMonth month)
      throws IOException {
    FeedPlan plan = plan("prov-cases");
    LocalDate opened = calendar.working(closed.minusDays(18));
    Delivery delivery = delivery(folder, event, plan, month);
    emit(delivery, rows.closed(event, delivery.form(), opened, closed, repairs), opened);
    reported(event, plan, opened, closed);
  }

  private static boolean isSent(Event event, FeedPlan plan, LocalDate day, YearMonth month) {
    return isIn(day, month) && Events.isSent(plan, event.organisation().province().code(), day);
  }

  private static boolean isIn(LocalDate day, YearMonth month) {
    return YearMonth.from(day).equals(month);
  }

  /** A row as it is, now and then twice, and now and then with a fault before it came right. */
  private void emit(Delivery delivery, Written row, LocalDate day) throws IOException {
    Verdict verdict = Verdict.accepted(row.warnings());
    delivery.row(row.cells(), verdict, row.hundredths());
    truth.fact(delivery.plan().feed(), day);
    arrivals.record(delivery, row.cells(), day);
    Dice dice = delivery.dice();
    if (dice.happens(30)) {
      delivery.again(row.cells(), verdict, row.hundredths());
    }
    if (dice.happens(110)) {
      Faults.write(delivery, row, dice);
    }
  }

  /** One row in twenty of those that provinces publish is about a natural person. */
  private void writePerson(Delivery delivery, Event event, Written row) throws IOException {
    boolean published = delivery.form().has(Role.ID_CARD);
    if (!published || !event.plan().isProvincial() || !event.dice().part(50).happens(500)) {
      return;
    }
    Cells cells =
        row.cells()
            .copy()
            .set(Role.NAME, "某某某")
            .set(Role.TYPE, "自然人")
            .set(Role.CODE, "")
            .set(Role.REGISTRATION, "")
            .set(Role.ORGANISATION, "")
            .set(Role.NUMBER, event.number() + "-Z")
            .set(Role.REGION, event.organisation().regionCode())
            .set(Role.ID_CARD, "11010519491231002X");
    delivery.row(cells, Verdict.PERSON, 0);
    truth.person(event.plan().feed(), event.organisation().province().code(), event.day());
  }

  private void reported(Event event, FeedPlan plan, LocalDate day, LocalDate reported) {
    if (plan.isTimed()) {
      truth.reported(
          plan.feed(),
          event.organisation().province().code(),
          day,
          calendar.isLate(day, reported, plan.timelyDays()));
    }
  }

  private void writeStatistics(Path folder, Statistics statistics, YearMonth month)
      throws IOException {
    for (FeedPlan plan : plans) {
      boolean about =
          plan.shape().equals("return")
              || plan.shape().equals("milestone")
              || plan.layout().equals("exchange");
      LocalDate from = month.atDay(1);
      if (!about || !periodStart(plan, month).equals(from)) {
        continue;
      }
      LocalDate to = from.plusMonths(plan.months()).minusDays(1);
      for (Places.Province province : places.provinces()) {
        if (plan.runsOn(to)
            && Events.isSent(plan, province.code(), to)
            && Statistics.isDue(plan, province, from, options.seed())) {
          String sender = plan.isProvincial() ? province.code() : null;
          statistics.write(delivery(folder, plan, sender, month), province, from);
        }
      }
    }
  }

  private void writeInstruments(Path folder, YearMonth month) throws IOException {
    if (instruments.isDue(month)) {
      instruments.write(delivery(folder, plan(Instruments.FEED), null, month), month, truth);
    }
  }

  private void writeMeasures() throws IOException {
    arrivals.count(measured);
    instruments.count(measured, YearMonth.from(last));
    exchanges.count(measured);
    new Cases(options, organisations, events, calendar, first, last).count(measured);
    new EventCounts(options, lists.departments(), organisations, events, calendar, first, last)
        .count(measured);
    Map<String, MeasurePlan> byCommitment = new HashMap<>();
    measures.forEach(measure -> byCommitment.put(measure.commitment(), measure));
    measured.write(truth, byCommitment);
  }

  private Delivery delivery(Path folder, Event event, FeedPlan plan, YearMonth month)
      throws IOException {
    String province = plan.isProvincial() ? event.organisation().province().code() : null;
    return delivery(folder, plan, province, month);
  }

  /** The delivery of a feed, and of a province if it sends by itself, that covers a month. */
  private Delivery delivery(Path folder, FeedPlan plan, String province, YearMonth month)
      throws IOException {
    LocalDate from = periodStart(plan, month);
    String name = plan.feed() + '/' + province;
    Delivery delivery = open.get(name);
    if (delivery == null) {
      long number = (plan.feed() + '/' + province + '/' + from).hashCode() & 0xFFFF_FFFFL;
      Dice dice = Dice.of(options.seed(), DELIVERY, number);
      LocalDate to = from.plusMonths(plan.months()).minusDays(1);
      boolean old = plan.layouts().size() > 1 && from.isBefore(NEW_EDITION);
      delivery =
          new Delivery(
              plan,
              folder,
              province,
              old ? plan.layouts().getLast() : plan.layout(),
              from,
              to,
              to.plusDays(1 + dice.below(9)),
              dice,
              truth);
      open.put(name, delivery);
    }
    return delivery;
  }

  private static LocalDate periodStart(FeedPlan plan, YearMonth month) {
    int within = (month.getMonthValue() - 1) % plan.months();
    return month.minusMonths(within).atDay(1);
  }

  private void close(LocalDate day) throws IOException {
    List<String> ended =
        open.entrySet().stream()
            .filter(delivery -> !delivery.getValue().to().isAfter(day))
            .map(Map.Entry::getKey)
            .toList();
    for (String name : ended) {
      Delivery delivery = open.remove(name);
      delivery.close();
      arrivals.delivery(delivery, measured);
      written += delivery.rows();
    }
  }

  private FeedPlan plan(String feed) {
    return plans.stream()
        .filter(plan -> plan.feed().equals(feed))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Cannot generate, no contract: " + feed));
  }
}
