"""The days of a month, and what stands on each."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base import words
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.tone import Tone
from clientdesk.shell.calendar_days import (
    by_day,
    days_of,
    first_weekday,
    is_late,
    is_over,
    is_weekend,
    month_days,
    other_day,
    other_month,
    passes,
    span,
)
from clientdesk.shell.calendar_words import (
    day_words,
    heard,
    heard_day,
    how_late,
    month_name,
    weekday_names,
    when_on,
)

wall = datetime.fromisoformat
NOW = wall("2026-11-20 09:05")
dates = st.dates(date(1901, 1, 1), date(2199, 12, 1))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins and ends in English."""
    words.use_language("en")
    yield
    words.use_language("en")


def one(title: str, starts: str, ends: str | None = None, **more: object) -> Occurrence:
    """An entry of an hour, or up to `ends`."""
    first = wall(starts)
    known = {"all_day": False, "kind": "meeting", "icon": "handshake", "tone": Tone.ACCENT, "row": 1} | more
    last = wall(ends) if ends else first + timedelta(hours=1)
    return Occurrence(table="appointment", uid="", title=title, starts=first, ends=last, **known)  # type: ignore[arg-type]


@given(month=dates, starts_on=st.sampled_from([0, 6]))
def test_a_month_is_whole_weeks_and_holds_every_day_of_it(month: date, starts_on: int) -> None:
    days = month_days(month, starts_on)
    assert len(days) in {28, 35, 42}
    assert days[0].weekday() == starts_on
    assert [b - a for a, b in pairwise(days)] == [timedelta(days=1)] * (len(days) - 1)
    inside = [day for day in days if (day.year, day.month) == (month.year, month.month)]
    assert len(inside) == calendar.monthrange(month.year, month.month)[1]
    assert days[6] >= inside[0]
    assert days[-7] <= inside[-1]


@given(day=dates, months=st.integers(-600, 600))
def test_another_month_is_as_many_months_away(day: date, months: int) -> None:
    there = other_month(day, months)
    back = there.year * 12 + there.month - (day.year * 12 + day.month)
    if date.min.year < there.year < date.max.year:
        assert back == months
        assert there.day == min(day.day, calendar.monthrange(there.year, there.month)[1])


def test_the_calendar_has_ends() -> None:
    assert other_month(date(9999, 12, 31), 1) == date(9999, 12, 31)
    assert other_day(date(9999, 12, 31), 7) == date(9999, 12, 31)
    assert span(date(2026, 11, 1), date(2026, 11, 30)) == (wall("2026-11-01"), wall("2026-12-01"))


def test_a_week_begins_on_monday_and_in_hebrew_on_sunday() -> None:
    assert first_weekday() == 0
    assert [is_weekend(date(2026, 11, day)) for day in (19, 20, 21, 22)] == [False, False, True, True]
    words.use_language("he")
    assert first_weekday() == 6
    assert [is_weekend(date(2026, 11, day)) for day in (19, 20, 21, 22)] == [False, True, True, False]


@given(starts=st.datetimes(wall("2000-01-01"), wall("2100-01-01")), length=st.timedeltas(timedelta(0), timedelta(9)))
def test_an_entry_stands_on_each_day_it_touches(starts: datetime, length: timedelta) -> None:
    entry = one("Any", starts.isoformat(), (starts + length).isoformat())
    days = days_of(entry)
    assert days[0] == starts.date()
    assert all(entry.starts < wall(f"{day}T23:59:59.999999") and wall(str(day)) < entry.ends for day in days[1:])
    assert list(by_day([entry])) == list(days)


def test_a_day_begins_with_what_takes_all_of_it_then_goes_by_time() -> None:
    late, early = one("Late", "2026-11-20 15:00", row=1), one("Early", "2026-11-20 08:00", row=2)
    whole = one("Whole", "2026-11-20", "2026-11-21", all_day=True, row=3)
    assert [each.title for each in by_day([late, early, whole])[date(2026, 11, 20)]] == ["Whole", "Early", "Late"]


def test_what_is_past_is_muted_but_never_what_is_late() -> None:
    past = one("Past", "2026-11-19 08:00")
    late = one("Late", "2026-11-19 08:00", tone=Tone.DANGER)
    assert (is_over(past, NOW), is_late(past)) == (True, False)
    assert (is_over(late, NOW), is_late(late)) == (False, True)
    assert is_over(one("Done", "2026-11-25 08:00", done=True), NOW)


def test_a_filter_lets_through_a_kind_a_table_or_what_is_mine() -> None:
    entry = one("Fleet", "2026-11-20 13:30", staff=4)
    assert [passes(entry, kind, 4) for kind in ("", "meeting", "appointment", "call", "mine")] == [
        True, True, True, False, True,
    ]  # fmt: skip
    assert not passes(entry, "mine", 5)
    assert not passes(one("Nobody's", "2026-11-20 13:30"), "mine", None)


@pytest.mark.parametrize(
    ("code", "name", "first"),
    [
        ("en", "November 2026", "Mon"),
        ("et", "November 2026", "E"),
        ("lt", "2026 m. lapkritis", "Pr"),
        ("ru", "Ноябрь 2026", "Пн"),
        ("he", "נובמבר 2026", "יום א׳"),
    ],
)
def test_months_and_weekdays_are_named_as_each_language_does(code: str, name: str, first: str) -> None:
    words.use_language(code)
    assert month_name(date(2026, 11, 20)) == name
    assert weekday_names(first_weekday())[0] == first


def test_narrow_names_are_told_apart_in_russian() -> None:
    words.use_language("ru")
    assert len(set(weekday_names(0, narrow=True))) == 7


def test_when_is_said_for_each_day_of_a_long_entry() -> None:
    trip = one("Trip", "2026-11-20 15:00", "2026-11-22 10:00")
    said = [when_on(trip, date(2026, 11, day), any_time=False) for day in (20, 21, 22)]
    assert said == ["15:00", "all day", "until 10:00"]
    whole = one("Whole", "2026-11-20", "2026-11-21", all_day=True)
    assert when_on(whole, date(2026, 11, 20), any_time=True) == "any time"


def test_lateness_is_said_in_words() -> None:
    assert how_late(one("A", "2026-11-17 10:00"), NOW) == "3 days late"
    assert how_late(one("A", "2026-11-19 10:00"), NOW) == "1 day late"
    assert how_late(one("A", "2026-11-20 08:30"), NOW) == "late since 08:30"


def test_an_entry_and_a_day_are_heard_as_sentences() -> None:
    call = one("Ask about the invoice", "2026-11-17 14:00", customer_name="Garden Hotel", tone=Tone.DANGER)
    assert heard(call, NOW) == "14:00 Ask about the invoice, Garden Hotel, 3 days late"
    assert heard_day(date(2026, 11, 18), (), NOW) == "Wednesday 18 November: nothing planned"
    many = [one(f"Entry {place}", "2026-11-20 10:00", row=place) for place in range(10)]
    said = heard_day(date(2026, 11, 20), many, NOW)
    assert said.startswith("Today, Friday 20 November, 10 entries: 10:00 Entry 0; ")
    assert said.endswith("; 2 more")


def test_a_day_inside_a_sentence_is_named_when_it_is_near() -> None:
    today = NOW.date()
    said = [day_words(today + timedelta(days=days), today) for days in (-1, 0, 1, 5)]
    assert said == ["yesterday", "today", "tomorrow", "Wednesday 25 November"]
