"""Events brought in: the counts shown are the counts done, all is one step, twice is once."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientdesk.base.errors import Cancelled
from clientdesk.desk.desk import Desk
from clientdesk.desk.intake import Duplicates, Wish
from clientdesk.features.appointments.commands import change_appointment
from clientdesk.features.appointments.queries import appointment, occurrences
from clientdesk.features.customers.commands import add_customer, trash_customer
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.icalendar.bringing import carry_out, plan_calendar
from clientdesk.features.reminders.queries import open_reminders
from clientdesk.formats.source import open_source
from tests.features.icalendar.carried import WALL, bring, calendar, event, figures, quiet, shown

TALLINN = ";TZID=Europe/Tallinn"
FILE = calendar(
    *event("weekly", f"DTSTART{TALLINN}:20261201T100000", f"DTEND{TALLINN}:20261201T110000",
           "RRULE:FREQ=WEEKLY;COUNT=5", f"EXDATE{TALLINN}:20261208T100000", summary="Team"),
    *event("weekly", f"RECURRENCE-ID{TALLINN}:20261215T100000", f"DTSTART{TALLINN}:20261216T120000",
           f"DTEND{TALLINN}:20261216T130000", summary="Team, moved"),
    *event("weekly", f"RECURRENCE-ID{TALLINN}:20261222T100000", f"DTSTART{TALLINN}:20261222T100000",
           "STATUS:CANCELLED", summary="Team"),
    *event("eve", "DTSTART;VALUE=DATE:20261224", summary="Christmas Eve"),
    *event("broken", "DTSTART:20261324T100000Z"),
    *event("off", "DTSTART:20261224T100000Z", "STATUS:CANCELLED", summary="Called off"),
)  # fmt: skip
SHOWN = [
    "2026-12-01 10:00 Team",
    "2026-12-16 12:00 Team, moved",
    "2026-12-24 Christmas Eve",
    "2026-12-29 10:00 Team",
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A calendar with a series, a moved and a cancelled occurrence, a day, one called off, one that is broken."""
    path = tmp_path / "calendar.ics"
    path.write_bytes(FILE)
    return path


def test_a_file_comes_in_as_one_step_and_goes_as_one(desk: Desk, file: Path) -> None:
    done = bring(desk, file)
    assert figures(done) == (4, 0, 1, 1)
    assert shown(desk) == SHOWN
    assert done.batch is not None
    step = desk.undo_step(done.batch)
    assert step.label.text() == "4 events brought in"
    assert shown(desk) == []
    desk.redo()
    assert shown(desk) == SHOWN


def test_the_same_file_twice_is_once(desk: Desk, file: Path) -> None:
    bring(desk, file)
    again = bring(desk, file)
    assert figures(again) == (0, 0, 5, 1)
    assert again.batch is None
    assert shown(desk) == SHOWN


def test_a_known_event_becomes_what_the_file_says_when_wished(desk: Desk, file: Path) -> None:
    bring(desk, file)
    file.write_bytes(FILE.replace(b"20261216T12", b"20261217T15").replace(b"Christmas Eve", b"Xmas"))
    assert figures(bring(desk, file, Duplicates.UPDATE)) == (0, 4, 1, 1)
    assert shown(desk) == [*SHOWN[:1], "2026-12-17 15:00 Team, moved", "2026-12-24 Xmas", SHOWN[3]]
    desk.undo()
    assert shown(desk) == SHOWN


def test_an_event_called_off_later_leaves_the_calendar_with_an_update(desk: Desk, file: Path) -> None:
    bring(desk, file)
    file.write_bytes(calendar(*event("eve", "DTSTART;VALUE=DATE:20261224", "STATUS:CANCELLED")))
    assert figures(bring(desk, file)) == (0, 0, 1, 0)
    assert figures(bring(desk, file, Duplicates.UPDATE)) == (0, 1, 0, 0)
    assert "2026-12-24 Christmas Eve" not in shown(desk)


def test_added_anyway_they_stand_side_by_side(desk: Desk, file: Path) -> None:
    bring(desk, file)
    assert figures(bring(desk, file, Duplicates.ADD)) == (4, 0, 1, 1)
    assert shown(desk) == sorted(SHOWN * 2)


