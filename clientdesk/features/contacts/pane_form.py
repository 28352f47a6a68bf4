"""The form that corrects a contact."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from clientdesk.base.clock import local_now
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.features.contacts.commands import change_contact, log_contact
from clientdesk.features.contacts.details import ContactDetails
from clientdesk.features.contacts.pane_wording import LOGGED, kind_choices
from clientdesk.features.contacts.queries import contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.contacts.rules import HAS_DIRECTION, HAS_LENGTH, minutes, read_length
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.spoken import literal

_DIRECTIONS = (
    Choice(Direction.NONE.value, N_("Not said")),
    Choice(Direction.OUTGOING.value, N_("We did")),
    Choice(Direction.INCOMING.value, N_("The customer did")),
)


class ContactForm(Form):
    """Changes a contact, or logs one about the customer among the first values.

    Args:
        context: of the window.
        row: which contact; None for a new one.
        first: values a new one begins with; `customer` has to be among them.
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        self._customer: int | None = first.get("customer")
        self._length_shown = ""
        title = N_("Log contact") if row is None else N_("Contact")
        super().__init__(_fields(context), title=title, name="contact_form")
        found = None if row is None else context.bridge.ask(contact, row=row)
        self.set_values(self._values_of(found))
        self.submitted.connect(self._save)

    def _values_of(self, found: ContactDetails | None) -> dict[str, object]:
        if found is None:
            now = local_now(self._context.bridge.desk.clock)
            return {"on": now.date(), "at": now.time(), "by": str(self._context.bridge.desk.staff or "")}
        self._length_shown = "" if found.lasted_s is None else str(minutes(found.lasted_s))
        return {
            "kind": found.kind,
            "direction": found.direction.value,
            "on": found.on.date(),
            "at": found.on.time(),
            "lasted_s": self._length_shown,
            "outcome": found.outcome,
            "by": "" if found.by is None else str(found.by),
            "note": found.note,
        }

    def _save(self, values: dict[str, Any]) -> None:
        try:
            given = self._given(values)
        except UserError as error:
            self.show_error(error)
            return
        run = self._context.bridge.run
        if self._row is None:
            given |= {"customer": self._customer, "by": given["by"] or None}
            run(LOGGED[given["kind"]], log_contact, then=self._on_saved, failed=self.show_error, **given)
        else:
            given |= {"row": self._row}
            run(N_("Contact changed"), change_contact, then=self._on_saved, failed=self.show_error, **given)

    def _given(self, values: dict[str, Any]) -> dict[str, Any]:
        kind = ContactKind(values["kind"])
        day: date | None = values["on"]
        moment: time = values["at"]
        if day is None:
            raise UserError("on", N_("Please give the day."))
        given: dict[str, Any] = {
            "kind": kind,
            "direction": Direction(values["direction"]) if kind in HAS_DIRECTION else Direction.NONE,
            "on": datetime.combine(day, moment),
            "outcome": values["outcome"],
            "by": int(values["by"] or 0),
            "note": values["note"],
        }
        # A length shown in whole minutes and left alone keeps its seconds.
        if kind not in HAS_LENGTH:
            given["lasted_s"] = 0
        elif values["lasted_s"] != self._length_shown:
            given["lasted_s"] = _length(values["lasted_s"])
        return given

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()


def _length(text: str) -> int:
    try:
        return read_length(text) or 0
    except ValueError as error:
        raise UserError("lasted_s", N_("Please write the length in minutes, such as 6.")) from error


def _fields(context: Context) -> list[FormField]:
    members = context.bridge.ask(staff_members, retired=True)
    people = [Choice("", N_("Nobody in particular")), *(Choice(str(one.id), literal(one.name)) for one in members)]
    return [
        FormField("kind", N_("Kind"), "choice", choices=kind_choices()),
        FormField("direction", N_("Who began it"), "choice", beside=True, choices=_DIRECTIONS),
        FormField("on", N_("Day"), "day"),
        FormField("at", N_("Time"), "time", beside=True),
        FormField("note", N_("What was said"), "note", lines=6),
        FormField("lasted_s", N_("Length"), placeholder=N_("minutes")),
        FormField("outcome", N_("Outcome"), beside=True, placeholder=N_("such as: answered")),
        FormField("by", N_("Who of us"), "choice", choices=people),
    ]
