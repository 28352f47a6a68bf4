"""Turns the properties of one VEVENT into an `Event`: when it is, how it repeats, who comes, what is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

from clientdesk.base.words import _
from clientdesk.formats import vcard_values as values
from clientdesk.formats.ical_alarms import reminders_of
from clientdesk.formats.ical_event import FLOATING, Event, Moment, Person, Span
from clientdesk.formats.ical_lines import SHOWN_CHARS, Part
from clientdesk.formats.ical_rules import read_old_rule, read_rule
from clientdesk.formats.ical_values import Stamp, read_length, read_stamp
from clientdesk.formats.ical_zones import UTC, Zones
from clientdesk.formats.vcard_lines import Head, Property

TextOf = Callable[[Property], str]

MOST_DATES = 5_000
MOST_GUESTS = 500
_UUID = "urn:uuid:"
_A_DAY = dt.timedelta(days=1)


class EventReader:
    """Reads the events of one calendar.

    Args:
        zones: of that calendar.
        text_of: a property's value as characters.
        zone_of_all: the zone of times that name none, and of those in UTC; "" where nothing is said.
        is_old: whether it is a vCalendar 1.0.
    """

    def __init__(self, zones: Zones, text_of: TextOf, zone_of_all: str, *, is_old: bool) -> None:
        self._zones = zones
        self._text_of = text_of
        self._zone_of_all = zone_of_all
        self._is_old = is_old

    def event(self, part: Part) -> Event:
        """One VEVENT."""
        begins = part.first("DTSTART")
        stamp = self._stamp(part, begins)
        start = self._moment(stamp, begins) if stamp and begins else None
        if start is None and begins is None:
            part.report(part.line, _("This event says nothing of when it is."))
        all_day = bool(stamp and stamp.is_day)
        end = self._end(part, stamp, start) if stamp and start else None
        original, is_day = self._original(part)
        return Event(
            uid=self._first(part, "UID"),
            summary=self._first(part, "SUMMARY"),
            start=start,
            end=end,
            all_day=all_day,
            rules=tuple(self._rules(part, "RRULE", stamp, start)) if stamp and start else (),
            bars=tuple(self._rules(part, "EXRULE", stamp, start)) if stamp and start else (),
            left_out=tuple(self._left_out(part, start)) if start else (),
            added=tuple(self._added(part, start)) if start else (),
            original=original,
            original_is_day=is_day,
            and_later=self._is_and_later(part),
            kind=self._first(part, "X-CLIENTDESK-KIND").lower(),
            held=self._first(part, "X-CLIENTDESK-HELD").lower(),
            because=self._first(part, "X-CLIENTDESK-BECAUSE"),
            place=self._first(part, "LOCATION"),
            note=self._note(part),
            tags=self._tags(part),
            organizer=next(self._persons(part, "ORGANIZER"), None),
            guests=tuple(self._persons(part, "ATTENDEE")),
            reminders=reminders_of(part, self._text_of, start, end),
            is_cancelled=self._first(part, "STATUS").upper() == "CANCELLED",
            sequence=self._sequence(part),
            line=part.line,
        )

    # --- Texts

    def _first(self, part: Part, name: str) -> str:
        prop = part.first(name)
        return values.unescape(self._text_of(prop)) if prop else ""

    def _note(self, part: Part) -> str:
        link = self._first(part, "URL")
        note = self._first(part, "DESCRIPTION") or self._first(part, "COMMENT")
        return "\n".join(text for text in (note, link if link not in note else "") if text)

    def _tags(self, part: Part) -> tuple[str, ...]:
        separator = ";" if self._is_old else ","
        found = (tag for prop in part.all("CATEGORIES") for tag in values.split(self._text_of(prop), separator))
        return tuple(dict.fromkeys(tag for tag in found if tag))

    def _sequence(self, part: Part) -> int:
        text = self._first(part, "SEQUENCE")
        return int(text) if text.isdecimal() and len(text) < 10 else 0

    def _persons(self, part: Part, name: str) -> Iterator[Person]:
        for prop in part.all(name)[:MOST_GUESTS]:
            person = _person(values.unescape(self._text_of(prop)), prop.head)
            if person.name or person.email or person.uid:
                yield person

    # --- When

    def _stamp(self, part: Part, prop: Property | None) -> Stamp | None:
        """The date or time of a property; what cannot be read is told."""
        if prop is None:
            return None
        text = values.unescape(self._text_of(prop))
        stamp = read_stamp(text)
        if stamp is None or not 1 < stamp.at.year < 9998:
            words = _("This date cannot be read: {text}")
            part.report(prop.line, words.format(text=text[:SHOWN_CHARS]))
            return None
        if not stamp.is_day and "DATE" in [value.upper() for value in prop.head.values("VALUE")]:
            return Stamp(dt.datetime.combine(stamp.at.date(), dt.time()), is_day=True)
        return stamp

    def _moment(self, stamp: Stamp, prop: Property) -> Moment:
        """A stamp with its zone."""
        if stamp.is_day:
            return Moment(stamp.at)
        if stamp.offset is not None:
            at = stamp.at - stamp.offset
            return in_zone(Moment(at, UTC), self._zone_of_all) if self._zone_of_all else Moment(at, UTC)
        named = next(iter(prop.head.values("TZID")), "").strip()
        moment = self._zones.moment(named, stamp.at) if named else Moment(stamp.at, FLOATING)
        return moment if moment.zone else Moment(stamp.at, self._zone_of_all)

    def _like(self, stamp: Stamp, prop: Property, start: Moment) -> Moment:
        """A stamp of the same event as its start is told: same zone; a day alone means the start's time of that day."""
        if stamp.is_day:
            return Moment(dt.datetime.combine(stamp.at.date(), start.at.time()), start.zone)
        moment = self._moment(stamp, prop)
        return in_zone(moment, start.zone) if moment.zone and start.zone else Moment(moment.at, start.zone)

    def _end(self, part: Part, stamp: Stamp, start: Moment) -> Moment:
        """When it ends, exclusive: told, reckoned from its length, or as RFC 5545 section 3.6.1 supposes."""
        usual = Moment(start.at + _A_DAY if stamp.is_day else start.at, start.zone)
        told = part.first("DTEND")
        if told is not None and told.value.strip():
            ends = self._stamp(part, told)
            found = self._end_told(stamp, start, ends, told) if ends else usual
        elif length := part.first("DURATION"):
            found = self._end_reckoned(part, stamp, start, length)
        else:
            found = usual
        if found.at < start.at or (stamp.is_day and found.at == start.at):
            if found.at < start.at:
                part.report(part.line, _("The end comes before the start; the end was left out."))
            return usual
        return found

    def _end_told(self, stamp: Stamp, start: Moment, ends: Stamp, prop: Property) -> Moment:
        if stamp.is_day:
            day = dt.datetime.combine(ends.at.date(), dt.time())
            return Moment(day if ends.at == day else day + _A_DAY)
        if ends.is_day:
            return Moment(ends.at, start.zone)
        return self._like(ends, prop, start)

    def _end_reckoned(self, part: Part, stamp: Stamp, start: Moment, prop: Property) -> Moment:
        length = read_length(self._text_of(prop))
        if length is None or length < dt.timedelta():
            part.report(prop.line, _("The length of this event cannot be read."))
            return Moment(start.at + _A_DAY if stamp.is_day else start.at, start.zone)
        return later(start, length, whole_days=stamp.is_day)

    # --- How it repeats

    def _rules(self, part: Part, name: str, stamp: Stamp, start: Moment) -> Iterator[str]:
        for prop in part.all(name):
            text = values.unescape(self._text_of(prop))
            if not text:
                continue
            dropped: list[str] = []
            if "=" in text:
                rule, dropped = read_rule(text, stamp, start.zone)
            else:
                rule = read_old_rule(text, stamp, start.zone)
            if rule is None:
                words = _("How this event repeats cannot be read; it was taken once: {text}")
                part.report(prop.line, words.format(text=text[:SHOWN_CHARS]))
            else:
                yield rule
            for piece in dropped if rule else ():
                words = _("This part of how the event repeats was left out: {text}")
                part.report(prop.line, words.format(text=piece[:SHOWN_CHARS]))

    def _left_out(self, part: Part, start: Moment) -> Iterator[Moment]:
        for prop, text in self._dates(part, "EXDATE"):
            stamp = read_stamp(text.partition("/")[0])
            if stamp is None:
                part.report(prop.line, _("This date cannot be read: {text}").format(text=text[:SHOWN_CHARS]))
            else:
                yield self._like(stamp, prop, start)

    def _added(self, part: Part, start: Moment) -> Iterator[Span]:
        for prop, text in self._dates(part, "RDATE"):
            begins, slash, rest = text.partition("/")
            stamp = read_stamp(begins)
            if stamp is None:
                part.report(prop.line, _("This date cannot be read: {text}").format(text=text[:SHOWN_CHARS]))
                continue
            at = self._like(stamp, prop, start)
            yield Span(at, self._lasts(at, rest, prop, start) if slash else None)

    def _lasts(self, at: Moment, rest: str, prop: Property, start: Moment) -> dt.timedelta | None:
        """How long an added time lasts, by its end or its length."""
        if length := read_length(rest):
            return length
        stamp = read_stamp(rest)
        if stamp is None:
            return None
        length = self._like(stamp, prop, start).at - at.at
        return length if length > dt.timedelta() else None

    def _dates(self, part: Part, name: str) -> Iterator[tuple[Property, str]]:
        left = MOST_DATES
        for prop in part.all(name):
            for text in self._text_of(prop).replace(";", ",").split(","):
                if text.strip() and left > 0:
                    left -= 1
                    yield prop, text.strip()
        if left <= 0:
            words = _("Of the single days of this event, only the first {most} were taken.")
            part.report(part.line, words.format(most=MOST_DATES))

    def _original(self, part: Part) -> tuple[Moment | None, bool]:
        prop = part.first("RECURRENCE-ID")
        stamp = self._stamp(part, prop)
        return (self._moment(stamp, prop), stamp.is_day) if stamp and prop else (None, False)

    def _is_and_later(self, part: Part) -> bool:
        prop = part.first("RECURRENCE-ID")
        return prop is not None and "THISANDFUTURE" in [value.upper() for value in prop.head.values("RANGE")]


