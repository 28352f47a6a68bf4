"""The alarms of an event as minutes before its start."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from clientdesk.base.words import _
from clientdesk.formats.ical_event import Moment
from clientdesk.formats.ical_lines import Part
from clientdesk.formats.ical_rules import to_utc
from clientdesk.formats.ical_values import read_length, read_stamp
from clientdesk.formats.vcard_lines import Property

MOST_REMINDERS = 5
_LONGEST_AHEAD = 366 * 24 * 60
_OLD_ALARMS = ("DALARM", "AALARM", "MALARM", "PALARM")


def reminders_of(
    part: Part, text_of: Callable[[Property], str], start: Moment | None, end: Moment | None
) -> tuple[int, ...]:
    """Minutes before the start, each once, the nearest first; alarms after the start are none.

    Args:
        part: the VEVENT.
        text_of: a property's value as characters.
        start: of the event.
        end: of the event.
    """
    if start is None:
        return ()
    found = {minutes for minutes in _minutes(part, text_of, start, end) if 0 <= minutes <= _LONGEST_AHEAD}
    if len(found) > MOST_REMINDERS:
        words = _("This event has {n} alarms; the {most} nearest to its start were taken.")
        part.report(part.line, words.format(n=len(found), most=MOST_REMINDERS))
    return tuple(sorted(found)[:MOST_REMINDERS])


def _minutes(part: Part, text_of: Callable[[Property], str], start: Moment, end: Moment | None) -> Iterator[int]:
    for alarm in part.inside:
        trigger = alarm.first("TRIGGER") if alarm.name == "VALARM" else None
        if trigger is None:
            continue
        from_end = "END" in [value.upper() for value in trigger.head.values("RELATED")]
        base = end if from_end and end else start
        length = read_length(text_of(trigger))
        if length is not None:
            yield _whole(start.at - base.at - length)
        elif (minutes := _until_start(text_of(trigger), start)) is not None:
            yield minutes
    for prop in part.all(*_OLD_ALARMS):
        minutes = _until_start(text_of(prop).partition(";")[0], start)
        if minutes is not None:
            yield minutes


def _until_start(text: str, start: Moment) -> int | None:
    """From a moment told by itself to the start."""
    stamp = read_stamp(text)
    if stamp is None:
        return None
    if stamp.offset is None or not start.zone:
        return _whole(start.at - stamp.at)
    return _whole(to_utc(start.at, start.zone) - (stamp.at - stamp.offset))


def _whole(length: dt.timedelta) -> int:
    return round(length.total_seconds() / 60)
