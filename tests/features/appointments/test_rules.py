"""Moving an appointment leaves its hands and its length alone, whatever the clocks do that night."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.features.appointments.rules import LONGEST, moved_to, whole_days

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
wall = datetime.fromisoformat
moments = st.datetimes(wall("1900-01-01"), wall("2199-12-31"))
lengths = st.timedeltas(timedelta(minutes=1), LONGEST)


@given(starts=moments, length=lengths, to=days)
def test_a_move_keeps_the_hands_and_the_length(starts: datetime, length: timedelta, to: date) -> None:
    first, last = moved_to(starts, starts + length, to)
    assert (first.date(), first.time()) == (to, starts.time())
    assert last - first == length


@given(starts=moments, length=lengths, to=days)
def test_a_move_and_the_move_back_change_nothing(starts: datetime, length: timedelta, to: date) -> None:
    there = moved_to(starts, starts + length, to)
    assert moved_to(*there, starts.date()) == (starts, starts + length)


@given(first=days, length=st.integers(0, 365))
def test_whole_days_hold_their_first_and_their_last_day(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2199, 12, 31))
    starts, ends = whole_days(first, last)
    assert starts == datetime.combine(first, time())
    assert ends - starts == timedelta(days=(last - first).days + 1)


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
def test_an_appointment_moved_over_a_change_of_summer_time_stays_an_hour_on_the_wall(night: date) -> None:
    first, last = moved_to(wall("2026-06-01 03:30"), wall("2026-06-01 04:30"), night)
    assert (first.hour, first.minute, last.hour, last.minute) == (3, 30, 4, 30)
