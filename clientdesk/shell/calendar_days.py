"""The days of a month as a calendar shows them, and what stands on each."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from clientdesk.base.words import language
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.tone import Tone

WEEK = 7
Key = tuple[str | int | datetime, ...]
"""Which entry: its table and its id; of a series also the start that its rule gave it."""
_DAY = timedelta(days=1)


def first_weekday() -> int:
    """The day with which a week begins in the language of the moment: 0 for Monday, 6 for Sunday."""
    return calendar.SUNDAY if language() == "he" else calendar.MONDAY


def is_weekend(day: date) -> bool:
    """Whether shops rest on that day, by the language of the moment: Friday and Saturday in Hebrew."""
    rest = {calendar.FRIDAY, calendar.SATURDAY} if language() == "he" else {calendar.SATURDAY, calendar.SUNDAY}
    return day.weekday() in rest


def week_days(day: date, starts_on: int) -> Sequence[date]:
    """The seven days of the week of `day`; fewer where the calendar ends."""
    back = (day.weekday() - starts_on) % WEEK
    found = dict.fromkeys(other_day(day, place - back) for place in range(WEEK))
    return list(found)


def month_days(month: date, starts_on: int) -> Sequence[date]:
    """The whole weeks that hold the month of the day `month`; `starts_on` as `first_weekday` gives it."""
    first = month.replace(day=1)
    last = first.replace(day=calendar.monthrange(month.year, month.month)[1])
    start = first - timedelta(days=(first.weekday() - starts_on) % WEEK)
    weeks = (last - start).days // WEEK + 1
    return [start + timedelta(days=place) for place in range(weeks * WEEK)]


def other_month(day: date, months: int) -> date:
    """The same day so many months on; the last day of a month that is too short for it."""
    place = day.year * 12 + day.month - 1 + months
    place = max(date.min.year * 12, min(place, date.max.year * 12 + 11))
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def other_day(day: date, days: int) -> date:
    """The day so many days on, or `day` itself where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def key_of(occurrence: Occurrence) -> Key:
    """Which entry it is."""
    if occurrence.original is None:
        return occurrence.table, occurrence.row
    return occurrence.table, occurrence.row, occurrence.original


def in_order(occurrence: Occurrence) -> tuple[bool, datetime, bool, str, int]:
    """The order within a day: whole days first, then by time."""
    return not occurrence.all_day, occurrence.starts, occurrence.last, occurrence.table, occurrence.row


def days_of(occurrence: Occurrence) -> Sequence[date]:
    """The days that it touches; one that ends at midnight does not reach into the next day."""
    first = occurrence.starts.date()
    last = (max(occurrence.ends, occurrence.starts + timedelta.resolution) - timedelta.resolution).date()
    return [first + timedelta(days=place) for place in range((last - first).days + 1)]


def by_day(occurrences: Iterable[Occurrence]) -> dict[date, list[Occurrence]]:
    """What stands on each day, in its order; days with nothing are missing."""
    found: dict[date, list[Occurrence]] = {}
    for one in sorted(occurrences, key=in_order):
        if one.ends - one.starts <= _DAY and one.ends.date() == one.starts.date():
            found.setdefault(one.starts.date(), []).append(one)
        else:
            for day in days_of(one):
                found.setdefault(day, []).append(one)
    return found


def is_late(occurrence: Occurrence) -> bool:
    """Whether it should have been done by now; its own capability has said so by the colour."""
    return occurrence.tone is Tone.DANGER and not occurrence.done


def is_over(occurrence: Occurrence, now: datetime) -> bool:
    """Whether it is past, so that it is drawn muted; what is late is not."""
    return occurrence.done or (occurrence.ends <= now and not is_late(occurrence))


def passes(occurrence: Occurrence, kind: str, staff: int | None) -> bool:
    """Whether a filter lets it through.

    Args:
        occurrence: what is asked about.
        kind: a kind or a table, "" for everything, "mine" for what is mine.
        staff: who I am.
    """
    if kind == MINE:
        return occurrence.staff is not None and occurrence.staff == staff
    return not kind or kind in {occurrence.kind, occurrence.table}


MINE = "mine"
"""The filter that lets through what belongs to the person at the desk."""


def span(first: date, last: date) -> tuple[datetime, datetime]:
    """The naive moments from the start of `first` to the end of `last`, the second excluded."""
    return datetime.combine(first, time()), datetime.combine(other_day(last, 1), time())
