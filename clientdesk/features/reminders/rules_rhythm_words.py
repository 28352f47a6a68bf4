"""How a reminder repeats, in words of the language spoken now."""

from __future__ import annotations

from datetime import date

from clientdesk.base.day_words import day_words
from clientdesk.base.days import birthday_date, short_date
from clientdesk.base.words import N_, Phrase, _, language, ngettext
from clientdesk.features.reminders.rules_rhythm import Every, Rhythm, read_rhythm

_MONDAY = date(2024, 1, 1)
_WORKING_DAYS = (0, 1, 2, 3, 4)
_SAFE_DAY = 28

# Whole words for each: in Russian, Estonian and Lithuanian they bend with the day.
_EVERY = (
    N_("every Monday"),
    N_("every Tuesday"),
    N_("every Wednesday"),
    N_("every Thursday"),
    N_("every Friday"),
    N_("every Saturday"),
    N_("every Sunday"),
)
_PLACED = {
    1: (
        N_("every first Monday of the month"),
        N_("every first Tuesday of the month"),
        N_("every first Wednesday of the month"),
        N_("every first Thursday of the month"),
        N_("every first Friday of the month"),
        N_("every first Saturday of the month"),
        N_("every first Sunday of the month"),
    ),
    2: (
        N_("every second Monday of the month"),
        N_("every second Tuesday of the month"),
        N_("every second Wednesday of the month"),
        N_("every second Thursday of the month"),
        N_("every second Friday of the month"),
        N_("every second Saturday of the month"),
        N_("every second Sunday of the month"),
    ),
    3: (
        N_("every third Monday of the month"),
        N_("every third Tuesday of the month"),
        N_("every third Wednesday of the month"),
        N_("every third Thursday of the month"),
        N_("every third Friday of the month"),
        N_("every third Saturday of the month"),
        N_("every third Sunday of the month"),
    ),
    4: (
        N_("every fourth Monday of the month"),
        N_("every fourth Tuesday of the month"),
        N_("every fourth Wednesday of the month"),
        N_("every fourth Thursday of the month"),
        N_("every fourth Friday of the month"),
        N_("every fourth Saturday of the month"),
        N_("every fourth Sunday of the month"),
    ),
    -1: (
        N_("every last Monday of the month"),
        N_("every last Tuesday of the month"),
        N_("every last Wednesday of the month"),
        N_("every last Thursday of the month"),
        N_("every last Friday of the month"),
        N_("every last Saturday of the month"),
        N_("every last Sunday of the month"),
    ),
}


def rhythm_words(rhythm: Rhythm, today: date) -> str:
    """A rule as a person says it: "every Thursday", "every 2 weeks: Mon, Fri", "every third Thursday of the month".

    Args:
        rhythm: the rule.
        today: whose year need not be said.
    """
    said = {Every.DAY: _days, Every.WEEK: _weeks, Every.MONTH: _months, Every.YEAR: _years}[rhythm.every](rhythm)
    if rhythm.until is None:
        return said
    # Translators: "every Thursday, until 31 Dec".
    return _("{rule}, until {day}").format(rule=said, day=short_date(rhythm.until, today))


def repeats_words(text: str, today: date) -> str:
    """The same of a rule as stored; "" for none, or for one that this version cannot say."""
    if not text:
        return ""
    try:
        return rhythm_words(read_rhythm(text, today), today)
    except ValueError:
        return ""


def lead_words(lead: int) -> Phrase | str:
    """How much earlier it comes: "10 minutes before", "1 day before"; "" for at that moment."""
    if not lead:
        return ""
    if lead % (24 * 60) == 0:
        return Phrase(N_("{n} day before"), N_("{n} days before"), lead // (24 * 60))
    if lead % 60 == 0:
        return Phrase(N_("{n} hour before"), N_("{n} hours before"), lead // 60)
    return Phrase(N_("{n} minute before"), N_("{n} minutes before"), lead)


def _days(rhythm: Rhythm) -> str:
    if rhythm.apart == 1:
        return _("every day")
    return ngettext("every {n} day", "every {n} days", rhythm.apart).format(n=rhythm.apart)


def _weeks(rhythm: Rhythm) -> str:
    if rhythm.apart == 1 and len(rhythm.weekdays) == 1:
        return _(_EVERY[rhythm.weekdays[0]])
    if rhythm.apart == 1 and rhythm.weekdays == _WORKING_DAYS:
        return _("every day, Monday to Friday")
    names = ", ".join(_weekday(day) for day in rhythm.weekdays)
    # Translators: "every 2 weeks: Mon, Fri".
    said = ngettext("every {n} week: {days}", "every {n} weeks: {days}", rhythm.apart)
    return _("every week: {days}").format(days=names) if rhythm.apart == 1 else said.format(n=rhythm.apart, days=names)


def _months(rhythm: Rhythm) -> str:
    if rhythm.nth is not None:
        which = _(_PLACED[rhythm.nth][rhythm.weekdays[0]])
    elif rhythm.day == -1:
        which = _("on the last day of the month")
    else:
        which = _(_on_day(rhythm)).format(day=rhythm.day)
    if rhythm.apart == 1:
        return which
    # Translators: "on day 15 of the month, every 2 months".
    said = ngettext("{which}, every {n} month", "{which}, every {n} months", rhythm.apart)
    return said.format(which=which, n=rhythm.apart)


def _years(rhythm: Rhythm) -> str:
    day = birthday_date(rhythm.month or 1, rhythm.day or 1, None)
    if rhythm.apart == 1:
        # Translators: "every year on 3 March".
        return _("every year on {date}").format(date=day)
    return ngettext("every {n} year on {date}", "every {n} years on {date}", rhythm.apart).format(
        n=rhythm.apart, date=day
    )


def _on_day(rhythm: Rhythm) -> str:
    if (rhythm.day or 0) <= _SAFE_DAY:
        # Translators: of each month: "on day 15 of the month".
        return N_("on day {day} of the month")
    return N_("on day {day} of the month, or the last one")


def _weekday(day: int) -> str:
    return str(day_words(_MONDAY.replace(day=day + 1), language())["wd"])
