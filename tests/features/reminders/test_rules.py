"""When a reminder falls due, and how late it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.base.words import shown
from clientdesk.features.reminders.rules import (
    ReminderKind,
    due_moment,
    icon_of,
    is_late,
    read_time,
    up_to_the_minute,
    wall_time,
    when_words,
)

FRIDAY = date(2026, 11, 20)
TALLINN = ZoneInfo("Europe/Tallinn")
wall = datetime.fromisoformat


@pytest.mark.parametrize(
    ("on", "at", "utc"),
    [
        (FRIDAY, "10:00", "2026-11-20 08:00"),
        (FRIDAY, None, "2026-11-20 07:00"),
        (date(2026, 7, 1), "10:00", "2026-07-01 07:00"),
        # 03:00 to 04:00 does not exist: as long after the gap as it was to be after its beginning.
        (date(2026, 3, 29), "03:00", "2026-03-29 01:00"),
        (date(2026, 3, 29), "03:30", "2026-03-29 01:30"),
        (date(2026, 3, 29), "04:00", "2026-03-29 01:00"),
        # 03:00 to 04:00 comes twice: the first pass.
        (date(2026, 10, 25), "03:00", "2026-10-25 00:00"),
        (date(2026, 10, 25), "03:59", "2026-10-25 00:59"),
        (date(2026, 10, 25), "04:00", "2026-10-25 02:00"),
    ],
)
def test_the_moment_follows_from_the_wall(on: date, at: str | None, utc: str) -> None:
    assert due_moment(on, at, TALLINN) == wall(utc)


@given(on=st.dates(date(1970, 1, 2), date(2199, 12, 30)), at=st.none() | st.times().map(lambda t: t.strftime("%H:%M")))
def test_back_on_the_wall_it_is_where_it_was_said_unless_that_was_skipped(on: date, at: str | None) -> None:
    back = due_moment(on, at, TALLINN).replace(tzinfo=UTC).astimezone(TALLINN).replace(tzinfo=None)
    skipped = (back - wall_time(on, at)).total_seconds()
    assert skipped in (0, 3600)


@pytest.mark.parametrize(
    ("text", "read"),
    [("9", "09:00"), ("09:05", "09:05"), ("9.05", "09:05"), ("0905", "09:05"), (" 17:30 ", "17:30"), ("0:00", "00:00")],
)
def test_times_are_read_as_people_write_them(text: str, read: str) -> None:
    assert read_time(text) == read


@pytest.mark.parametrize("text", ["", "noon", "24:00", "9:60", "9:5:1", "-1", "٩:٠٠", "9:"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_time(text)


@pytest.mark.parametrize(
    ("on", "at", "now", "words", "late"),
    [
        (FRIDAY, "10:00", "2026-11-20 09:05", "10:00", False),
        (FRIDAY, "10:00", "2026-11-20 10:00", "10:00", False),
        (FRIDAY, "10:00", "2026-11-20 10:01", "late since 10:00", True),
        (FRIDAY, None, "2026-11-20 23:59", "any time", False),
        (FRIDAY, None, "2026-11-21 00:00", "1 day late", True),
        (FRIDAY, "23:59", "2026-11-21 00:00", "1 day late", True),
        (date(2026, 11, 17), None, "2026-11-20 09:05", "3 days late", True),
        (date(2026, 11, 25), "10:00", "2026-11-20 09:05", "10:00", False),
    ],
)
def test_how_late_it_is(on: date, at: str | None, now: str, words: str, late: bool) -> None:
    assert shown(when_words(on, at, wall(now))) == words
    assert is_late(on, at, wall(now)) is late


def test_an_unknown_kind_has_the_bell() -> None:
    assert icon_of("call") == "phone"
    assert icon_of("from the future") == "bell"
    assert all(icon_of(kind) for kind in ReminderKind)


@given(moment=st.datetimes(wall("2026-01-01"), wall("2026-12-31")))
def test_a_snooze_keeps_no_seconds_and_comes_not_too_early(moment: datetime) -> None:
    full = up_to_the_minute(moment)
    assert (full.second, full.microsecond) == (0, 0)
    assert 0 <= (full - moment.replace(microsecond=0)).total_seconds() < 60
    assert full.time() != time(0, 0, 1)
