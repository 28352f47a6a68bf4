"""Calendar files as programs write them: what is broken is mended or told by its line, the rest survives."""

from __future__ import annotations

import datetime as dt

import pytest

from clientdesk.formats.ical import CalendarFile, Event, Moment, as_json, read_calendar

WALL = dt.datetime.fromisoformat


def calendar(*lines: str, version: str = "2.0") -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", f"VERSION:{version}", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", "UID:a@b", "SUMMARY:Meeting", *lines, "END:VEVENT")


def read(*lines: str, version: str = "2.0") -> Event:
    (found,) = read_calendar(calendar(*event(*lines), version=version)).events
    return found


def start(*lines: str) -> str | None:
    return as_json(read(*lines))["start"]


def texts(file: CalendarFile) -> list[str]:
    return [problem.text for problem in file.problems]


def test_days_times_and_zones_are_told_apart() -> None:
    assert start("DTSTART;VALUE=DATE:20261224") == "2026-12-24"
    assert start("DTSTART:20261224T101500") == "2026-12-24T10:15:00"
    assert start("DTSTART:20261224T101500Z") == "2026-12-24T10:15:00+00:00"
    assert start("DTSTART;TZID=Europe/Tallinn:20261224T101500") == "2026-12-24T10:15:00+02:00"


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("FLE Standard Time", "Europe/Kiev"),
        ('"Israel Standard Time"', "Asia/Jerusalem"),
        ("/mozilla.org/20070129_1/Europe/Vilnius", "Europe/Vilnius"),
        ("/freeassociation.sourceforge.net/Europe/Tallinn", "Europe/Tallinn"),
        ("europe/tallinn", "Europe/Tallinn"),
        ("GMT", "UTC"),
        ('"(UTC+03:00) Somewhere"', "Etc/GMT-3"),
    ],
)
def test_names_of_zones_are_understood_whoever_wrote_them(name: str, zone: str) -> None:
    found = read(f"DTSTART;TZID={name}:20260701T100000")
    assert found.start is not None
    assert found.start.at.hour == 10
    assert found.start.zone == zone


DEFINITION = (
    "BEGIN:VTIMEZONE", "TZID:Customized Time Zone 1",
    "BEGIN:STANDARD", "DTSTART:16010101T040000", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD",
    "BEGIN:DAYLIGHT", "DTSTART:16010101T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0300",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE",
)  # fmt: skip


def test_a_zone_of_an_unknown_name_is_known_by_its_definition() -> None:
    data = calendar(*DEFINITION, *event("DTSTART;TZID=Customized Time Zone 1:20260701T100000"))
    (found,) = read_calendar(data, home="Europe/Vilnius").events
    assert found.start == Moment(WALL("2026-07-01T10:00"), "Europe/Vilnius")
    (found,) = read_calendar(data).events
    assert found.start == Moment(WALL("2026-07-01T10:00"), "Europe/Tallinn")


def test_a_zone_like_no_other_is_reckoned_from_its_definition_and_told() -> None:
    definition = ("BEGIN:VTIMEZONE", "TZID:Nowhere", "BEGIN:STANDARD", "DTSTART:19700101T000000",
                  "TZOFFSETFROM:-0741", "TZOFFSETTO:-0741", "END:STANDARD", "END:VTIMEZONE")  # fmt: skip
    file = read_calendar(calendar(*definition, *event("DTSTART;TZID=Nowhere:20260701T100000")))
    assert file.events[0].start == Moment(WALL("2026-07-01T17:41"), "UTC")
    assert texts(file) == ["The time zone “Nowhere” is like no other; its times were reckoned from its own definition."]


def test_a_zone_that_nobody_knows_is_told_and_its_times_are_the_shops() -> None:
    file = read_calendar(calendar(*event("DTSTART;TZID=Atlantis:20260701T100000")))
    assert file.events[0].start == Moment(WALL("2026-07-01T10:00"), "")
    assert texts(file) == ["The time zone “Atlantis” is not known; its times were taken as the shop’s own."]


