"""What the window shows of the calendar, of promises, ideas and relationships once something was done in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from clientdesk.base.words import N_
from clientdesk.features.appointments.commands_checks import Guest
from clientdesk.features.appointments.records import Appointment
from clientdesk.features.contributions.records import Contribution
from clientdesk.features.promises.pane_page import PromisesPage
from clientdesk.kit.form import Form
from clientdesk.kit.picked_field import Picked
from clientdesk.kit.scope_question import ask_scope
from clientdesk.shell.calendar_page import CalendarPage
from clientdesk.shell.main_window import MainWindow

_FAR = date(2031, 5, 14)
_LONG = "Evening ride from the shop to Lahemaa and back with everybody who bought a bike from us this year"
_RULES = {
    "on three days": "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TU,FR;COUNT=10",
    "on the last Friday": "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20301231T235959",
    "each year": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
}


def calendar(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Every view, full, filtered, and far ahead where nothing is planned."""
    page = window.open_page("calendar")
    assert isinstance(page, CalendarPage)
    today = page.day()
    for view in ("day", "agenda", "week", "month"):
        page.show_view(view)
        yield f"calendar, {view}", window
    page.go(_FAR)
    yield "calendar, a month of nothing", window
    page.head.chips.choose("keep_in_touch")
    page.go(today)
    yield "calendar, a month of turns", window
    page.show_view("week")
    page.go(_FAR)
    yield "calendar, a week of no turns", window
    page.head.chips.choose("all")
    yield "calendar, a week of nothing", window
    page.go(today)
    question = ask_scope(window, N_("Change a repeating appointment"), lambda _scope: None)
    yield "which of a series", question
    question.close()


def appointments(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The form with all that it can hold, and the question that is asked afterwards."""
    guests = (Picked(Guest(staff=1), "Kati"), Picked(Guest(customer=2), _LONG), Picked(Guest(customer=3), "Liis Tamm"))
    for name, rule in _RULES.items():
        form = _form(window, "appointment", None, customer=1, what=_LONG, place=_LONG, repeats=rule, guests=guests)
        form.edited.emit()
        yield f"appointment {name}", window
    kept = window.context.bridge.ask(lambda _shop: Appointment.select().order_by(Appointment.starts).first())
    form = _form(window, "appointment_held", kept.id)
    yield "appointment, held", window
    form.set_values({"held": "not_held"})
    form.edited.emit()
    yield "appointment, not held", window
    window.sheet.drop_form()


def relationships(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Promises of a state, thanks, another kind of relationship, another rhythm, and health in words."""
    page = window.open_page("promises")
    assert isinstance(page, PromisesPage)
    for state in ("all", "released"):
        page.states.choose(state)
        yield f"promises, {state}", window
    page.states.choose("open")
    window.open_page("customers")
    given = window.context.bridge.ask(lambda _shop: Contribution.select().first())
    _form(window, "contribution_thanks", given.id)
    yield "thanks", window
    _form(window, "relationship_period", None, customer=1, kind="community")
    yield "another kind of relationship", window
    for way in ("own", "never"):
        form = _form(window, "next_touch", 1)
        form.set_values({"way": way})
        form.edited.emit()
        yield f"rhythm, {way}", window
    _form(window, "next_touch", 1, deed="dismiss")
    yield "contact not needed", window
    window.sheet.drop_form()
    window.context.edit("customer_health", 1)
    values = next(one for one in window.findChildren(QPushButton, "health_values") if one.isVisible())
    values.click()
    yield "health in words", window
    window.sheet.drop_form()


def _form(window: MainWindow, table: str, row: int | None, **first: Any) -> Form:  # noqa: ANN401 - of any field
    window.sheet.drop_form()
    window.context.edit(table, row, **first)
    return next(one for one in window.findChildren(Form) if one.isVisible())
