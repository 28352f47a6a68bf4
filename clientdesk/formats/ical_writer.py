"""Writes events as iCalendar (RFC 5545), so that `read_calendar` gives the same events back.

Lines are folded at 75 octets and end with CRLF. Each zone that is used comes with its definition (VTIMEZONE), for
programs that do not know its name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from clientdesk.formats.ical_event import Event, Moment, Person
from clientdesk.formats.ical_zone_writer import zone_lines
from clientdesk.formats.ical_zones import UTC
from clientdesk.formats.vcard_writer import escape, fold

_PRODUCT = "-//ClientDesk//ClientDesk//EN"
_DAY_MINUTES = 24 * 60
_ZONE_YEARS = 20
_FIRST_YEAR = 1900
_NO_MAIL = "invalid:nomail"
_CARETS = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})


def write_calendar(events: Sequence[Event], *, at: dt.datetime, name: str = "") -> Iterator[bytes]:
    """A calendar of these events, piece by piece.

    Args:
        events: in their order; every one with a start.
        at: when it is written, naive UTC.
        name: of the calendar, "" for none.
    """
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    if name:
        head.append(f"X-WR-CALNAME:{escape(name)}")
    yield _folded(head)
    yield from _definitions(events, at)
    for event in events:
        yield _folded(_event(event, at))
    yield _folded(["END:VCALENDAR"])


def _folded(lines: Iterable[str]) -> bytes:
    return b"".join(map(fold, lines))


def _definitions(events: Iterable[Event], at: dt.datetime) -> Iterator[bytes]:
    """What each zone means, from the first event in it to twenty years ahead."""
    since: dict[str, int] = {}
    for event in events:
        for moment in (event.start, event.original):
            if moment and moment.zone and moment.zone != UTC:
                since[moment.zone] = min(since.get(moment.zone, at.year), moment.at.year)
    for zone, year in sorted(since.items()):
        yield _folded(zone_lines(zone, max(year, _FIRST_YEAR), max(at.year, year) + _ZONE_YEARS))


def _event(event: Event, at: dt.datetime) -> list[str]:
    start, end = event.start or Moment(at), event.end or event.start or Moment(at)
    lines = ["BEGIN:VEVENT", f"UID:{escape(event.uid)}", f"DTSTAMP:{at:%Y%m%dT%H%M%S}Z"]
    lines.append(_dated("DTSTART", start, all_day=event.all_day))
    lines.append(_dated("DTEND", end, all_day=event.all_day))
    if event.original:
        later = ";RANGE=THISANDFUTURE" if event.and_later else ""
        lines.append(_dated(f"RECURRENCE-ID{later}", event.original, all_day=event.original_is_day))
    lines += [f"RRULE:{rule}" for rule in event.rules]
    lines += [f"EXRULE:{rule}" for rule in event.bars]
    lines += [_dated("EXDATE", moment, all_day=event.all_day) for moment in event.left_out]
    for span in event.added:
        lines.append(
            _span(span.start, span.lasts) if span.lasts else _dated("RDATE", span.start, all_day=event.all_day)
        )
    texts = (
        ("SUMMARY", event.summary),
        ("LOCATION", event.place),
        ("DESCRIPTION", event.note),
        ("X-CLIENTDESK-KIND", event.kind),
        ("X-CLIENTDESK-HELD", event.held),
        ("X-CLIENTDESK-BECAUSE", event.because),
    )
    lines += [f"{name}:{escape(text)}" for name, text in texts if text]
    if event.tags:
        lines.append("CATEGORIES:" + ",".join(map(escape, event.tags)))
    if event.sequence:
        lines.append(f"SEQUENCE:{event.sequence}")
    if event.is_cancelled:
        lines.append("STATUS:CANCELLED")
    if event.organizer:
        lines.append(_person("ORGANIZER", event.organizer))
    lines += [_person("ATTENDEE", guest) for guest in event.guests]
    for minutes in event.reminders:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escape(event.summary) or '-'}",
                  f"TRIGGER:{_trigger(minutes)}", "END:VALARM"]  # fmt: skip
    return [*lines, "END:VEVENT"]


def _dated(name: str, moment: Moment, *, all_day: bool) -> str:
    if all_day:
        return f"{name};VALUE=DATE:{moment.at:%Y%m%d}"
    return f"{name}{_zone(moment.zone)}:{_stamp(moment)}"


def _span(start: Moment, lasts: dt.timedelta) -> str:
    minutes, seconds = divmod(int(lasts.total_seconds()), 60)
    told = f"PT{minutes}M" + (f"{seconds}S" if seconds else "")
    return f"RDATE;VALUE=PERIOD{_zone(start.zone)}:{_stamp(start)}/{told}"


def _zone(zone: str) -> str:
    return f";TZID={zone}" if zone and zone != UTC else ""


def _stamp(moment: Moment) -> str:
    # strftime writes a year before 1000 with fewer digits on some systems.
    return f"{moment.at.year:04}{moment.at:%m%dT%H%M%S}{'Z' if moment.zone == UTC else ''}"


def _trigger(minutes: int) -> str:
    if minutes and minutes % _DAY_MINUTES == 0:
        return f"-P{minutes // _DAY_MINUTES}D"
    return f"-PT{minutes}M"


def _person(name: str, person: Person) -> str:
    marks = f';CN="{_parameter(person.name)}"' if person.name else ""
    if person.status:
        marks += f";PARTSTAT={person.status}"
    if person.uid:
        marks += f";X-CLIENTDESK-UID={person.uid}"
    if person.is_customer:
        marks += ";X-CLIENTDESK-CUSTOMER=TRUE"
    if person.came is not None:
        marks += f";X-CLIENTDESK-CAME={'YES' if person.came else 'NO'}"
    return f"{name}{marks}:{f'mailto:{escape(person.email)}' if person.email else _NO_MAIL}"


def _parameter(text: str) -> str:
    """A text as a parameter between quotes (RFC 6868)."""
    return text.translate(_CARETS)
