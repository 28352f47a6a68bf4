"""A week of opening hours: read, written, and when the shop opens next."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.hours import DAYS, OpeningHours, usual_hours

wall = datetime.fromisoformat
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
SPANS = st.tuples(TIMES, TIMES).filter(lambda two: two[0] < two[1])
WEEKS = st.lists(st.none() | SPANS, min_size=DAYS, max_size=DAYS).map(lambda days: OpeningHours(tuple(days)))
MOMENTS = st.datetimes(wall("2000-01-01"), wall("2100-01-01"))


@given(WEEKS)
def test_a_week_is_read_as_it_was_written(week: OpeningHours) -> None:
    assert OpeningHours.read(week.text()) == week


@given(WEEKS, MOMENTS)
def test_the_next_opening_is_the_first_one_that_is_still_to_come(week: OpeningHours, now: datetime) -> None:
    opens = week.opens_next(now)
    coming = [
        datetime.combine(on, span[0])
        for ahead in range(DAYS + 1)
        if (span := week.days[(on := now.date() + timedelta(days=ahead)).weekday()])
    ]
    assert opens == min((moment for moment in coming if moment > now), default=None)
    assert opens is None or week.is_open(opens)


def test_open_from_the_first_minute_to_before_the_last() -> None:
    week = usual_hours("EE")
    friday = [wall(f"2026-11-20 {at}") for at in ("08:59", "09:00", "17:59", "18:00")]
    assert [week.is_open(at) for at in friday] == [False, True, True, False]


@pytest.mark.parametrize(
    ("country", "closed", "next_open"),
    [("EE", [6], "2026-11-21 10:00"), ("IL", [5], "2026-11-22 09:00"), ("LT", [6], "2026-11-21 10:00")],
)
def test_each_country_rests_on_its_own_day(country: str, closed: list[int], next_open: str) -> None:
    week = usual_hours(country)
    assert [day for day, span in enumerate(week.days) if span is None] == closed
    assert week.opens_next(wall("2026-11-20 19:00")) == wall(next_open)


def test_a_shop_that_is_always_closed_never_opens() -> None:
    assert OpeningHours((None,) * DAYS).opens_next(wall("2026-11-20 19:00")) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "09:00-18:00",
        ";" * 7,
        "18:00-09:00;;;;;;",
        "09:00-09:00;;;;;;",
        "9-18;;;;;;",
        "25:00-26:00;;;;;;",
        "x;;;;;;",
    ],
)
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the week itself is all it says
        OpeningHours.read(text)


def test_times_are_those_of_the_text() -> None:
    assert OpeningHours.read("09:30-18:00;;;;;;").days[0] == (time(9, 30), time(18))
