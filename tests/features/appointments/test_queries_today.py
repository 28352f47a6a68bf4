"""Appointments on Today: of a day, of the days ahead, and those that passed without a word."""

from __future__ import annotations

from datetime import date, datetime

from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import Guest, add_appointment
from clientdesk.features.appointments.queries_today import ahead, todays, unsaid
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import add_customer

wall = datetime.fromisoformat


def meet(desk: Desk, what: str, starts: str, customer: int | None = None, **more: object) -> None:
    desk.run("Added", add_appointment, what=what, starts=wall(starts), customer=customer, **more)  # type: ignore[arg-type]


def test_ahead_tells_the_day_and_the_time_of_each(desk: Desk) -> None:
    meet(desk, "Today's own", "2026-11-20T12:00")
    meet(desk, "Fitting", "2026-11-23T13:30")
    meet(desk, "Fair", "2026-11-20T00:00", ends=wall("2026-11-23T00:00"), all_day=True)
    rows = desk.ask(ahead, first=date(2026, 11, 21), last=date(2026, 11, 27))
    assert [(row.name, row.due_on, row.at) for row in rows] == [
        ("Fair", date(2026, 11, 21), None),
        ("Fitting", date(2026, 11, 23), wall("2026-11-23T13:30").time()),
    ]
    assert {row.name for row in desk.ask(todays)} == {"Today's own", "Fair"}


def test_an_appointment_passed_without_a_word_until_something_is_written_down(desk: Desk) -> None:
    anna, liis = (desk.run("Added", add_customer, name=name) for name in ("Anna Saar", "Liis Tamm"))
    meet(desk, "Fitting", "2026-11-17T13:30", anna)
    meet(desk, "Brakes", "2026-11-18T10:00", liis)
    meet(desk, "Stocktaking", "2026-11-18T18:00")

    def missed() -> list[tuple[str, str, str]]:
        rows = desk.ask(unsaid, first=date(2026, 11, 16), last=date(2026, 11, 19))
        return [(row.name, str(row.when), str(row.what)) for row in rows]

    assert missed() == [("Anna Saar", "Tue 17 Nov", "Fitting"), ("Liis Tamm", "Wed 18 Nov", "Brakes")]
    desk.run(
        "Logged", log_contact, customer=anna, kind=ContactKind.VISIT, direction=Direction.NONE, note="Was here",
        on=wall("2026-11-17T13:45"),
    )  # fmt: skip
    assert missed() == [("Liis Tamm", "Wed 18 Nov", "Brakes")]


def test_who_is_asked_to_be_there_stands_in_the_line_of_the_day(desk: Desk) -> None:
    anna = desk.run("Added", add_customer, name="Anna Saar")
    meet(desk, "Fitting", "2026-11-20T12:00", anna, guests=(Guest(name="Peeter"), Guest(name="Liis")))
    meet(desk, "Anna Saar calls", "2026-11-20T13:00", anna)
    assert [row.what for row in desk.ask(todays)] == ["Anna Saar · with Peeter, Liis", ""]