def _person(text: str, head: Head) -> Person:
    """Somebody by the address and the parameters of ORGANIZER or ATTENDEE."""

    def said(*names: str) -> str:
        return next(iter(head.values(*names)), "").strip()

    scheme, _colon, rest = text.partition(":")
    uid = text[len(_UUID) :] if text[: len(_UUID)].lower() == _UUID else said("X-CLIENTDESK-UID")
    bare = text if "@" in text and " " not in text else said("EMAIL")
    mail = rest.strip() if scheme.lower() == "mailto" else bare
    name = said("CN") or ("" if uid or mail or scheme.lower() in {"mailto", "invalid"} else text)
    came = {"YES": True, "NO": False}.get(said("X-CLIENTDESK-CAME").upper())
    is_customer = said("X-CLIENTDESK-CUSTOMER").upper() == "TRUE"
    return Person(name, mail, said("PARTSTAT", "STATUS").upper(), uid.strip().lower(), is_customer, came)


def in_zone(moment: Moment, zone: str) -> Moment:
    """The same moment as told in another zone."""
    if moment.zone == zone or not moment.zone:
        return Moment(moment.at, zone)
    try:
        at = moment.at.replace(tzinfo=ZoneInfo(moment.zone)).astimezone(ZoneInfo(zone))
    except OverflowError:
        return Moment(moment.at, zone)
    return Moment(at.replace(tzinfo=None, fold=0), zone)


def later(start: Moment, length: dt.timedelta, *, whole_days: bool) -> Moment:
    """So much later; hours are elapsed time, so the wall clock may jump in between (RFC 5545 section 3.3.6)."""
    if whole_days:
        return Moment(start.at + max(_A_DAY, dt.timedelta(days=-(-length // _A_DAY))), start.zone)
    days, rest = dt.timedelta(days=length.days), length - dt.timedelta(days=length.days)
    try:
        if not start.zone or not rest:
            return Moment(start.at + length, start.zone)
        zone = ZoneInfo(start.zone)
        utc = (start.at + days).replace(tzinfo=zone).astimezone(dt.UTC) + rest
        return Moment(utc.astimezone(zone).replace(tzinfo=None, fold=0), start.zone)
    except OverflowError:
        return start
