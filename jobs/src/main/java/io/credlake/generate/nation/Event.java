package io.credlake.generate.nation;

import java.time.LocalDate;

/**
 * Something that happened to an organisation, which a department records.
 *
 * @param organisation to whom
 * @param plan feed that reports it
 * @param number of its document; no other of its feed and organisation has it
 * @param day on which it happened
 * @param reported day on which the department exported it
 * @param lastDay last day in force; null: without end
 * @param dice for everything else about it
 */
record Event(
    Organisation organisation,
    FeedPlan plan,
    String number,
    LocalDate day,
    LocalDate reported,
    LocalDate lastDay,
    Dice dice) {

  private static final int ACTS = 1;
  private static final int CORRECTED = 150;
  private static final int WITHDRAWN = 80;
  private static final int OBJECTED = 200;
  private static final int REPAIRED = 600;
  private static final int LEFT = 4000;

  /** Whether it was corrected. */
  boolean isCorrected() {
    return dice.part(ACTS).happens(CORRECTED);
  }

  /** Whether it was withdrawn. */
  boolean isWithdrawn() {
    return !isCorrected() && dice.part(ACTS + 1).happens(WITHDRAWN);
  }

  /** What a correction says to be the last day in force; null: without end. */
  LocalDate correctedLastDay() {
    return lastDay == null ? null : lastDay.minusDays(90);
  }

  /** Day on which a correction or withdrawal was exported. */
  LocalDate amendedOn(Calendar calendar) {
    return calendar.working(reported.plusDays(45));
  }

  /** Whether an objection to it was upheld. */
  boolean isObjected() {
    return isProvincialPenalty() && dice.part(ACTS + 2).happens(OBJECTED);
  }

  /** Day on which the objection was upheld. */
  LocalDate objectedOn(Calendar calendar) {
    return calendar.working(day.plusDays(100));
  }

  /** Whether its subject was granted repair. */
  boolean isRepaired() {
    return isProvincialPenalty() && !isObjected() && dice.part(ACTS + 3).happens(REPAIRED);
  }

  /** Day on which repair was granted. */
  LocalDate repairedOn(Calendar calendar) {
    return calendar.working(day.plusDays(200));
  }

  /** Whether another province acted upon it. */
  boolean isActedUpon() {
    return isListEntry() && dice.part(ACTS + 4).happens(5000);
  }

  /** Day on which the other province acted. */
  LocalDate actedUponOn(Calendar calendar) {
    return calendar.working(day.plusDays(40));
  }

  /** Whether its subject left the list. */
  boolean isLeft() {
    return isListEntry() && dice.part(ACTS + 5).happens(LEFT);
  }

  /** Day on which its subject left the list. */
  LocalDate leftOn(Calendar calendar) {
    return calendar.working(day.plusDays(180));
  }

  boolean isListEntry() {
    return plan.layout().equals("list-event");
  }

  private boolean isProvincialPenalty() {
    return plan.feed().equals("prov-penalties");
  }
}
