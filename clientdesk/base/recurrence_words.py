"""How something repeats, in words of the language spoken now."""

from __future__ import annotations

from datetime import date, datetime

from clientdesk.base.day_words import day_words
from clientdesk.base.days import birthday_date, short_date
from clientdesk.base.recurrence import LEAP_DAY, SAFE_DAY, Every, Rule, last_moment, may_lack, read_rule
from clientdesk.base.words import N_, _, language, ngettext

_MONDAY = date(2024, 1, 1)
_WORKING_DAYS = (0, 1, 2, 3, 4)

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


def rule_words(text: str, since: date) -> str:
    """A rule as stored, as a person says it; "" for none.

    Args:
        text: the rule.
        since: the day on which it begins, or today; its year need not be said.
    """
    if not text:
        return ""
    try:
        return words_of(read_rule(text, since), since)
    except ValueError:
        return _odd(text, since)


def words_of(rule: Rule, today: date) -> str:
    """A rule as a person says it: "every Thursday", "every 2 weeks: Mon, Fri", "every third Thursday of the month".

    Args:
        rule: the rule.
        today: whose year need not be said.
    """
    said = {Every.DAY: _days, Every.WEEK: _weeks, Every.MONTH: _months, Every.YEAR: _years}[rule.every](rule)
    return _with_end(said, rule.count, rule.until, today)


def _with_end(said: str, count: int | None, until: date | datetime | None, today: date) -> str:
    if count is not None:
        # Translators: "every Thursday, 10 times".
        said = ngettext("{rule}, {n} time", "{rule}, {n} times", count).format(rule=said, n=count)
    if until is None:
        return said
    day = last_moment(until, None).date()
    # Translators: "every Thursday, until 31 Dec".
    return _("{rule}, until {day}").format(rule=said, day=short_date(day, today))


def _odd(text: str, since: date) -> str:
    """The same of a rule of which only the measure can be said shortly."""
    from clientdesk.base.recurrence_odd import read_odd

    try:
        rule = read_odd(text, datetime.combine(since, datetime.min.time()))
    except ValueError:
        return ""
    n = rule.apart
    said = {
        "YEARLY": lambda: ngettext("on certain days of every year", "on certain days of every {n} years", n),
        "MONTHLY": lambda: ngettext("on certain days of every month", "on certain days of every {n} months", n),
        "WEEKLY": lambda: ngettext("on certain days of every week", "on certain days of every {n} weeks", n),
        "DAILY": lambda: ngettext("at certain times of certain days", "at certain times, every {n} days", n),
    }.get(rule.frequency, lambda: _("several times a day"))()
    return _with_end(said.format(n=n), rule.count, rule.until, since)


def _days(rule: Rule) -> str:
    if rule.apart == 1:
        return _("every day")
    return ngettext("every {n} day", "every {n} days", rule.apart).format(n=rule.apart)


def _weeks(rule: Rule) -> str:
    if rule.apart == 1 and len(rule.weekdays) == 1:
        return _(_EVERY[rule.weekdays[0]])
    if rule.apart == 1 and rule.weekdays == _WORKING_DAYS:
        return _("every day, Monday to Friday")
    names = ", ".join(_weekday(day) for day in rule.weekdays)
    # Translators: "every 2 weeks: Mon, Fri".
    said = ngettext("every {n} week: {days}", "every {n} weeks: {days}", rule.apart)
    return _("every week: {days}").format(days=names) if rule.apart == 1 else said.format(n=rule.apart, days=names)


def _months(rule: Rule) -> str:
    if rule.nth is not None:
        which = _(_PLACED[rule.nth][rule.weekdays[0]])
    elif rule.day == -1:
        which = _("on the last day of the month")
    else:
        which = _(_on_day(rule)).format(day=rule.day)
    if rule.apart == 1:
        return which
    # Translators: "on day 15 of the month, every 2 months".
    said = ngettext("{which}, every {n} month", "{which}, every {n} months", rule.apart)
    return said.format(which=which, n=rule.apart)


def _years(rule: Rule) -> str:
    if rule.nth is not None:
        which = _(_PLACED[rule.nth][rule.weekdays[0]])
        month = str(day_words(date(2000, rule.month or 1, 1), language())["alone"])
        if rule.apart == 1:
            # Translators: "every third Thursday of the month, only in November".
            return _("{which}, only in {month}").format(which=which, month=month)
        said = ngettext("{which}, in {month} of every {n} year", "{which}, in {month} of every {n} years", rule.apart)
        return said.format(which=which, month=month, n=rule.apart)
    day = birthday_date(rule.month or 1, _day_of_year(rule), None)
    if rule.apart > 1:
        said = ngettext("every {n} year on {date}", "every {n} years on {date}", rule.apart)
        return _leap_words(rule, said.format(n=rule.apart, date=day))
    # Translators: "every year on 3 March".
    return _leap_words(rule, _("every year on {date}").format(date=day))


def _day_of_year(rule: Rule) -> int:
    """The day of its month; the last of February is the 28th in most years."""
    day = rule.day or 1
    return day if day > 0 else (date(2001, (rule.month or 1) % 12 + 1, 1) - date.resolution).day


def _leap_words(rule: Rule, said: str) -> str:
    """What becomes of the 29th of February in other years."""
    if (rule.month, rule.day) != LEAP_DAY:
        return said
    if rule.strict:
        return _("{rule}, in leap years only").format(rule=said)
    return _("{rule}, in other years on {date}").format(rule=said, date=birthday_date(2, SAFE_DAY, None))


def _on_day(rule: Rule) -> str:
    if (rule.day or 0) <= SAFE_DAY:
        # Translators: of each month: "on day 15 of the month".
        return N_("on day {day} of the month")
    if may_lack(rule) and rule.strict:
        return N_("on day {day} of the months that have it")
    return N_("on day {day} of the month, or the last one")


def _weekday(day: int) -> str:
    return str(day_words(_MONDAY.replace(day=day + 1), language())["wd"])
