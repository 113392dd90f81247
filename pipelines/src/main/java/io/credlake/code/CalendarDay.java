package io.credlake.code;

import java.time.LocalDate;

/**
 * A day of the State Council's calendar.
 *
 * @param day the day, in China
 * @param working whether it is a working day
 * @param workingDays working days from the first day of the calendar to this one
 * @param occasion holiday, or holiday it is worked for; null: none
 */
public record CalendarDay(LocalDate day, boolean working, int workingDays, String occasion) {}
