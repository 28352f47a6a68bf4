"""How the calendar says things: months, times, an entry as one who listens hears it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QLocale

from clientdesk.base.days import long_date, short_date
from clientdesk.base.words import _, language, ngettext
from clientdesk.desk.occurrences import Occurrence
from clientdesk.shell.calendar_board import Column
from clientdesk.shell.calendar_days import WEEK, days_of, is_late
from clientdesk.shell.calendar_hours import Span

_MONTH = {"lt": "{year} m. {month}"}
_ONE_MONTH = {
    "en": "{first} to {last} {month} {year}", "et": "{first}.–{last}. {month} {year}",
    "lt": "{year} m. {month} {first}–{last} d.", "ru": "{first}–{last} {month} {year} г.",
    "he": "{first}–{last} ב{month} {year}",
}  # fmt: skip
_SHORT_WEEK = {
    "en": "{first}–{last} {month}", "et": "{first}.–{last}. {month}", "lt": "{month} {first}–{last} d.",
    "ru": "{first}–{last} {month}", "he": "{first}–{last} ב{month}",
}  # fmt: skip
_TWO_MONTHS = {
    "en": "{first} {one} to {last} {month} {year}", "et": "{first}. {one} – {last}. {month} {year}",
    "lt": "{year} m. {one} {first} d. – {month} {last} d.", "ru": "{first} {one} – {last} {month} {year} г.",
    "he": "{first} ב{one} – {last} ב{month} {year}",
}  # fmt: skip
_TWO_YEARS = {
    "en": "{first} {one} {before} to {last} {month} {year}", "et": "{first}. {one} {before} – {last}. {month} {year}",
    "lt": "{before} m. {one} {first} d. – {year} m. {month} {last} d.",
    "ru": "{first} {one} {before} г. – {last} {month} {year} г.",
    "he": "{first} ב{one} {before} – {last} ב{month} {year}",
}  # fmt: skip
_MOST_HEARD = 8
"""So many entries of a day are read out before the rest is only counted."""


def month_name(month: date) -> str:
    """`November 2026`, as the heading of a month."""
    name = QLocale(language()).standaloneMonthName(month.month)
    text = _MONTH.get(language(), "{month} {year}").format(month=name, year=month.year)
    return text[:1].upper() + text[1:]


def week_name(first: date, last: date) -> str:
    """`16 to 22 November 2026`, as the heading of a week; with the month and the year twice where they differ."""
    patterns = _TWO_YEARS if first.year != last.year else _TWO_MONTHS if first.month != last.month else _ONE_MONTH
    locale = QLocale(language())
    return patterns[language()].format(
        first=first.day, last=last.day, one=locale.monthName(first.month), month=locale.monthName(last.month),
        before=first.year, year=last.year,
    )  # fmt: skip


def short_week_name(first: date, last: date) -> str:
    """`16–22 Nov`, where there is no room for more."""
    if first.month != last.month:
        return f"{short_date(first, first)} – {short_date(last, last)}"
    month = QLocale(language()).monthName(last.month, QLocale.FormatType.ShortFormat)
    return _SHORT_WEEK[language()].format(first=first.day, last=last.day, month=month)


def short_month_name(month: date) -> str:
    """`November`."""
    name = QLocale(language()).standaloneMonthName(month.month)
    return name[:1].upper() + name[1:]


def day_title(day: date) -> str:
    """`Friday 20 November 2026`, as the heading of a day."""
    # Asked as of another year, the year is always told.
    text = long_date(day, day.replace(year=day.year - 1 if day.year > 1 else 2, day=1))
    return text[:1].upper() + text[1:]


def weekday_name(day: date) -> str:
    """`Fri`, above a column."""
    name = QLocale(language()).standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return name[:1].upper() + name[1:]


def hour_name(number: int) -> str:
    """`9:00`, beside the line of an hour."""
    return f"{number}:00"


def until(occurrence: Occurrence) -> str:
    """`12:00 to 13:00`."""
    return span_words(Span(occurrence.starts, occurrence.ends))


def span_words(span: Span) -> str:
    """`12:00 to 13:00`, the times of a span."""
    # Translators: from one time to another, "12:00 to 13:00", or from one day to another.
    return _("{first} to {last}").format(first=short_hour(span.starts), last=short_hour(span.ends))


def weekday_names(starts_on: int, *, narrow: bool = False) -> Sequence[str]:
    """The names above the columns of a month, from the day with which the week begins (0 for Monday)."""
    locale = QLocale(language())
    # One letter is too few in Russian, where three days begin with the same one.
    form = QLocale.FormatType.NarrowFormat if narrow and language() != "ru" else QLocale.FormatType.ShortFormat
    names = [locale.standaloneDayName((starts_on + place) % WEEK + 1, form) for place in range(WEEK)]
    return [name[:1].upper() + name[1:] for name in names]


def hour(moment: datetime | time) -> str:
    """A time of day."""
    return moment.strftime("%H:%M")


def short_hour(moment: datetime) -> str:
    """A time of day where room is short: `9:00`."""
    return f"{moment.hour}:{moment.minute:02}"


def when_on(occurrence: Occurrence, day: date, *, any_time: bool) -> str:
    """When on `day` it is: its time, what is left of it on a later day, or the whole day.

    Args:
        occurrence: what is meant.
        day: one of its days.
        any_time: without a time it may be done at any.
    """
    if occurrence.all_day:
        return _("any time") if any_time else _("all day")
    days = days_of(occurrence)
    if day == days[0]:
        return hour(occurrence.starts)
    return _("until {time}").format(time=hour(occurrence.ends)) if day == days[-1] else _("all day")


def how_late(occurrence: Occurrence, now: datetime) -> str:
    """How late something is, in words."""
    days = (now.date() - occurrence.starts.date()).days
    if days > 0:
        return ngettext("{n} day late", "{n} days late", days).format(n=days)
    return _("late since {time}").format(time=hour(occurrence.starts))


def days_late(occurrence: Occurrence, now: datetime) -> str:
    """How many days late it is, to stand below a heading that says Overdue already; "" when it is of today."""
    days = (now.date() - occurrence.starts.date()).days
    # Translators: so much too late; stands below the heading "Overdue".
    return ngettext("{n} day", "{n} days", days).format(n=days) if days > 0 else ""


def day_words(day: date, today: date) -> str:
    """A day to stand inside a sentence: `tomorrow`, `Friday 27 November`."""
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    return near.get((day - today).days) or long_date(day, today)


def heard(occurrence: Occurrence, now: datetime) -> str:
    """An entry as one who listens hears it: `10:00 Ask how the saddle fits, Anna Saar, 3 days late`."""
    parts = [occurrence.title]
    if occurrence.customer_name and occurrence.customer_name not in occurrence.title:
        parts.append(occurrence.customer_name)
    parts += [told for told in (occurrence.guest_names, occurrence.place) if told]
    if is_late(occurrence):
        parts.append(how_late(occurrence, now))
    parts += [words for known, words in _became(occurrence) if known]
    said = ", ".join(parts)
    if occurrence.all_day:
        return said
    return _("{time} {what}").format(time=hour(occurrence.starts), what=said)


def heard_place(column: Column, minute: int | None, now: datetime) -> str:
    """An empty place among the hours as one who listens hears it: `Friday 20 November, 10:00: nothing planned`."""
    day = long_date(column.day, now.date())
    if column.name:
        day = _("{day}, {name}").format(day=day, name=column.name)
    if column.closure:
        day = _("{day}, {name}").format(day=day, name=column.closure)
    if minute is None:
        return _("{day}, all day: nothing planned").format(day=day)
    at = f"{minute // 60}:{minute % 60:02}"
    return _("{day}, {time}: nothing planned").format(day=day, time=at)


def _became(occurrence: Occurrence) -> Sequence[tuple[bool, str]]:
    """What has become of it."""
    return (
        (occurrence.done, _("done")),
        # Translators: said of an appointment that took place.
        (occurrence.held == "held", _("held")),
        # Translators: said of an appointment that did not take place.
        (occurrence.held == "not_held", _("not held")),
    )


def heard_day(day: date, entries: Sequence[Occurrence], now: datetime, closure: str = "") -> str:
    """A day of the calendar as one who listens hears it; `closure` is what a day is called that is not as others."""
    name = long_date(day, now.date())
    if day == now.date():
        name = _("Today, {day}").format(day=name)
    if closure:
        name = _("{day}, {name}").format(day=name, name=closure)
    if not entries:
        return _("{day}: nothing planned").format(day=name)
    told = [heard(one, now) for one in entries[:_MOST_HEARD]]
    rest = len(entries) - len(told)
    if rest:
        told.append(ngettext("{n} more", "{n} more", rest).format(n=rest))
    count = ngettext("{n} entry", "{n} entries", len(entries)).format(n=len(entries))
    return _("{day}, {count}: {entries}").format(day=name, count=count, entries="; ".join(told))
