"""The form of an appointment: what, with whom, when, how it repeats, who else is asked to be there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.clock import local_now
from clientdesk.base.errors import ClientDeskError, UserError
from clientdesk.base.words import N_
from clientdesk.features.appointments.commands import AppointmentKind
from clientdesk.features.appointments.pane_form_fields import RepeatsField, fields_of
from clientdesk.features.appointments.pane_guests import GuestsField
from clientdesk.features.appointments.pane_saving import Saver, Target, target_of
from clientdesk.features.appointments.pane_span import Span, SpanField
from clientdesk.features.appointments.queries import AppointmentView
from clientdesk.features.appointments.rules_told import told_words
from clientdesk.features.customers.queries import customer_rows
from clientdesk.features.customers.queries_find import find
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.buttons import Button
from clientdesk.kit.context import Context
from clientdesk.kit.form import Form
from clientdesk.kit.form_hints import FormHints
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import hide_unless, row
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.spoken import literal

_FOUND = 8
_FORENOON = time(10)
_FEET = 2
"""What stands below the fields of a form: the line that says what is wrong, and the buttons."""


class AppointmentForm(Form):
    """Adds an appointment, or changes one.

    Args:
        context: of the window.
        row: which appointment; None for a new one.
        first: values a new one begins with: "starts", "ends" (naive wall time, the end exclusive), "all_day",
            "customer", "staff", "what", "kind", "place", "note"; of one that repeats "original" or "at", which of its
            days is meant.
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        self._target = None if row is None else target_of(context, row, first)
        found = self._target.view if self._target else None
        starts = found.starts if found else first.get("starts") or _next_forenoon(context)
        self._span = SpanField(starts)
        self._customer = LookupField(self._find, self._name_of, N_("Name or phone; nobody if empty"))
        self._guests = GuestsField(context)
        self._repeats = RepeatsField(context, starts)
        members = context.bridge.ask(staff_members)
        whose = (found.staff, found.staff_name) if found and found.staff is not None else None
        super().__init__(
            fields_of(
                span=self._span, customer=self._customer, repeats=self._repeats, guests=self._guests, members=members,
                staff=whose,
            ),
            title=N_("All appointments of this series") if self._is_whole(found) else N_("Appointment"),
            name="appointment_form",
        )  # fmt: skip
        self.set_values(self._first_values(first) if found is None else _values_of(found))
        head = self._target.head(context) if self._target else None
        if head is not None and found is not None:
            self._repeats.set_series(head, found.starts)
        self._hints = FormHints(context, "appointment", self, self._target.whole if self._target else row)
        self._place_feet(self._target)
        self._follow()
        self._hints.look()
        self._saver = Saver(context, self, self._target, self._on_saved, self.show_error)
        self.edited.connect(self._follow)
        self.submitted.connect(self._save)

    def show_error(self, error: ClientDeskError) -> None:
        """Say what is wrong at its field; both ends of the time are one field."""
        if isinstance(error, UserError) and error.field == "ends":
            error = UserError("starts", error.words)
        super().show_error(error)

    @staticmethod
    def _is_whole(found: AppointmentView | None) -> bool:
        """Whether it is a series with all its days that is changed."""
        return found is not None and found.series is not None and found.original is None

    def _place_feet(self, target: Target | None) -> None:
        """Beneath the fields: what others have to say, what became of it, and what else can be done with it."""
        view = target.view if target else None
        begun = view is not None and view.starts <= local_now(self._context.bridge.desk.clock).replace(tzinfo=None)
        self.told = PlainLabel("" if view is None else literal(_told(view)), "text", "ink2", wrap=True)
        self.held_button = Button(
            N_("Held?"), "check-circle", "ghost", clicked=self._ask_held, name="appointment_form_held"
        )
        self.delete_button = Button(
            N_("Delete"), "trash", "ghost", clicked=self._delete, name="appointment_form_delete"
        )
        hide_unless(begun, self.held_button)
        hide_unless(view is not None and view.held, self.told)
        hide_unless(view, self.delete_button)
        stack = self.layout()
        if isinstance(stack, QVBoxLayout):
            stack.insertWidget(stack.count() - _FEET, self._hints)
            stack.insertWidget(stack.count() - _FEET, self.told)
            stack.addLayout(row(self.delete_button, self.held_button, None))
        self._order_feet()

    def _order_feet(self) -> None:
        """Let Tab come to what others have to say before it comes to the buttons, as the eye does."""
        # The list of a choice is a window of its own.
        inside = [one for one in self._hints.findChildren(QWidget) if one.window() is self.window()]
        reached = [one for one in inside if one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value]
        for one, other in pairwise([self.editor("note"), *reached, self.cancel_button, self.save_button]):
            QWidget.setTabOrder(one, other)

    def _first_values(self, first: dict[str, Any]) -> dict[str, object]:
        known = {"staff": str(self._context.bridge.desk.staff or ""), "kind": AppointmentKind.MEETING.value}
        given = {name: value for name, value in first.items() if name in self._bound}
        if isinstance(first.get("ends"), datetime) and isinstance(first.get("starts"), datetime):
            given["starts"] = _span(first["starts"], first["ends"], all_day=bool(first.get("all_day")))
        if first.get("staff"):
            given["staff"] = str(first["staff"])
        return known | given

    def _follow(self) -> None:
        """The rules are those for the day that is written, the people those of the customer."""
        span = self._span.value()
        self._repeats.set_start(span.starts, all_day=span.all_day)
        self._guests.set_customer(self._customer.value())

    def _save(self, values: dict[str, Any]) -> None:
        if not self._customer.take_only() and self._customer.is_unknown():
            self.show_error(UserError("customer", N_("Please take a customer from the list, or leave this empty.")))
            return
        if self._guests.is_unknown():
            self.show_error(UserError("guests", N_("Please take the guest from the list, or write name and e-mail.")))
            return
        span: Span = values["starts"]
        given = {
            "what": values["what"],
            "starts": span.starts,
            "ends": span.ends,
            "all_day": span.all_day,
            "customer": self._customer.value(),
            "kind": AppointmentKind(values["kind"]),
            "place": values["place"],
            "note": values["note"],
            "staff": int(values["staff"]) if values["staff"] else None,
            "guests": self._guests.value(),
        }
        is_new = self._row is None or self._repeats.rule.is_changed()
        self._saver.save(given, self._repeats.value() if is_new else None, self._hints.joined())

    def _delete(self) -> None:
        self._saver.delete()

    def _ask_held(self) -> None:
        if self._target is not None:
            self._context.edit("appointment_held", self._target.view.id, original=self._target.view.original)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()

    def _find(self, text: str) -> Sequence[LookedUp]:
        found = self._context.bridge.ask(find, text=text, limit=_FOUND)
        return [LookedUp(one.id, one.name, one.phone) for one in found]

    def _name_of(self, customer: int) -> str:
        return next((row.name for row in self._context.bridge.ask(customer_rows, ids=[customer])), "")


def _next_forenoon(context: Context) -> datetime:
    """When something new begins at first: the next full hour of today, or tomorrow's forenoon late in the day."""
    now = local_now(context.bridge.desk.clock)
    hour = now.replace(minute=0, second=0) + timedelta(hours=1)
    return hour if hour.date() == now.date() else datetime.combine(hour.date(), _FORENOON)


def _told(view: AppointmentView) -> str:
    """What became of it, as a sentence of its own."""
    told = told_words(view.held, view.because, [(one.name or one.email, one.came) for one in view.guests])
    return told[:1].upper() + told[1:]


def _span(starts: datetime, ends: datetime, *, all_day: bool) -> Span:
    """As its field has it: of whole days the last one is told, not the one after it."""
    return Span(starts, ends - timedelta(days=1) if all_day else ends, all_day)


def _values_of(found: AppointmentView) -> dict[str, object]:
    return {
        "what": found.what,
        "starts": _span(found.starts, found.ends, all_day=found.all_day),
        "customer": found.customer,
        "kind": found.kind,
        "staff": str(found.staff or ""),
        "place": found.place,
        "note": found.note,
        "repeats": found.repeats,
        "guests": found.guests,
    }
