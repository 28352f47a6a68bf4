"""Days in words, in the language of the moment: near ones by name, far ones as dates."""

from __future__ import annotations

from datetime import date

from clientdesk.base.day_words import day_words
from clientdesk.base.words import _, language, ngettext

RELATIVE_DAYS = 14
"""Up to here a day is so many days ago; beyond, it is a date."""

_LONG = {
    "en": "{weekday} {day} {month}", "et": "{weekday}, {day}. {month}", "lt": "{month} {day} d., {weekday}",
    "ru": "{weekday}, {day} {month}", "he": "{weekday}, {day} ב{month}",
}  # fmt: skip
_MIDDLE = {
    "en": "{wd} {day} {mon}", "et": "{wd}, {day}. {mon}", "lt": "{mon} {day} d., {wd}", "ru": "{wd}, {day} {mon}",
    "he": "{wd}, {day} ב{mon}",
}  # fmt: skip
_DAY_MONTH = {
    "en": "{day} {month}", "et": "{day}. {month}", "lt": "{month} {day} d.", "ru": "{day} {month}",
    "he": "{day} ב{month}",
}  # fmt: skip
_MONTH_YEAR = {
    "en": "{month} {year}", "et": "{alone} {year}", "lt": "{year} m. {alone}", "ru": "{alone} {year} г.",
    "he": "{month} {year}",
}  # fmt: skip
_SHORT = {
    "en": "{day} {mon}", "et": "{day}. {mon}", "lt": "{mon} {day} d.", "ru": "{day} {mon}", "he": "{day} ב{mon}",
}  # fmt: skip
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
    return _formatted(date(year, month, day), _with_year(pattern))


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
    return _formatted(day, pattern if day.year == today.year else _with_year(pattern))


def _with_year(pattern: str) -> str:
    """How each language puts the year to a date."""
    return {"lt": f"{{year}} m. {pattern}", "ru": f"{pattern} {{year}} г."}.get(language(), f"{pattern} {{year}}")


def _formatted(day: date, pattern: str) -> str:
    return pattern.format_map(day_words(day, language()))
