"""Reads calendar files of any kind and many kinds of brokenness: an odd event is told, the others survive.

The parser is our own and not the icalendar library's: of 495 real files that refuses 15 and drops broken lines without
saying which, and a person who brings a file in wants to know the line. The library and its expansion are what the tests
compare with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clientdesk.base.words import _, ngettext
from clientdesk.formats import charset
from clientdesk.formats import vcard_values as values
from clientdesk.formats.card import Problem
from clientdesk.formats.ical_event import Event
from clientdesk.formats.ical_lines import MOST_PROBLEMS, Part, parts_of
from clientdesk.formats.ical_vevent import EventReader, TextOf
from clientdesk.formats.ical_zones import Zones
from clientdesk.formats.vcard_lines import Property

GUESS_BYTES = 64 * 1024
MOST_EVENTS = 200_000

_YEAR = re.compile(rb"\s*(\d{4})")


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a calendar file held: its character set, its events in their order, and what could not be read.

    Args:
        charset: the encoding.
        events: one for each VEVENT.
        problems: by line.
        left_out: how many entries of another kind there were ("VTODO": 3).
        by_windows: the zones that were told by Windows' names, each of which is one for several of IANA's.
    """

    charset: str
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    left_out: dict[str, int]
    by_windows: frozenset[str] = frozenset()


def read_calendar(data: bytes, *, home: str = "") -> CalendarFile:
    """Read every event of a file, iCalendar and vCalendar 1.0 mixed as they may be.

    Never raises, whatever the bytes, and never opens what an address inside points to.

    Args:
        data: the file.
        home: an IANA zone, preferred where a definition of a zone fits several.
    """
    marked = charset.marked(data)
    is_unicode = marked is not None and marked[0] != "utf-8"
    if marked:
        data = data[marked[1] :]
        data = data.decode(marked[0], "replace").encode("utf-8", "replace") if is_unicode else data
    roots, problems = parts_of(data)
    fallback = None if is_unicode else _fallback(roots)

    def text_of(prop: Property) -> str:
        return values.text_of(prop, fallback, is_unicode=is_unicode)

    events: list[Event] = []
    left_out: Counter[str] = Counter()
    by_windows: set[str] = set()
    for calendar in _calendars(roots):
        by_windows |= _read_one(calendar, home, text_of, events, problems)
        left_out.update(part.name for part in calendar.inside if part.name in _LEFT_OUT)
        problems.extend(calendar.problems)
    problems.extend(_said_of(left_out))
    if not events:
        problems.append(Problem(1, _("There is no event in this file.")))
    return CalendarFile(
        marked[0] if marked else fallback or "utf-8",
        tuple(events[:MOST_EVENTS]),
        _fewer(problems),
        dict(left_out),
        frozenset(by_windows),
    )


_LEFT_OUT = frozenset({"VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY"})


def _calendars(roots: Iterable[Part]) -> Iterator[Part]:
    """The calendars of a file; what stands outside of any is one, too."""
    loose = Part("VCALENDAR", 1)
    for root in roots:
        if root.name == "VCALENDAR":
            yield root
        else:
            loose.inside.append(root)
    if loose.inside:
        yield loose


def _read_one(calendar: Part, home: str, text_of: TextOf, events: list[Event], problems: list[Problem]) -> set[str]:
    """Read one calendar into `events` and `problems`; which zones were told by Windows' names."""
    definitions = {
        values.unescape(text_of(name)): part
        for part in calendar.inside
        if part.name == "VTIMEZONE"
        for name in part.all("TZID")
        if name.value.strip()
    }
    parts = [part for part in calendar.inside if part.name == "VEVENT"]
    zones = Zones(definitions, _years(parts), home)
    version = calendar.first("VERSION")
    is_old = version is not None and version.value.strip().startswith(b"1")
    reader = EventReader(zones, text_of, _zone_of_all(calendar, zones, text_of), is_old=is_old)
    for part in parts:
        events.append(reader.event(part))
        problems.extend(part.problems)
    first = parts[0].line if parts else calendar.line
    problems.extend(Problem(first, text) for text in zones.told.values())
    return zones.by_windows


def _zone_of_all(calendar: Part, zones: Zones, text_of: TextOf) -> str:
    """The zone that a calendar gives to all times without one (X-WR-TIMEZONE; TZ and DAYLIGHT of vCalendar 1.0)."""
    named = calendar.first("X-WR-TIMEZONE")
    if named is not None and named.value.strip():
        return zones.zone(text_of(named).strip())
    offset, daylight = calendar.first("TZ"), calendar.first("DAYLIGHT")
    return zones.zone_of_old(text_of(offset), text_of(daylight) if daylight else "") if offset else ""


def _years(parts: Iterable[Part]) -> set[int]:
    found = (_YEAR.match(prop.value) for part in parts for prop in part.all("DTSTART"))
    return {int(match[1]) for match in found if match and 1900 < int(match[1]) < 2200}


def _fallback(roots: Iterable[Part]) -> str | None:
    """The encoding of values that are neither UTF-8 nor named by their property; None where there are none."""
    doubtful: list[bytes] = []
    size = 0
    waiting = list(roots)
    while waiting and size < GUESS_BYTES:
        part = waiting.pop()
        waiting.extend(part.inside)
        for prop in part.properties:
            if prop.value.isascii() and b"=" not in prop.value:
                continue
            data = values.content(prop)
            if not data.isascii() and not charset.is_utf8(data) and not prop.head.values("CHARSET"):
                doubtful.append(data)
                size += len(data)
    return charset.guess(b"\n".join(doubtful)[:GUESS_BYTES]) if doubtful else None


def _said_of(left_out: Counter[str]) -> Iterator[Problem]:
    words = {
        "VTODO": ngettext(
            "{n} task was left out: a calendar file brings in events.",
            "{n} tasks were left out: a calendar file brings in events.",
            left_out["VTODO"],
        ),
        "VJOURNAL": ngettext(
            "{n} journal entry was left out: a calendar file brings in events.",
            "{n} journal entries were left out: a calendar file brings in events.",
            left_out["VJOURNAL"],
        ),
    }
    for name, text in words.items():
        if left_out[name]:
            yield Problem(1, text.format(n=left_out[name]))


def _fewer(problems: list[Problem]) -> tuple[Problem, ...]:
    problems.sort(key=lambda problem: problem.line)
    rest = len(problems) - MOST_PROBLEMS
    if rest <= 0:
        return tuple(problems)
    words = ngettext("{n} more problem is not listed.", "{n} more problems are not listed.", rest).format(n=rest)
    return (*problems[:MOST_PROBLEMS], Problem(problems[MOST_PROBLEMS].line, words))
