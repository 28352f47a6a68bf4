"""What one line tells of a contact: "call 5 min, asked about oil, call Friday 10"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from clientdesk.features.contacts.records import ContactKind, Direction


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with or without a time of it."""

    on: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next.

    Args:
        what: in the words of the line ("call"), without those that say when.
        kind: what is to be done; NOTE for anything.
        moments: when: one where it is plain, several where it could mean any of them; none where no day was named.
    """

    what: str
    kind: ContactKind
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class LineReading:
    """What was understood of a line.

    Args:
        kind: None where it names none: a plain note.
        direction: NONE where it does not say.
        answered: None where it does not say.
        lasted_s: length in seconds.
        note: what is left of the line once all that was understood is taken away.
        next_step: None where nothing is to come.
        on: when it happened, where the line says so ("yesterday called"): a day, with or without a time of it.
    """

    note: str
    kind: ContactKind | None = None
    direction: Direction = Direction.NONE
    answered: bool | None = None
    lasted_s: int | None = None
    next_step: NextStep | None = None
    on: Moment | None = None


def read_line(line: str, now: datetime) -> LineReading:
    """What `line` tells, whatever of the program's languages it is written in; `now` is naive local wall time."""
    return LineReading(line.strip())
