"""An event as a foreign calendar tells of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple, TypedDict

FLOATING = ""
"""The zone of a time that is meant wherever one is."""


class Moment(NamedTuple):
    """A time as people mean it: naive wall time and the IANA zone it is told in, `FLOATING` for none."""

    at: dt.datetime
    zone: str = FLOATING


class Span(NamedTuple):
    """An occurrence beside the rule (RDATE), and its own length where it has one."""

    start: Moment
    lasts: dt.timedelta | None = None


class Person(NamedTuple):
    """Somebody asked to come; `status` is PARTSTAT in capitals, "" where nothing is said.

    `uid` is the UUID of an address that names one (urn:uuid:). Of ClientDesk's own: whether this `is_customer` whom the
    appointment is about, and whether they `came`, None while nobody has said.
    """

    name: str
    email: str
    status: str = ""
    uid: str = ""
    is_customer: bool = False
    came: bool | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One VEVENT.

    `start` is None where it could not be read. `end` is exclusive and in the zone of `start`; of an `all_day` one both
    are midnights. `rules` and `bars` are RRULE and EXRULE of RFC 5545 with parts in one fixed order; an UNTIL in them
    is in UTC with Z when the event has a zone. `original` is RECURRENCE-ID, the start that this one replaces
    (`original_is_day`: told as a day alone), and with `and_later` those after it, too. `kind`, `held` and `because` are
    ClientDesk's own words, "" in other files. `reminders` are minutes before the start. `line` does not count in
    comparing.
    """

    uid: str = ""
    summary: str = ""
    start: Moment | None = None
    end: Moment | None = None
    all_day: bool = False
    rules: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    left_out: tuple[Moment, ...] = ()
    added: tuple[Span, ...] = ()
    original: Moment | None = None
    original_is_day: bool = False
    and_later: bool = False
    kind: str = ""
    held: str = ""
    because: str = ""
    place: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    organizer: Person | None = None
    guests: tuple[Person, ...] = ()
    reminders: tuple[int, ...] = ()
    is_cancelled: bool = False
    sequence: int = 0
    line: int = field(default=0, compare=False)

    def lasts(self) -> dt.timedelta:
        """From its start to its end."""
        return self.end.at - self.start.at if self.start and self.end else dt.timedelta()


class EventJson(TypedDict):
    """An event as the verb `read` prints it."""

    uid: str
    summary: str
    start: str | None
    end: str | None
    all_day: bool
    rrule: str | None


def as_json(event: Event) -> EventJson:
    """The event as the verb `read` prints it; a day alone for an all-day one, no offset for a floating time."""
    return {
        "uid": event.uid,
        "summary": event.summary,
        "start": _written(event.start, all_day=event.all_day),
        "end": _written(event.end, all_day=event.all_day),
        "all_day": event.all_day,
        "rrule": "\n".join(event.rules) or None,
    }


def _written(moment: Moment | None, *, all_day: bool) -> str | None:
    from zoneinfo import ZoneInfo

    if moment is None:
        return None
    if all_day:
        return moment.at.date().isoformat()
    return (moment.at.replace(tzinfo=ZoneInfo(moment.zone)) if moment.zone else moment.at).isoformat()
