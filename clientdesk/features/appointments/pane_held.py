"""After an appointment: whether it took place, who came, why it did not; then what was said can be written down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.clock import today
from clientdesk.base.days import weekday_date
from clientdesk.base.words import N_, Phrase, _, apart
from clientdesk.features.appointments.commands import hold_appointment
from clientdesk.features.appointments.pane_saving import Target, target_of
from clientdesk.features.appointments.queries import AppointmentView, GuestView
from clientdesk.features.appointments.rules_told import HELD, NOT_HELD
from clientdesk.features.contacts.queries import contacts
from clientdesk.kit.context import Context, Reached
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.layouts import column
from clientdesk.kit.options import Option, Options
from clientdesk.kit.spoken import literal
from clientdesk.kit.ticks import Tick

_NAME = "appointment_held_form"
_LOOK_BACK = 20
_CONTACTS = {"meeting": "meeting", "call": "call", "visit": "visit"}
"""As what kind of contact a kind of appointment is written down; any other is a meeting."""


class HeldForm(Form):
    """Says what became of an appointment; Enter saves from anywhere.

    Args:
        context: of the window.
        row: which appointment, or which series.
        first: of a series "original" or "at", which of its days is meant.
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row or 0
        self._target: Target | None = None if row is None else target_of(context, row, first)
        view = self._target.view if self._target else None
        self.held, self.came = HeldField(), CameField(view.guests if view else ())
        super().__init__(
            [
                FormField("held", N_("Did it take place?"), make=lambda: self.held),
                FormField("came", N_("Who came"), make=lambda: self.came),
                FormField("because", N_("Why not"), placeholder=N_("such as: the customer was ill")),
            ],
            title="" if view is None else literal(_heading(context, view)),
            name=_NAME,
        )
        if view is not None:
            self.set_values({"held": view.held or HELD, "came": view.guests, "because": view.because})
        self._show_asked()
        self.edited.connect(self._show_asked)
        self.submitted.connect(self._save)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, wherever the keyboard is: what is usual is marked already."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submit()
        else:
            super().keyPressEvent(event)

    def submit(self) -> None:
        """Offer the values even where nothing was changed: what is marked at first is not said yet."""
        self._is_saved = False
        super().submit()

    def _show_asked(self) -> None:
        is_held = self.held.current() == HELD
        self.offer("came", on=is_held and bool(self.came.ticks))
        self.offer("because", on=not is_held)

    def _save(self, values: dict[str, Any]) -> None:
        is_held = values["held"] == HELD
        self._context.bridge.run(
            N_("Appointment held") if is_held else N_("Appointment not held"),
            hold_appointment,
            then=self._on_saved,
            failed=self.show_error,
            row=self._target.view.id if self._target else self._row,
            original=self._target.view.original if self._target else None,
            held=values["held"],
            came=values["came"] if is_held and self.came.ticks else None,
            because="" if is_held else values["because"],
        )

    def _on_saved(self, _result: object) -> None:
        self.saved()
        is_held = self.held.current() == HELD
        self.left.emit()
        if is_held and self._target is not None:
            offer_to_log(self._context, self._target.view, self.came.value())


class HeldField(Options):
    """An editor of a form: it took place, or it did not."""

    edited = Signal()

    def __init__(self) -> None:
        options = [
            Option(HELD, N_("Held"), N_("It took place.")),
            Option(NOT_HELD, N_("Not held"), N_("It fell through, or nobody came.")),
        ]
        super().__init__(options, HELD, name=f"{_NAME}_held")
        self.chosen.connect(lambda _key: self.edited.emit())

    def value(self) -> str:
        """The key that is marked."""
        return self.current()

    def set_value(self, value: object) -> None:
        """Mark one of the two."""
        self.choose(str(value))


class CameField(QWidget):
    """An editor of a form: a tick for each guest; its value is the ids of those who came.

    Args:
        guests: who was asked to be there.
    """

    edited = Signal()

    def __init__(self, guests: Sequence[GuestView]) -> None:
        super().__init__()
        # Whoever was asked is taken to have come until somebody says otherwise.
        self.ticks = {
            one.id: Tick(
                literal(one.name or one.email), one.came is not False, changed=lambda _on: self.edited.emit(),
                name=f"{_NAME}_came_{place}",
            )
            for place, one in enumerate(guests)
        }  # fmt: skip
        self.setLayout(column(*self.ticks.values(), gap=2))

    def value(self) -> tuple[int, ...]:
        """The ids of those who came."""
        return tuple(row for row, tick in self.ticks.items() if tick.isChecked())

    def set_value(self, value: object) -> None:
        """Tick those who came."""
        for one in cast("Sequence[GuestView]", value or ()):
            self.ticks[one.id].setChecked(one.came is not False)


def offer_to_log(context: Context, view: AppointmentView, came: Sequence[int]) -> None:
    """Ask the customer's line for what was said, and offer the way there; nothing is logged by itself."""
    guests = [one.customer for one in view.guests if one.id in came and one.customer is not None]
    asked = [view.customer] if view.customer is not None else guests
    whom = [customer for customer in asked if not _is_logged(context, customer, view)]
    for customer in whom:
        kind = _CONTACTS.get(view.kind, "meeting")
        context.reached.emit(Reached(customer, kind, "", view.starts, _until(view)))
    if whom:
        name = view.customer_name or next(one.name for one in view.guests if one.customer == whom[0])
        words = Phrase(N_("What was said with {name}?"), name=name)
        context.offered.emit(words, N_("Write it down"), partial(context.show_customer, whom[0]))


def _is_logged(context: Context, customer: int, view: AppointmentView) -> bool:
    """Whether something of that day is written down already."""
    newest = context.bridge.ask(contacts, customer=customer, limit=_LOOK_BACK)
    return any(one.in_touch and one.on.date() == view.starts.date() and one.on >= view.starts for one in newest)


def _until(view: AppointmentView) -> datetime:
    """When it was over; of whole days nobody knows how long it took."""
    return view.starts if view.all_day else view.ends


def _heading(context: Context, view: AppointmentView) -> str:
    day = weekday_date(view.starts.date(), today(context.bridge.desk.clock))
    when = day if view.all_day else _("{day}, {time}").format(day=day, time=view.starts.strftime("%H:%M"))
    return f"{apart(view.what)} · {when}"
