"""Absence: from the days on which the window was open, whether somebody has been away and what has to be caught up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from clientdesk.shell.choices import Choices

IsWorking = Callable[[date], bool]
"""Whether the shop is open on a day (`desk.working_days`); asked only where somebody may have been away."""

_DAY = timedelta(days=1)
_LONG = timedelta(days=4)
"""Longer than a weekend with a day of rest before or after it."""
_MISSED = 2
"""So many whole working days are an absence; a single one is a day off, such as the Saturday of many."""


def was_away(last: date, today: date, is_working: IsWorking) -> bool:
    """Whether working days passed since the window was open last, or more days than a long weekend has."""
    between = (last + _DAY * n for n in range(1, (today - last).days))
    return today - last > _LONG or sum(is_working(day) for day in between) >= _MISSED


def note_day(choices: Choices, today: date, is_working: IsWorking) -> bool:
    """Note that the window is open today, and since when nobody was there; an older absence stays until it is over.

    Returns:
        Whether that was news, which is to be saved.
    """
    last = day_kept(choices.window.last_day)
    if last == today:
        return False
    since = choices.window.away_since
    # A day that lies ahead was noted while the clock was wrong.
    if not since and last is not None and last < today and was_away(last, today, is_working):
        since = last.isoformat()
    choices.keep_window(last_day=today.isoformat(), away_since=since)
    return True


def caught_up(choices: Choices) -> None:
    """What passed meanwhile was looked at."""
    choices.keep_window(away_since="")
    choices.save_window()


def day_kept(kept: str) -> date | None:
    """A day as the window's state holds it; None where it holds none."""
    try:
        return date.fromisoformat(kept)
    except ValueError:
        return None
