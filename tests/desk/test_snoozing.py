"""The moments that are offered are to come, in order, and by the shop's wall."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.clock import local_now, to_utc
from clientdesk.desk.snoozing import later, snoozes
from tests.fakes.clock import FakeClock

wall = datetime.fromisoformat
ZONES = ("Europe/Tallinn", "Europe/Vilnius", "Asia/Jerusalem", "Europe/Moscow", "Australia/Lord_Howe", "UTC")


def offered(moment: str, at: time | None = None) -> dict[str, str]:
    """What is offered at a moment of the wall clock in Tallinn."""
    clock = FakeClock()
    clock.set_local(wall(moment))
    return {one.key: one.until.isoformat(" ", "minutes") for one in snoozes(clock, at)}


def test_on_a_friday_morning() -> None:
    assert offered("2026-11-20 09:05") == {
        "hour": "2026-11-20 10:05",
        "evening": "2026-11-20 18:00",
        "tomorrow": "2026-11-21 10:00",
        "week": "2026-11-27 10:00",
    }


def test_a_time_of_its_own_is_kept_on_another_day() -> None:
    found = offered("2026-11-20 09:05", time(16, 30))
    assert (found["tomorrow"], found["week"]) == ("2026-11-21 16:30", "2026-11-27 16:30")


@pytest.mark.parametrize("moment", ["2026-11-20 17:00", "2026-11-20 17:59", "2026-11-20 18:00", "2026-11-20 23:00"])
def test_the_evening_is_not_offered_when_it_is_there(moment: str) -> None:
    assert list(offered(moment)) == ["hour", "tomorrow", "week"]


def test_seconds_are_rounded_up() -> None:
    clock = FakeClock()
    clock.set_local(wall("2026-11-20 09:05:01"))
    assert later(clock, timedelta(hours=1)) == wall("2026-11-20 10:06")


def test_an_hour_before_the_gap_in_spring_is_an_hour_of_waiting() -> None:
    clock = FakeClock()
    clock.set_local(wall("2026-03-29 02:30"))
    assert later(clock, timedelta(hours=1)) == wall("2026-03-29 04:30")


Moments = st.datetimes(wall("2026-01-01"), wall("2027-12-31")).map(lambda moment: moment.replace(tzinfo=UTC))


@given(moment=Moments, zone=st.sampled_from(ZONES), minutes=st.integers(1, 180))
def test_it_is_never_too_early_and_at_most_as_much_too_late_as_the_clock_was_put_back(
    moment: datetime, zone: str, minutes: int
) -> None:
    clock = FakeClock(moment.replace(microsecond=0), zone)
    again = to_utc(later(clock, timedelta(minutes=minutes)), clock.zone)
    wanted = clock.now() + timedelta(minutes=minutes)
    assert wanted <= again <= wanted + timedelta(hours=1, minutes=1)


@given(moment=Moments, zone=st.sampled_from(ZONES), at=st.none() | st.times())
def test_everything_offered_is_still_to_come(moment: datetime, zone: str, at: time | None) -> None:
    clock = FakeClock(moment.replace(microsecond=0), zone)
    assert all(one.until > local_now(clock) for one in snoozes(clock, at))
