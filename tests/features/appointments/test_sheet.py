"""Appointments on the printed sheet, and guests in the search."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.commands import Guest, Held, add_appointment, change_guests, hold_appointment
from clientdesk.features.appointments.pane import PANES
from clientdesk.features.appointments.pane_form import AppointmentForm
from clientdesk.features.appointments.queries import appointment
from clientdesk.features.appointments.sheet import appointment_rows
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.searching.queries import find_written
from clientdesk.kit.context import Context

wall = datetime.fromisoformat


@pytest.fixture
def anna(desk: Desk) -> int:
    """With whom."""
    return desk.run("x", add_customer, name="Anna Saar")


def test_the_sheet_tells_what_is_ahead_how_it_repeats_and_what_became_of_it(desk: Desk, anna: int) -> None:
    guests = (Guest(name="Peeter"), Guest(name="Liis"))
    past = desk.run("x", add_appointment, what="Fitting", starts=wall("2026-11-19 10:00"), customer=anna, guests=guests)
    view = desk.ask(appointment, row=past)
    assert view is not None
    desk.run("x", hold_appointment, row=past, held=Held.HELD, came=(view.guests[0].id,))
    desk.run(
        "x", add_appointment, what="Course", starts=wall("2026-11-26 15:00"), customer=anna, guests=guests,
        repeats="FREQ=WEEKLY;BYDAY=TH",
    )  # fmt: skip
    rows = [(str(one.label), one.text) for one in desk.ask(appointment_rows, customer=anna)]
    assert rows == [
        ("Thu 26 Nov", "15:00 · Course · every Thursday · with Peeter and Liis"),
        ("Thu 19 Nov", "10:00 · Fitting · held · Peeter came, Liis did not"),
    ]


def test_a_guest_who_is_no_customer_is_found_and_leads_to_the_appointment(
    desk: Desk, context: Context, anna: int, qtbot: QtBot
) -> None:
    liis = desk.run("x", add_customer, name="Liis")
    guests = (Guest(name="Peeter Paan", email="paan@post.ee"), Guest(customer=liis))
    row = desk.run("x", add_appointment, what="Fitting", starts=wall("2026-11-26 10:00"), customer=anna, guests=guests)
    (found,) = desk.ask(find_written, text="paan")
    assert (found.table, found.title, found.customer) == ("appointment_guest", "Guest of an appointment", None)
    make = next(editor.make for editor in PANES.editors if editor.table == found.table)
    form = make(context, found.row, {})
    qtbot.addWidget(form)
    assert isinstance(form, AppointmentForm)
    assert form.values()["what"] == "Fitting"
    desk.run("x", change_guests, row=row, guests=())
    assert desk.ask(find_written, text="paan") == []
    desk.undo()
    assert [one.row for one in desk.ask(find_written, text="post.ee")] == [found.row]
