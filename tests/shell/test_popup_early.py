"""What the popup says of a reminder that comes ahead of its moment."""

from __future__ import annotations

from datetime import datetime

import pytest

from clientdesk.desk.due import Due
from clientdesk.shell.popup_words import late_words, when_due

wall = datetime.fromisoformat


def early(due_at: str, for_at: str, *, all_day: bool = False) -> Due:
    return Due(
        table="reminder", row=1, customer=None, what="Call", due_at=wall(due_at), all_day=all_day, kind="call",
        for_at=wall(for_at),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due", "now", "heading", "in_a_list"),
    [
        (early("2026-11-20 13:45", "2026-11-20 14:00"), "2026-11-20 13:45", "Due now, 13:45 · for 14:00", "14:00"),
        (
            early("2026-11-19 14:00", "2026-11-20 14:00"), "2026-11-20 09:00",
            "Due since yesterday, 14:00 · for 14:00", "14:00",
        ),
        (
            early("2026-11-20 14:00", "2026-11-21 14:00"), "2026-11-20 14:00",
            "Due now, 14:00 · for tomorrow, 14:00", "tomorrow, 14:00",
        ),
        (
            early("2026-11-20 09:00", "2026-11-21 00:00", all_day=True), "2026-11-20 09:00",
            "Due now, 09:00 · for tomorrow", "tomorrow",
        ),
        (
            early("2026-11-20 09:00", "2026-11-21 00:00", all_day=True), "2026-11-23 09:00",
            "Due since Friday 20 November, 09:00 · for Saturday 21 November", "2 days late",
        ),
    ],
)  # fmt: skip
def test_it_tells_for_when_and_is_late_by_that(due: Due, now: str, heading: str, in_a_list: str) -> None:
    assert (when_due(due, wall(now)), late_words(due, wall(now))) == (heading, in_a_list)