def test_an_invitation_to_one_occurrence_finds_its_series(desk: Desk, file: Path) -> None:
    bring(desk, file)
    file.write_bytes(calendar(*event(
        "weekly", f"RECURRENCE-ID{TALLINN}:20261229T100000", f"DTSTART{TALLINN}:20261230T090000", summary="Team, early",
    )))  # fmt: skip
    assert figures(bring(desk, file)) == (1, 0, 0, 0)
    assert figures(bring(desk, file)) == (0, 0, 1, 0)
    assert shown(desk)[-1] == "2026-12-30 09:00 Team, early"


def test_an_occurrence_whose_series_is_nowhere_stands_alone(desk: Desk, file: Path) -> None:
    file.write_bytes(calendar(*event("gone", "RECURRENCE-ID:20261229T080000Z", "DTSTART:20261230T080000Z")))
    assert figures(bring(desk, file)) == (1, 0, 0, 0)
    assert figures(bring(desk, file)) == (0, 0, 1, 0)
    assert shown(desk) == ["2026-12-30 10:00 Meeting"]


def test_of_two_versions_in_one_file_the_later_counts(desk: Desk, file: Path) -> None:
    file.write_bytes(calendar(
        *event("a", "DTSTART:20261201T080000Z", "SEQUENCE:3", summary="Third"),
        *event("a", "DTSTART:20261201T090000Z", "SEQUENCE:1", summary="First"),
    ))  # fmt: skip
    assert figures(bring(desk, file)) == (1, 0, 1, 0)
    assert shown(desk) == ["2026-12-01 10:00 Third"]


def test_from_one_day_on_a_series_goes_on_otherwise(desk: Desk, file: Path) -> None:
    file.write_bytes(calendar(
        *event("s", f"DTSTART{TALLINN}:20261201T100000", "RRULE:FREQ=WEEKLY;COUNT=6;BYDAY=TU",
               f"EXDATE{TALLINN}:20261229T100000"),
        *event("s", f"RECURRENCE-ID{TALLINN};RANGE=THISANDFUTURE:20261215T100000",
               f"DTSTART{TALLINN}:20261216T140000", summary="Later"),
    ))  # fmt: skip
    assert figures(bring(desk, file)) == (2, 0, 0, 0)
    assert shown(desk) == [
        "2026-12-01 10:00 Meeting",
        "2026-12-08 10:00 Meeting",
        "2026-12-16 14:00 Later",
        "2026-12-23 14:00 Later",
        "2027-01-06 14:00 Later",
    ]
    assert figures(bring(desk, file)) == (0, 0, 2, 0)


def test_guests_are_the_customers_of_their_addresses_and_else_bare_names(desk: Desk, file: Path) -> None:
    anna, jaan, gone = (
        desk.run("Add", add_customer, name=name, points=(PointInput(PointKind.EMAIL, f"{name.lower()}@post.ee"),))
        for name in ("Anna", "Jaan", "Gone")
    )
    desk.run("Trash", trash_customer, customer=gone)
    people = [f"ATTENDEE;CN={name}:mailto:{name}@post.ee" for name in ("Anna", "JAAN", "Gone", "Peeter")]
    file.write_bytes(calendar(
        *event("one", "DTSTART:20261201T080000Z", people[0], people[3]),
        *event("two", "DTSTART:20261202T080000Z", *people),
    ))  # fmt: skip
    bring(desk, file)
    found = desk.ask(occurrences, start=WALL("2026-12-01"), end=WALL("2026-12-03"))
    one, two = (desk.ask(appointment, row=each.row) for each in found)
    assert one is not None
    assert two is not None
    assert (one.customer, [(guest.customer, guest.name) for guest in one.guests]) == (anna, [(None, "Peeter")])
    assert two.customer is None
    assert [guest.customer for guest in two.guests] == [anna, jaan, None, None]
    assert [guest.name for guest in two.guests][2:] == ["Gone", "Peeter"]