def test_an_end_is_told_reckoned_or_supposed() -> None:
    def end(*lines: str) -> str | None:
        return as_json(read(*lines))["end"]

    assert end("DTSTART:20260701T100000", "DTEND:20260701T113000") == "2026-07-01T11:30:00"
    assert end("DTSTART:20260701T100000", "DURATION:PT1H30M") == "2026-07-01T11:30:00"
    assert end("DTSTART;VALUE=DATE:20260701") == "2026-07-02"
    assert end("DTSTART;VALUE=DATE:20260701", "DURATION:P1W") == "2026-07-08"
    assert end("DTSTART:20260701T100000") == "2026-07-01T10:00:00"
    assert end("DTSTART:20260701T100000", "DTEND:20260701T080000") == "2026-07-01T10:00:00"


def test_a_folded_text_with_escapes_is_one_text() -> None:
    found = read("DTSTART:20260701T100000", "DESCRIPTION:Bring the pap", " er\\, the\\npen \\; and", "\tglue")
    assert found.note == "Bring the paper, the\npen ; andglue"


def test_a_text_broken_without_folding_goes_on() -> None:
    found = read("DTSTART:20260701T100000", "DESCRIPTION:First line", "second line, not folded")
    assert found.note == "First line\nsecond line, not folded"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1257", "latin-1"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    data = calendar("BEGIN:VEVENT", "UID:a", "DTSTART:20260701T100000", "SUMMARY:Õhtusöök Pärnus", "END:VEVENT")
    (found,) = read_calendar(data.decode().encode(encoding)).events
    assert found.summary == "Õhtusöök Pärnus"


def test_an_event_without_its_end_does_not_swallow_the_next() -> None:
    file = read_calendar(
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260101\nSUMMARY:One\n"
        b"BEGIN:VEVENT\nUID:2\nDTSTART:20260102\nSUMMARY:Two\nEND:VEVENT\nBEGIN:VEVENT\nUID:3\nDTSTART:20260103"
    )
    assert [one.uid for one in file.events] == ["1", "2", "3"]
    assert [problem.line for problem in file.problems] == [1, 2, 11]


def test_several_calendars_in_one_file_are_all_read() -> None:
    both = calendar(*event("DTSTART:20260101T100000")) + calendar(*event("DTSTART:20260102T100000"))
    assert len(read_calendar(both).events) == 2


def test_what_cannot_be_read_is_told_by_its_line() -> None:
    file = read_calendar(calendar(*event("DTSTART:20260230T100000Z"), *event(), "BEGIN:VTODO", "END:VTODO"))
    assert [as_json(one)["start"] for one in file.events] == [None, None]
    assert [(problem.line, problem.text) for problem in file.problems] == [
        (1, "1 task was left out: a calendar file brings in events."),
        (6, "This date cannot be read: 20260230T100000Z"),
        (8, "This event says nothing of when it is."),
    ]
    assert texts(read_calendar(b"Dear Anna, see you")) == [
        "What stands here is outside of any entry and was left out.",
        "There is no event in this file.",
    ]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("freq=weekly;byday=mo,+2tu;count=5", "FREQ=WEEKLY;COUNT=5;BYDAY=MO,2TU"),
        ("FREQ=DAILY;UNTIL=20260801", "FREQ=DAILY;UNTIL=20260801T205959Z"),
        ("FREQ=DAILY;UNTIL=20260801T120000", "FREQ=DAILY;UNTIL=20260801T090000Z"),
        ("FREQ=DAILY;UNTIL=20260801T120000Z", "FREQ=DAILY;UNTIL=20260801T120000Z"),
        ("FREQ=YEARLY;BYMONTH=13,2;BYMONTHDAY=0", "FREQ=YEARLY;BYMONTH=2"),
        ("FREQ=OFTEN", None),
    ],
)
def test_a_rule_is_put_in_order_and_what_says_nothing_is_dropped(rule: str, said: str | None) -> None:
    found = as_json(read("DTSTART;TZID=Europe/Tallinn:20260701T100000", f"RRULE:{rule}"))
    assert found["rrule"] == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("D1 #5", "FREQ=DAILY;COUNT=5;INTERVAL=1"),
        ("D2", "FREQ=DAILY;COUNT=2;INTERVAL=2"),
        ("W1 MO FR #0", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,FR"),
        ("W2 TU 20261231T000000Z", "FREQ=WEEKLY;UNTIL=20261231T000000;INTERVAL=2;BYDAY=TU"),
        ("MP1 1+ MO 2- FR #0", "FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO,-2FR"),
        ("MD1 1 15 LD #0", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1,15,-1"),
        ("YM1 6 7 #0", "FREQ=YEARLY;INTERVAL=1;BYMONTH=6,7"),
        ("YD1 1 100 #0", "FREQ=YEARLY;INTERVAL=1;BYYEARDAY=1,100"),
    ],
)
def test_the_older_grammar_of_rules_is_understood(rule: str, said: str) -> None:
    assert as_json(read("DTSTART:20260701T100000", f"RRULE:{rule}", version="1.0"))["rrule"] == said


