"""Whether somebody has been away, by the days on which the window was open."""

from __future__ import annotations

from datetime import date

import pytest

from clientdesk.base.preferences import load_window
from clientdesk.shell.choices import Choices
from clientdesk.shell.today_absence import caught_up, note_day, was_away
from tests.conftest import Folders


def usual(day: date) -> bool:
    """Open from Monday to Saturday."""
    return day.weekday() < 6


day = date.fromisoformat


@pytest.mark.parametrize(
    ("last", "today", "away"),
    [
        ("2026-11-19", "2026-11-20", False),
        ("2026-11-13", "2026-11-16", False),  # a weekend
        ("2026-11-17", "2026-11-19", False),  # one day off
        ("2026-11-17", "2026-11-20", True),
        ("2026-11-12", "2026-11-16", True),  # Friday and Saturday
        ("2026-11-06", "2026-11-20", True),
    ],
)
def test_two_working_days_are_an_absence_a_weekend_is_none(last: str, today: str, *, away: bool) -> None:
    assert was_away(day(last), day(today), usual) is away


def test_the_absence_stays_until_it_was_caught_up_with(choices: Choices, folders: Folders) -> None:
    note_day(choices, day("2026-11-06"), usual)
    assert choices.window.away_since == ""
    note_day(choices, day("2026-11-20"), usual)
    assert note_day(choices, day("2026-11-21"), usual)
    assert not note_day(choices, day("2026-11-21"), usual)
    assert choices.window.away_since == "2026-11-06"
    choices.save_window()
    assert load_window(folders.data).away_since == "2026-11-06"
    caught_up(choices)
    assert load_window(folders.data).away_since == ""


@pytest.mark.parametrize("kept", ["2027-01-01", "nonsense", ""])
def test_a_day_that_cannot_be_is_no_absence(choices: Choices, kept: str) -> None:
    choices.keep_window(last_day=kept)
    note_day(choices, day("2026-11-20"), usual)
    assert choices.window.away_since == ""
    assert choices.window.last_day == "2026-11-20"
