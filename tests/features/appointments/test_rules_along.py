"""What the change of one day of a series means for the others."""

from __future__ import annotations

from datetime import datetime

import pytest

from clientdesk.features.appointments.rules_along import When, along, as_told


def when(text: str) -> When:
    """`2026-11-26 10:00/2026-11-26 11:00`, or only days for whole ones, the last one included."""
    first, last = (datetime.fromisoformat(part) for part in text.split("/"))
    return as_told(first, last, all_day=":" not in text)


BASE = "2026-11-26 10:00/2026-11-26 11:00"
MOVED = "2026-12-10 12:00/2026-12-10 14:00"
"""One that was told to be later and longer than its rule says."""


@pytest.mark.parametrize(
    ("told", "shown", "other"),
    [
        # Where the time was not touched, that of a single one is not laid upon the others.
        (MOVED, MOVED, BASE),
        ("2026-12-11 12:00/2026-12-11 14:00", MOVED, "2026-11-27 10:00/2026-11-27 11:00"),
        ("2026-12-10 13:00/2026-12-10 13:30", MOVED, "2026-11-26 11:00/2026-11-26 11:30"),
        ("2026-12-10/2026-12-11", "2026-12-10 10:00/2026-12-10 11:00", "2026-11-26/2026-11-27"),
    ],
)
def test_others_move_as_far_as_the_one_that_was_changed(told: str, shown: str, other: str) -> None:
    assert along(when(told), when(shown), when(BASE)) == when(other)


def test_whole_days_become_hours_at_the_time_that_was_told() -> None:
    told, shown = when("2026-12-11 09:00/2026-12-11 10:30"), when("2026-12-10/2026-12-10")
    found = along(told, shown, when("2026-11-26/2026-11-26"))
    assert found == when("2026-11-27 09:00/2026-11-27 10:30")
