"""The form of an appointment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from clientdesk.base.clock import local_now
from clientdesk.base.errors import ClientDeskError, UserError
from clientdesk.base.words import N_
from clientdesk.features.appointments.commands import AppointmentKind, add_appointment, change_appointment
from clientdesk.features.appointments.pane_span import Span, SpanField
from clientdesk.features.appointments.queries import ICONS, AppointmentView, appointment
from clientdesk.features.customers.queries import customer_rows
from clientdesk.features.customers.queries_find import find
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.spoken import literal

_KINDS = {
    AppointmentKind.MEETING: N_("Meeting"),
    AppointmentKind.CALL: N_("Call"),
    AppointmentKind.VISIT: N_("Visit"),
    # Translators: any other kind of appointment.
    AppointmentKind.OTHER: N_("Something else"),
}
_FOUND = 8
_FORENOON = time(10)


class AppointmentForm(Form):
    """Adds an appointment, or changes one.

    Args:
        context: of the window.
        row: which appointment; None for a new one.
        first: values a new one begins with: "starts" (naive wall time), "customer", "what", "kind", "place", "note".
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        found = None if row is None else context.bridge.ask(appointment, row=row)
        self._span = SpanField(found.starts if found else first.get("starts") or _next_forenoon(context))
        self._customer = LookupField(self._find, self._name_of, N_("Name or phone; nobody if empty"))
        super().__init__(self._asked(), title=N_("Appointment"), name="appointment_form")
        self.set_values(self._first_values(first) if found is None else _values_of(found))
        self.submitted.connect(self._save)

    def show_error(self, error: ClientDeskError) -> None:
        """Say what is wrong at its field; both ends of the time are one field."""
        if isinstance(error, UserError) and error.field == "ends":
            error = UserError("starts", error.words)
        super().show_error(error)

    def _asked(self) -> list[FormField]:
        members = self._context.bridge.ask(staff_members)
        people = [Choice("", N_("Nobody in particular")), *(Choice(str(one.id), literal(one.name)) for one in members)]
        kinds = [Choice(kind.value, words, ICONS[kind.value]) for kind, words in _KINDS.items()]
        return [
            FormField("what", N_("What it is about"), placeholder=N_("such as: fitting of the new frame")),
            FormField("starts", N_("When"), make=lambda: self._span),
            FormField("customer", N_("With whom"), make=lambda: self._customer),
            FormField("kind", N_("Kind"), "choice", choices=kinds),
            FormField("staff", N_("Who of the shop"), "choice", beside=True, choices=people),
            FormField("place", N_("Place")),
            FormField("note", N_("Note"), "note"),
        ]

    def _first_values(self, first: dict[str, Any]) -> dict[str, object]:
        known = {"staff": str(self._context.bridge.desk.staff or ""), "kind": AppointmentKind.MEETING.value}
        return known | first

    def _save(self, values: dict[str, Any]) -> None:
        if not self._customer.take_only() and self._customer.is_unknown():
            self.show_error(UserError("customer", N_("Please take a customer from the list, or leave this empty.")))
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
        }
        run = self._context.bridge.run
        if self._row is None:
            run(N_("Appointment added"), add_appointment, then=self._on_saved, failed=self.show_error, **given)
        else:
            given |= {"row": self._row}
            run(N_("Appointment changed"), change_appointment, then=self._on_saved, failed=self.show_error, **given)

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


def _values_of(found: AppointmentView) -> dict[str, object]:
    last = found.ends - timedelta(days=1) if found.all_day else found.ends
    return {
        "what": found.what,
        "starts": Span(found.starts, last, found.all_day),
        "customer": found.customer,
        "kind": found.kind,
        "staff": str(found.staff or ""),
        "place": found.place,
        "note": found.note,
    }
