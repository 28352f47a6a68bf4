"""Events written are read back the same, by us and by an independent library, and no bytes make the reader fall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.formats.ical import Event, Moment, Person, Span, read_calendar, write_calendar
from clientdesk.formats.ical_vevent import later
from clientdesk.formats.ical_zone_writer import zone_lines
from clientdesk.formats.vcard_writer import FOLD_OCTETS

WALL = dt.datetime.fromisoformat
AT = WALL("2026-11-22T08:00")
ZONES = ("", "UTC", "Europe/Tallinn", "Asia/Jerusalem", "America/New_York", "Asia/Kolkata")
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffd")
WORDS = st.text(LETTERS, max_size=30).map(str.strip)
LINES = st.text(st.one_of(LETTERS, st.sampled_from('\n\\,;:="^ąÜщכ🙂')), max_size=90).map(str.strip)
EMAILS = st.from_regex(r"[a-z]{1,12}@[a-z]{1,12}\.ee", fullmatch=True)
NAMES = st.text(st.one_of(LETTERS, st.sampled_from('"^,;:')), min_size=1, max_size=30).map(str.strip).filter(bool)
PERSONS = st.builds(
    Person,
    name=NAMES,
    email=st.one_of(st.just(""), EMAILS),
    status=st.sampled_from(["", "ACCEPTED", "DECLINED"]),
    uid=st.one_of(st.just(""), st.uuids().map(str)),
    is_customer=st.booleans(),
    came=st.sampled_from([None, True, False]),
)
TIMES = st.datetimes(WALL("1970-01-02T00:00"), WALL("2090-01-01T00:00")).map(
    lambda at: at.replace(microsecond=0, fold=0)
)
RULES = st.sampled_from(
    [
        "FREQ=DAILY;COUNT=12;INTERVAL=2",
        "FREQ=WEEKLY;BYDAY=MO,WE;WKST=SU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=YEARLY;BYMONTHDAY=29;BYMONTH=2",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    ]
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """An event as our own calendar can hold one."""
    all_day = draw(st.booleans())
    zone = "" if all_day else draw(st.sampled_from(ZONES))

    def moment() -> Moment:
        at = draw(TIMES)
        return Moment(dt.datetime.combine(at.date(), dt.time()) if all_day else at, zone)

    start = moment()
    length = dt.timedelta(days=draw(st.integers(1, 9))) if all_day else dt.timedelta(minutes=draw(st.integers(0, 999)))
    lasts = st.none() if all_day else st.one_of(st.none(), st.integers(1, 999).map(lambda n: dt.timedelta(minutes=n)))
    is_told = draw(st.booleans())
    return Event(
        uid=draw(NAMES),
        summary=draw(WORDS),
        start=start,
        end=Moment(start.at + length, zone),
        all_day=all_day,
        rules=tuple(draw(st.lists(RULES, max_size=1))),
        left_out=tuple(moment() for _each in range(draw(st.integers(0, 2)))),
        added=tuple(Span(moment(), draw(lasts)) for _each in range(draw(st.integers(0, 2)))),
        original=moment() if is_told else None,
        original_is_day=is_told and all_day,
        and_later=is_told and draw(st.booleans()),
        kind=draw(st.sampled_from(["", "meeting", "call"])),
        because=draw(WORDS),
        held=draw(st.sampled_from(["", "held", "not_held"])),
        place=draw(WORDS),
        note=draw(LINES),
        tags=tuple(draw(st.lists(WORDS.filter(bool), max_size=3, unique=True))),
        organizer=draw(st.one_of(st.none(), PERSONS)),
        guests=tuple(draw(st.lists(PERSONS, max_size=3))),
        reminders=tuple(sorted(draw(st.sets(st.sampled_from([0, 5, 30, 1440, 10080]), max_size=3)))),
        is_cancelled=draw(st.booleans()),
        sequence=draw(st.integers(0, 99)),
    )


def written(made: Sequence[Event]) -> bytes:
    return b"".join(write_calendar(made, at=AT, name="Lilleke"))


@given(st.lists(events(), max_size=3))
@settings(max_examples=60)
def test_what_is_written_is_read_back_the_same(made: list[Event]) -> None:
    data = written(made)
    assert all(len(line) <= FOLD_OCTETS for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    file = read_calendar(data)
    assert list(file.events) == made
    assert [problem for problem in file.problems if made] == []


@given(events())
@settings(max_examples=40)
def test_another_library_reads_the_same_times_and_texts(made: Event) -> None:
    calendar = icalendar.Calendar.from_ical(written([made]))
    (told,) = calendar.walk("VEVENT")
    assert isinstance(told, icalendar.Event)
    assert made.start is not None
    at = told.start
    naive = at.replace(tzinfo=None) if isinstance(at, dt.datetime) else dt.datetime.combine(at, dt.time())
    assert naive == made.start.at
    assert str(told.get("SUMMARY", "")) == made.summary
    assert str(told.get("DESCRIPTION", "")) == made.note
    assert told.get("SEQUENCE", 0) == made.sequence
    assert len(told.walk("VALARM")) == len(made.reminders)


def test_another_library_finds_the_same_occurrences() -> None:
    start = Moment(WALL("2026-03-02T09:30"), "Europe/Tallinn")
    series = Event(
        uid="a", summary="Weekly", start=start, end=Moment(WALL("2026-03-02T10:00"), "Europe/Tallinn"),
        rules=("FREQ=WEEKLY;COUNT=10",), left_out=(Moment(WALL("2026-03-16T09:30"), "Europe/Tallinn"),),
        added=(Span(Moment(WALL("2026-03-18T12:00"), "Europe/Tallinn")),),
    )  # fmt: skip
    moved = replace(
        series, rules=(), left_out=(), added=(), summary="Moved",
        original=Moment(WALL("2026-03-30T09:30"), "Europe/Tallinn"),
        start=Moment(WALL("2026-03-31T14:00"), "Europe/Tallinn"),
        end=Moment(WALL("2026-03-31T15:00"), "Europe/Tallinn"),
    )  # fmt: skip
    calendar = icalendar.Calendar.from_ical(written([series, moved]))
    found = recurring_ical_events.of(calendar).between(dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    starts = sorted(at.replace(tzinfo=None) for one in found if isinstance(at := one.start, dt.datetime))
    days = [2, 9, 18, 23, 31]
    assert [at.day for at in starts[:5]] == days
    assert starts[4] == WALL("2026-03-31T14:00")
    assert [at.time() for at in starts[5:]] == [dt.time(9, 30)] * 5


@pytest.mark.parametrize("zone", ["Europe/Tallinn", "Asia/Jerusalem", "Africa/Casablanca", "Australia/Lord_Howe"])
def test_a_zone_goes_along_with_every_change_of_its_clock(zone: str) -> None:
    defined = tzical(StringIO("\n".join(zone_lines(zone, 2000, 2046)))).get(zone)
    assert defined is not None
    real = ZoneInfo(zone)
    for hours in range(0, 46 * 365 * 24, 601):
        at = WALL("2000-01-02T00:00") + dt.timedelta(hours=hours)
        if real.utcoffset(at) == real.utcoffset(at.replace(fold=1)):
            assert defined.utcoffset(at) == real.utcoffset(at), at


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from(
                [
                    b"BEGIN:VCALENDAR", b"END:VCALENDAR", b"BEGIN:VEVENT", b"END:VEVENT", b"BEGIN:VTIMEZONE", b"TZID:X",
                    b"BEGIN:STANDARD", b"END:STANDARD", b"END:VTIMEZONE", b"TZOFFSETFROM:+9999", b"TZOFFSETTO:-2359",
                    b"DTSTART:99991231T235959Z", b"DTSTART;TZID=X:00010101T000000", b"DTSTART;VALUE=DATE:20260229",
                    b"DTSTART;TZID=Europe/Tallinn:20260329T033000", b"DURATION:P999999999W", b"DTEND:20260101",
                    b"RRULE:FREQ=SECONDLY;COUNT=999999999999", b"RRULE:W1 MO #0", b"RRULE:MP1 9+ XX", b"RRULE:D1 #",
                    b"EXDATE:20260101,20260230,/,PT", b"RDATE;VALUE=PERIOD:20260101T000000Z/99991231T235959Z",
                    b"ATTENDEE;CN=\"", b"ATTENDEE:", b"BEGIN:VALARM", b"TRIGGER:-P99999999D", b"TRIGGER;RELATED=END:PT",
                    b"DALARM:20260101T000000;;;", b"SEQUENCE:99999999999999", b"RECURRENCE-ID;RANGE=THISANDFUTURE:0",
                    b"TZ:+99", b"DAYLIGHT:TRUE;;;", b"X-WR-TIMEZONE:Nowhere", b"SUMMARY;ENCODING=QUOTED-PRINTABLE:=",
                ]
            ),
        ),
        max_size=40,
    )
)  # fmt: skip
@settings(max_examples=200)
def test_no_bytes_make_the_reader_fall(lines: list[bytes]) -> None:
    file = read_calendar(b"\r\n".join(lines))
    assert len(file.events) <= len(lines)
    assert file.events or file.problems or file.left_out


@pytest.mark.parametrize(("minutes", "ends"), [(60, "04:30"), (1440, "02:30")])
def test_hours_are_elapsed_time_and_days_are_days(minutes: int, ends: str) -> None:
    """RFC 5545 section 3.3.6: across the missing hour of 29 March 2026 an hour is an hour, a day is a day."""
    start = Moment(WALL(f"2026-03-{29 if minutes == 60 else 28}T02:30"), "Europe/Tallinn")
    assert f"{later(start, dt.timedelta(minutes=minutes), whole_days=False).at:%H:%M}" == ends
