"""What is understood of a line: its kind, its length, its note, its next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from clientdesk.features.contacts.records import ContactKind, Direction


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day, with or without a time of it."""

    on: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next.

    Args:
        what: in the words of the line ("call"), without those that say when; "" where the line says only when.
        kind: what is to be done; NOTE for anything.
        moments: when: one where it is plain, several where it could mean any of them, the likeliest first.
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