def test_an_alarm_is_a_reminder_of_what_is_still_to_come(desk: Desk, file: Path) -> None:
    alarm = ("BEGIN:VALARM", "TRIGGER:-PT30M", "END:VALARM")
    file.write_bytes(calendar(
        *event("past", "DTSTART:20200101T080000Z", *alarm), *event("ahead", "DTSTART:20261201T080000Z", *alarm)
    ))  # fmt: skip
    bring(desk, file)
    (reminder,) = desk.ask(open_reminders)
    assert (reminder.what, reminder.lead) == ("Meeting", 30)
    desk.undo()
    assert desk.ask(open_reminders) == []


def test_an_alarm_of_a_series_reminds_of_its_next_occurrence(desk: Desk, file: Path) -> None:
    alarm = ("BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM")
    file.write_bytes(calendar(
        *event("s", f"DTSTART{TALLINN}:20261116T100000", "RRULE:FREQ=WEEKLY;COUNT=3", *alarm),
        *event("gone", f"DTSTART{TALLINN}:20201116T100000", "RRULE:FREQ=WEEKLY;COUNT=3", *alarm),
    ))  # fmt: skip
    bring(desk, file)
    (reminder,) = desk.ask(open_reminders)
    assert (reminder.lead, f"{reminder.due_on}") == (15, "2026-11-23")


def test_a_foreign_zone_stays_when_the_shop_moves_its_own(desk: Desk, file: Path) -> None:
    file.write_bytes(
        calendar(*event("ny", "DTSTART;TZID=Eastern Standard Time:20260302T100000", "RRULE:FREQ=WEEKLY;COUNT=3"))
    )
    bring(desk, file)
    # New York puts its clocks on 8 March, three weeks before Tallinn.
    assert shown(desk) == ["2026-03-02 17:00 Meeting", "2026-03-09 16:00 Meeting", "2026-03-16 16:00 Meeting"]


def test_outlooks_name_for_half_of_europe_means_the_shops_own_zone(desk: Desk, file: Path) -> None:
    file.write_bytes(calendar(*event("o", "DTSTART;TZID=FLE Standard Time:20260701T100000")))
    bring(desk, file)
    (one,) = desk.ask(occurrences, start=WALL("2026-07-01"), end=WALL("2026-07-02"))
    assert (f"{one.starts:%H:%M}", one.zone) == ("10:00", "")


def test_several_rules_and_rules_of_exception_become_single_days(desk: Desk, file: Path) -> None:
    file.write_bytes(calendar(
        *event("two", "DTSTART:20261201T080000Z", "RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=3"),
        *event("bar", "DTSTART:20270201T080000Z", "RRULE:FREQ=DAILY;COUNT=5",
               "EXRULE:FREQ=DAILY;INTERVAL=2", summary="Odd"),
        *event("all", "DTSTART:20270301T080000Z", "RRULE:FREQ=DAILY", "EXRULE:FREQ=DAILY", summary="Never"),
    ))  # fmt: skip
    done = bring(desk, file)
    assert shown(desk) == [
        "2026-12-01 10:00 Meeting", "2026-12-02 10:00 Meeting", "2026-12-08 10:00 Meeting", "2026-12-15 10:00 Meeting",
        "2027-02-02 10:00 Odd", "2027-02-04 10:00 Odd",
    ]  # fmt: skip
    assert [problem.text for problem in done.problems][-1].startswith("This event has several rules")


def test_stopped_or_outdated_nothing_comes_in(desk: Desk, file: Path) -> None:
    plan = plan_calendar(desk, open_source(file), quiet, wish=Wish())

    def stop(done: int, of: int) -> None:
        if done == 2:
            raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        carry_out(desk, plan, stop)
    assert shown(desk) == []


def test_what_the_owner_said_meanwhile_stays_with_a_skip(desk: Desk, file: Path) -> None:
    bring(desk, file)
    eve = desk.ask(occurrences, start=WALL("2026-12-24"), end=WALL("2026-12-25"))[0]
    desk.run("Change", change_appointment, row=eve.row, what="Closed", starts=WALL("2026-12-24T10:00"))
    bring(desk, file)
    assert "2026-12-24 10:00 Closed" in shown(desk)