def test_a_vcalendar_of_an_old_phone_is_read_whole() -> None:
    data = calendar(
        "TZ:+02", "DAYLIGHT:TRUE;+03;20260329T030000;20261025T040000;EET;EEST",
        "BEGIN:VEVENT", "UID:old", "DTSTART:20260701T100000", "DTEND:20260701T110000",
        "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=95htus=C3=B6=C3=B6k=", " Tartus",
        "CATEGORIES:MEETING;PRIVATE", "DALARM:20260701T094500;;;", "END:VEVENT", version="1.0",
    )  # fmt: skip
    (found,) = read_calendar(data).events
    assert found.summary == "Õhtusöök Tartus"
    assert found.start == Moment(WALL("2026-07-01T10:00"), "Europe/Tallinn")
    assert found.tags == ("MEETING", "PRIVATE")
    assert found.reminders == (15,)


def test_single_days_persons_and_alarms_are_read() -> None:
    found = read(
        "DTSTART;TZID=Europe/Tallinn:20260701T100000",
        "DTEND;TZID=Europe/Tallinn:20260701T110000",
        "RRULE:FREQ=DAILY",
        "EXDATE:20260702T070000Z,20260703T070000Z",
        "EXDATE;VALUE=DATE:20260704",
        "RDATE;VALUE=PERIOD:20260710T120000Z/PT3H",
        "ORGANIZER;CN=Mart:mailto:mart@lilleke.ee",
        'ATTENDEE;CN="Saar, Anna";PARTSTAT=ACCEPTED:MAILTO:anna@post.ee',
        "BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM",
        "BEGIN:VALARM", "TRIGGER;RELATED=END:-PT2H", "END:VALARM",
        "BEGIN:VALARM", "TRIGGER:PT5M", "END:VALARM",
    )  # fmt: skip
    assert [at.day for at, _zone in found.left_out] == [2, 3, 4]
    assert {at.hour for at, _zone in found.left_out} == {10}
    assert [(span.start.at.hour, span.lasts) for span in found.added] == [(15, dt.timedelta(hours=3))]
    assert found.organizer is not None
    assert found.organizer.email == "mart@lilleke.ee"
    assert [(one.name, one.email, one.status) for one in found.guests] == [("Saar, Anna", "anna@post.ee", "ACCEPTED")]
    assert found.reminders == (15, 60)


def test_ten_thousand_alarms_are_five() -> None:
    alarms = [line for minute in range(10_000) for line in ("BEGIN:VALARM", f"TRIGGER:-PT{minute}M", "END:VALARM")]
    file = read_calendar(calendar(*event("DTSTART:20260701T100000", *alarms)))
    assert file.events[0].reminders == (0, 1, 2, 3, 4)
    assert texts(file) == ["This event has 10000 alarms; the 5 nearest to its start were taken."]


def test_more_single_days_than_anybody_keeps_are_bounded() -> None:
    days = ",".join(f"{2000 + n // 336}{n // 28 % 12 + 1:02}{n % 28 + 1:02}T100000" for n in range(6_000))
    file = read_calendar(calendar(*event("DTSTART:20260701T100000", f"EXDATE:{days}")))
    assert len(file.events[0].left_out) == 5_000
    assert texts(file) == ["Of the single days of this event, only the first 5000 were taken."]
