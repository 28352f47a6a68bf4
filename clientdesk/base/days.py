"""Days in words, in the language of the moment: near ones by name, far ones as dates."""

from __future__ import annotations

from datetime import date

from clientdesk.base.words import _, language, ngettext

RELATIVE_DAYS = 14
"""Up to here a day is so many days ago; beyond, it is a date."""

_LONG = {
    "en": "EEEE d MMMM", "et": "EEEE, d. MMMM", "lt": "MMMM d 'd'., EEEE", "ru": "EEEE, d MMMM",
    "he": "EEEE, d 'ב'MMMM",
}  # fmt: skip
_MIDDLE = {
    "en": "EEE d MMM", "et": "EEE, d. MMM", "lt": "MMM d 'd'., EEE", "ru": "EEE, d MMM", "he": "EEE, d 'ב'MMM",
}  # fmt: skip
_DAY_MONTH = {"en": "d MMMM", "et": "d. MMMM", "lt": "MMMM d 'd'.", "ru": "d MMMM", "he": "d 'ב'MMMM"}
_MONTH_YEAR = {"en": "MMMM y", "et": "LLLL y", "lt": "y 'm'. LLLL", "ru": "LLLL y 'г'.", "he": "MMMM y"}
_SHORT = {"en": "d MMM", "et": "d. MMM", "lt": "MMM d 'd'.", "ru": "d MMM", "he": "d 'ב'MMM"}
_WITH_YEAR = {"en": "{} y", "et": "{} y", "lt": "y 'm'. {}", "ru": "{} y 'г'.", "he": "{} y"}
_LEAP = 2000


def long_date(day: date, today: date) -> str:
    """`Sunday 22 November`, with the year where it is another than today's."""
    return _written(_LONG[language()], day, today)


def weekday_date(day: date, today: date) -> str:
    """`Sun 22 Nov`, with the year where it is another than today's."""
    return _written(_MIDDLE[language()], day, today)


def short_date(day: date, today: date) -> str:
    """`22 Nov`, with the year where it is another than today's."""
    return _written(_SHORT[language()], day, today)


def birthday_date(month: int, day: int, year: int | None) -> str:
    """`3 March`, with the year where it is known."""
    pattern = _DAY_MONTH[language()]
    if year is None:
        return _formatted(date(_LEAP, month, day), pattern)
    return _formatted(date(year, month, day), _WITH_YEAR[language()].format(pattern))


def month_and_year(day: date) -> str:
    """`May 2019`."""
    return _formatted(day, _MONTH_YEAR[language()])


def day_name(day: date, today: date) -> str:
    """`Today`, `Tomorrow`, `Yesterday`, else the long date; as a heading or a first word."""
    near = {-1: _("Yesterday"), 0: _("Today"), 1: _("Tomorrow")}
    return near.get((day - today).days) or long_date(day, today)


def ago(day: date, today: date) -> str:
    """`today`, `yesterday`, `3 days ago`, beyond two weeks the short date; to stand inside a sentence."""
    days = (today - day).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if 1 < days <= RELATIVE_DAYS:
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    return short_date(day, today)


def _written(pattern: str, day: date, today: date) -> str:
    return _formatted(day, pattern if day.year == today.year else _WITH_YEAR[language()].format(pattern))


def _formatted(day: date, pattern: str) -> str:
    from babel.dates import format_date  # late: most starts need no date in words

    return format_date(day, pattern, locale="en_GB" if language() == "en" else language())
