package io.credlake.generate.nation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The events of an organisation in a month, made from nothing but both, as often as they are
 * needed.
 */
final class Events {

  private static final long WHAT = 2;
  private static final long MONTHS = 4096;

  /** Chance of a slot for an event, in ten thousand, and the slots of an organisation's month. */
  private static final int HAPPENS = 2100;

  private static final int SLOTS = 2;

  /** The province that lists more just before the year's assessment. */
  static final String GAMING = "210000";

  /** The province whose platform stops sending, and when. */
  static final String SILENT = "640000";

  static final LocalDate SILENCE = LocalDate.of(2019, 7, 1);

  private static final Map<String, Integer> SHARES =
      Map.of(
          "prov-licences", 300, "prov-penalties", 160, "prov-pledges", 80, "prov-list-events", 40);

  private final long seed;
  private final Calendar calendar;
  private final List<FeedPlan> feeds = new ArrayList<>();

  Events(long seed, Calendar calendar, List<FeedPlan> plans) {
    this.seed = seed;
    this.calendar = calendar;
    for (FeedPlan plan : plans) {
      boolean aboutOrganisations =
          plan.shape().equals("record")
              && !plan.layout().equals("exchange")
              && !plan.feed().equals("prov-cases");
      for (int i = 0; aboutOrganisations && i < SHARES.getOrDefault(plan.feed(), 10); i++) {
        feeds.add(plan);
      }
    }
  }

  /** The events of an organisation in a month. */
  void of(Organisation organisation, YearMonth month, Consumer<Event> consumer) {
    long monthNumber = month.getYear() * 12L + month.getMonthValue();
    for (int slot = 0; slot < SLOTS; slot++) {
      Dice dice = Dice.of(seed, WHAT, (organisation.index() * MONTHS + monthNumber) * SLOTS + slot);
      if (dice.happens(chance(month))) {
        Event event = event(organisation, month, slot, dice.part(0));
        if (event != null) {
          consumer.accept(event);
        }
      }
    }
    if (month.getMonthValue() == 12 && organisation.province().code().equals(GAMING)) {
      Dice dice = Dice.of(seed, WHAT + 1, organisation.index() * MONTHS + monthNumber);
      if (dice.happens(1500)) {
        feeds.stream()
            .filter(plan -> plan.feed().equals("prov-list-events"))
            .findFirst()
            .map(plan -> event(organisation, month, SLOTS, plan, dice.part(0)))
            .ifPresent(consumer);
      }
    }
  }

  /** More from year to year, and less in the month of Spring Festival. */
  private static int chance(YearMonth month) {
    int growth = HAPPENS * (100 + 6 * (month.getYear() - 2014)) / 100;
    return month.getMonthValue() == 2 ? growth * 6 / 10 : growth;
  }

  private Event event(Organisation organisation, YearMonth month, int slot, Dice dice) {
    return event(organisation, month, slot, feeds.get(dice.below(feeds.size())), dice);
  }

  /**
   * An event on a working day of the month; null if the organisation was not there, or the feed.
   */
  private Event event(
      Organisation organisation, YearMonth month, int slot, FeedPlan plan, Dice dice) {
    LocalDate day = calendar.working(month.atDay(1 + dice.below(month.lengthOfMonth() - 10)));
    boolean codeOnly = plan.layout().equals("cac-trusted-sites");
    if (!organisation.existsOn(day)
        || !plan.runsOn(day)
        || (codeOnly && !organisation.hasCodeOn(day))) {
      return null;
    }
    // Between three and twelve in a hundred are late, by province.
    boolean late = dice.happens(300 + 30 * organisation.province().position());
    LocalDate reported = calendar.after(day, late ? 8 + dice.below(10) : dice.below(7));
    LocalDate lastDay = dice.happens(7000) ? day.plusDays(180 + dice.below(900)) : null;
    String number = number(organisation, month, slot, plan, dice.part(2));
    return new Event(organisation, plan, number, day, reported, lastDay, dice.part(1));
  }

  /** One announcement may list many organisations of a province; other documents are about one. */
  private static String number(
      Organisation organisation, YearMonth month, int slot, FeedPlan plan, Dice dice) {
    String issuer = plan.isProvincial() ? organisation.province().region().shortZh() : "国";
    int yearMonth = month.getYear() * 100 + month.getMonthValue();
    if (plan.feed().equals("prov-list-events") && dice.happens(2000)) {
      return "%s公告%d-%d".formatted(issuer, yearMonth, slot);
    }
    return "%s%d-%d-%d".formatted(issuer, yearMonth, organisation.index(), slot);
  }

  /** Whether what is reported of an event on a day is sent, and by the last day of the nation. */
  static boolean isKnown(Event event, LocalDate reported, LocalDate last) {
    return !reported.isAfter(last)
        && isSent(event.plan(), event.organisation().province().code(), reported);
  }

  /** Whether a feed's rows of a province are sent on a day. */
  static boolean isSent(FeedPlan plan, String province, LocalDate reported) {
    boolean silent = plan.isProvincial() && province.equals(SILENT) && !reported.isBefore(SILENCE);
    return !silent && plan.runsOn(reported);
  }
}
