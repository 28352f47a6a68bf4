"""Calendar files brought in through the desk, and what the calendar then says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import all_of
from clientdesk.desk.intake import Duplicates, Wish
from clientdesk.desk.occurrences import Occurrence
from clientdesk.features.appointments.queries import occurrences
from clientdesk.features.customers.bringing import ImportReport, report
from clientdesk.features.icalendar.bringing import carry_out, plan_calendar
from clientdesk.formats.source import open_source

WALL = datetime.fromisoformat


def quiet(done: int, of: int) -> None:
    """Nobody watches."""


def calendar(*lines: str) -> bytes:
    """A calendar file of these lines."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def event(uid: str, *lines: str, summary: str = "Meeting") -> tuple[str, ...]:
    """The lines of one event."""
    return ("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{summary}", *lines, "END:VEVENT")


def bring(desk: Desk, path: Path, duplicates: Duplicates = Duplicates.SKIP, *, is_checked: bool = True) -> ImportReport:
    """Plan and carry out; what was planned is what is done, and all that is derived agrees."""
    plan = plan_calendar(desk, open_source(path), quiet, wish=Wish(duplicates=duplicates))
    foretold = report(plan, None)
    done = carry_out(desk, plan, quiet)
    assert figures(foretold) == figures(done)
    if not is_checked:
        return done
    assert [words for one in all_of(desk.features, "derived") for words in desk.ask(one.problems)] == []
    return done


def figures(done: ImportReport) -> tuple[int, int, int, int]:
    """Added, updated, skipped, failed."""
    return done.added, done.updated, done.skipped, done.failed


def shown(desk: Desk, first: str = "2026-01-01", last: str = "2028-01-01") -> list[str]:
    """What the calendar says of a time: start and title, a day alone for whole days."""
    found: Sequence[Occurrence] = desk.ask(occurrences, start=WALL(first), end=WALL(last))
    return [f"{one.starts:%Y-%m-%d}{'' if one.all_day else f'{one.starts: %H:%M}'} {one.title}" for one in found]
