"""Real calendars of which our calendar says something else than others, by kind; see docs/calendar-files.md."""

from __future__ import annotations

from datetime import datetime

LAST_DAY = datetime.fromisoformat("2199-12-01")
"""Our calendar ends with the year 2199, the lists of KDE go on for 500 occurrences."""

DAY_WITH_ZONE = "a day told with a zone is a whole day with us, a midnight with others"
SUMMER_TIME = "the file defines a summer time, as KDE reads it too; the two others leave it out"
FLOATING = "a time without a zone stays without one; the two others take it for UTC"
NO_DEFINITION = "a zone that is neither known nor defined: told, taken as the shop's own"
NUMBERED_ZONE = "a zone called “ 1” that the file defines; others take its times for floating ones"
CALLED_OFF = "what was called off does not take place, and is not brought in"
BACKWARDS = "an end before its start is left out; others exchange the two"
FIRST_DAY = "a start that its own rule does not name counts as the first (RFC 5545); KDE leaves it out"

DIFFERENT = {
    "Kozea__Radicale/radicale__tests__static__event_full_day_rrule_until_5000y.ics": DAY_WITH_ZONE,
    "Kozea__Radicale/radicale__tests__static__event_issue1812_getetag.ics": DAY_WITH_ZONE,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Serialization__CaseInsensitive4.ics": DAY_WITH_ZONE,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Serialization__Duration1.ics": DAY_WITH_ZONE,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Serialization__TimeZone3.ics": DAY_WITH_ZONE,
    "ical4j__ical4j/src__test__resources__samples__invalid__schedule-unstable.ics": DAY_WITH_ZONE,
    "ical4j__ical4j/src__test__resources__samples__valid__google_aus_holidays.ics": DAY_WITH_ZONE,
    "KDE__kcalendarcore/autotests__data__RecurrenceRule__RFC2445__RFC2445_RRULETest14.ics": SUMMER_TIME,
    "KDE__kcalendarcore/autotests__data__RecurrenceRule__RFC2445__RFC2445_RRULETest16.ics": SUMMER_TIME,
    "KDE__kcalendarcore/autotests__data__RecurrenceRule__RFC2445__RFC2445_RRULETest18.ics": SUMMER_TIME,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Alarm__ALARM2.ics": SUMMER_TIME,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Recurrence__Bug1741093.ics": SUMMER_TIME,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Recurrence__DailyCount1.ics": SUMMER_TIME,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Recurrence__HourlyInterval1.ics": SUMMER_TIME,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Recurrence__MonthlyByMonthDay2.ics": SUMMER_TIME,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Recurrence__MonthlyCountByDay2.ics": SUMMER_TIME,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Recurrence__MonthlyInterval1.ics": SUMMER_TIME,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Recurrence__YearlyByMonth1.ics": SUMMER_TIME,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Recurrence__YearlyComplex1.ics": SUMMER_TIME,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Serialization__Categories1.ics": SUMMER_TIME,
    "Kozea__Radicale/radicale__tests__static__event_issue1847_1.ics": FLOATING,
    "Kozea__Radicale/radicale__tests__static__event_mixed_datetime_and_date_exdate.ics": FLOATING,
    "collective__icalendar/src__icalendar__tests__calendars__issue_526_calendar_with_different_events.ics": (
        NO_DEFINITION
    ),
    "collective__icalendar/src__icalendar__tests__calendars__issue_526_calendar_with_event_subset.ics": NO_DEFINITION,
    "collective__icalendar/src__icalendar__tests__calendars__issue_526_calendar_with_events.ics": NO_DEFINITION,
    "jens-maus__node-ical/test__fixtures__test_with_int_tzid.ics": NUMBERED_ZONE,
    "niccokunzmann__python-recurring-ical-events/"
    "recurring_ical_events__test__calendars__issue_18_cancel_status.ics": CALLED_OFF,
    "py-vobject__vobject/test_files__radicale-0827.ics": CALLED_OFF,
    "Kozea__Radicale/radicale__tests__static__event10.ics": CALLED_OFF,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Serialization__Event3.ics": CALLED_OFF,
    "ical-org__ical.net/Ical.Net.Tests__Calendars__Serialization__EventStatus.ics": CALLED_OFF,
    "jens-maus__node-ical/test__fixtures__daily-count-exdate-recurrence-id.ics": BACKWARDS,
    "niccokunzmann__python-recurring-ical-events/"
    "recurring_ical_events__test__calendars__issue_132_swapped_start_and_end.ics": BACKWARDS,
}
DIFFERENT_FROM_KDE = {"KOrganizer_Test13.ics": FIRST_DAY}
