"""The calendar as a file: what goes in comes back the same, in another shop, for others, of a time, of a customer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.cli import main
from clientdesk.desk.desk import Desk
from clientdesk.desk.exporting import export, losses
from clientdesk.features.appointments.commands import add_appointment
from clientdesk.features.customers.commands import add_customer, trash_customer
from clientdesk.features.icalendar.exporting_files import write_events
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.formats.ical import Event, Moment, Person, read_calendar, write_calendar
from tests.features.icalendar.carried import WALL, bring, calendar, event, quiet, shown

UIDS = {"weekly", "eve", "ny"}
GUESTS = (Person("Peeter", ""), Person("p@x.ee", "p@x.ee"))
TALLINN = ";TZID=Europe/Tallinn"
FILE = calendar(
    *event("weekly", f"DTSTART{TALLINN}:20261201T100000", f"DTEND{TALLINN}:20261201T110000",
           "RRULE:FREQ=WEEKLY;COUNT=5", f"EXDATE{TALLINN}:20261208T100000", f"RDATE{TALLINN}:20261203T180000",
           "ATTENDEE;CN=Anna:mailto:anna@post.ee", "SEQUENCE:4", summary="Team; all, of us"),
    *event("weekly", f"RECURRENCE-ID{TALLINN}:20261215T100000", f"DTSTART{TALLINN}:20261216T120000",
           f"DTEND{TALLINN}:20261216T130000", summary="Team, moved"),
    *event("eve", "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "DESCRIPTION:Two\\nlines",
           "BEGIN:VALARM", "TRIGGER:-P1D", "END:VALARM", summary="Christmas"),
    *event("ny", "DTSTART;TZID=America/New_York:20261110T090000", "RRULE:FREQ=MONTHLY", summary="New York"),
)  # fmt: skip


def written(desk: Desk, out: Path, **given: datetime | None) -> list[Event]:
    """The events of a file that the shop writes, but for who leads them."""
    desk.ask(write_events, path=out, customers=None, progress=quiet, **given)
    file = read_calendar(out.read_bytes())
    assert file.problems == ()
    return [without_leader(one) for one in file.events]


def without_leader(told: Event) -> Event:
    """An event whoever leads it: in another shop that is somebody else."""
    return replace(told, organizer=None)


def test_what_one_shop_writes_another_has_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / name for name in ("in.ics", "first.ics", "second.ics")]
    files[0].write_bytes(FILE)
    days = []
    for shop in (1, 2):
        data = ["--data", str(tmp_path / f"shop{shop}"), "--json"]
        assert main(["import", str(files[shop - 1]), *data]) == 0
        capsys.readouterr()
        assert main(["export", str(files[shop]), *data]) == 0
        assert capsys.readouterr().out == '{"events": 4}\n'
        assert main(["agenda", "--from", "2026-12-01", "--to", "2027-03-01", *data]) == 0
        told = json.loads(capsys.readouterr().out)
        days.append([(one["uid"], one["title"], one["start"], one["end"]) for one in told if one["uid"] in UIDS])
    first, second = (read_calendar(file.read_bytes()).events for file in files[1:])
    assert list(map(without_leader, second)) == list(map(without_leader, first))
    assert len(days[0]) == 9
    assert days[1] == days[0]


@st.composite
def many(draw: st.DrawFn) -> list[Event]:
    """Appointments as the shop keeps them, some of series."""
    found: list[Event] = []
    for number in range(draw(st.integers(1, 4))):
        all_day = draw(st.booleans())
        zone = "" if all_day else draw(st.sampled_from(["Europe/Tallinn", "UTC", "America/New_York"]))
        day = draw(st.dates(WALL("2026-12-01").date(), WALL("2027-06-01").date()))
        start = WALL(f"{day}T00:00" if all_day else f"{day}T{draw(st.sampled_from(['08:15', '14:00', '23:30']))}")
        length = draw(st.sampled_from([1, 2, 3]))
        end = start + timedelta(days=length) if all_day else start.replace(minute=59)
        rule = draw(st.sampled_from(["", "FREQ=DAILY;COUNT=9", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=MONTHLY;BYDAY=-1FR"]))
        made = Event(
            uid=f"e{number}", summary=draw(st.sampled_from(["Cut; colour, wash", "Õhtu", "\\n", "“Tere”"])),
            start=Moment(start, zone), end=Moment(end, zone), all_day=all_day, rules=(rule,) if rule else (),
            kind=draw(st.sampled_from(["meeting", "call", "visit", "other"])),
            note=draw(st.sampled_from(["", "a\n\nb", "x" * 200])), place=draw(st.sampled_from(["", "Tartu"])),
            guests=tuple(draw(st.lists(st.sampled_from(GUESTS), max_size=2, unique=True))),
            sequence=draw(st.integers(0, 3)),
        )  # fmt: skip
        found.append(made)
    return found


@given(many())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_and_out_and_in_again_changes_nothing(desk: Desk, tmp_path: Path, made: list[Event]) -> None:
    file = tmp_path / "in.ics"
    file.write_bytes(b"".join(write_calendar(made, at=WALL("2026-11-22"))))
    bring(desk, file)
    first, days = written(desk, tmp_path / "first.ics"), shown(desk)
    desk.undo()
    assert shown(desk) == []
    bring(desk, tmp_path / "first.ics")
    second, again = written(desk, tmp_path / "second.ics"), shown(desk)
    desk.undo()
    assert second == first
    assert sorted(again) == sorted(days)
    assert sorted(one.uid for one in first) == [f"e{number}" for number in range(len(made))]


def test_other_programs_see_the_same_days(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "in.ics"
    file.write_bytes(FILE)
    bring(desk, file)
    export(desk, tmp_path / "out.ics", quiet)
    told = icalendar.Calendar.from_ical((tmp_path / "out.ics").read_bytes())
    found = recurring_ical_events.of(told).between(WALL("2026-11-01").date(), WALL("2027-03-01").date())
    assert len(found) == len(shown(desk, "2026-11-01", "2027-03-01")) == 10


def test_of_a_time_only_what_takes_place_then_goes(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "in.ics"
    file.write_bytes(FILE)
    bring(desk, file)
    titles = [
        one.summary for one in written(desk, tmp_path / "a.ics", since=WALL("2026-12-25"), until=WALL("2026-12-28"))
    ]
    assert titles == ["Christmas"]
    titles = [one.summary for one in written(desk, tmp_path / "b.ics", since=WALL("2027-02-01"))]
    assert titles == ["New York"]


def test_of_a_customer_only_theirs_goes_and_nothing_of_the_trash(desk: Desk, tmp_path: Path) -> None:
    anna, jaan = (desk.run("Add", add_customer, name=name) for name in ("Anna", "Jaan"))
    for customer in (anna, jaan):
        desk.run("Plan", add_appointment, what=f"For {customer}", starts=WALL("2026-12-01T10:00"), customer=customer)
    assert export(desk, tmp_path / "a.ics", quiet, customers=[anna], key="ics") == {"events": 1}
    (told,) = read_calendar((tmp_path / "a.ics").read_bytes()).events
    (guest,) = told.guests
    assert (guest.name, guest.is_customer) == ("Anna", True)
    desk.run("Trash", trash_customer, customer=jaan)
    assert export(desk, tmp_path / "b.ics", quiet, key="ics") == {"events": 1}


def test_what_a_calendar_cannot_carry_is_told_before(desk: Desk) -> None:
    desk.run("Remind", add_reminder, what="Order paper", due_on=WALL("2026-12-01").date())
    told = [words if isinstance(words, str) else words.text() for words in losses(desk, "ics")]
    assert told[-1] == "1 reminder stays here: it belongs to no appointment."


def test_on_the_command_line_a_calendar_comes_in_and_goes_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, shop = tmp_path / "in.ics", tmp_path / "shop"
    file.write_bytes(FILE)
    assert main(["import", str(file), "--data", str(shop), "--json"]) == 0
    assert '"added": 4' in capsys.readouterr().out
    period = ["--from", "2026-12-24", "--to", "2026-12-26"]
    assert main(["export", str(tmp_path / "out.ics"), *period, "--data", str(shop), "--json"]) == 0
    assert capsys.readouterr().out == '{"events": 1}\n'
    assert main(["export", str(tmp_path / "out.vcf"), *period, "--data", str(shop)]) == 2
    assert "Only a calendar" in capsys.readouterr().err


def test_only_a_calendar_is_written_for_a_time(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        export(desk, tmp_path / "out.ical", quiet)
