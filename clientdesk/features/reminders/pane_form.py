"""The form of a reminder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from clientdesk.base.clock import today
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.features.customers.queries_find import find
from clientdesk.features.reminders.commands import add_reminder, change_reminder
from clientdesk.features.reminders.queries import ReminderView, customer_name, reminder
from clientdesk.features.reminders.rules import ICONS, ReminderKind
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.spoken import literal

_KINDS = {
    # Translators: what a reminder is for; on a button or in a list.
    ReminderKind.NOTE: N_("Anything"),
    ReminderKind.CALL: N_("Call"),
    ReminderKind.EMAIL: N_("E-mail"),
    ReminderKind.LETTER: N_("Letter"),
    ReminderKind.MESSAGE: N_("Message"),
    ReminderKind.VISIT: N_("Visit"),
    ReminderKind.MEETING: N_("Meeting"),
}
_FOUND = 8


class ReminderForm(Form):
    """Adds a reminder, or changes one.

    Args:
        context: of the window.
        row: which reminder; None for a new one.
        first: values a new one begins with: "customer", "due_on", "due_time", "what", "kind".
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        self._customer = LookupField(self._find, self._name_of, N_("Name or phone; nobody if empty"))
        super().__init__(self._offered(), title=N_("Reminder"), name="reminder_form")
        found = None if row is None else context.bridge.ask(reminder, row=row)
        self.set_values(self._first_values(first) if found is None else _values_of(found))
        self.submitted.connect(self._save)

    def _offered(self) -> list[FormField]:
        members = self._context.bridge.ask(staff_members)
        people = [Choice("", N_("Nobody in particular")), *(Choice(str(one.id), literal(one.name)) for one in members)]
        kinds = [Choice(kind.value, words, ICONS[kind]) for kind, words in _KINDS.items()]
        return [
            FormField("what", N_("What is to be done"), placeholder=N_("such as: ask how the saddle fits")),
            FormField("customer", N_("About whom"), make=lambda: self._customer),
            FormField("due_on", N_("Day"), "day"),
            FormField("due_time", N_("Time"), beside=True, placeholder=N_("any time")),
            FormField("kind", N_("Kind"), "choice", choices=kinds),
            FormField("staff", N_("Remind whom"), "choice", beside=True, choices=people),
        ]

    def _first_values(self, first: dict[str, Any]) -> dict[str, object]:
        desk = self._context.bridge.desk
        known = {"kind": ReminderKind.CALL.value if first.get("customer") else ReminderKind.NOTE.value}
        return {"due_on": today(desk.clock), "staff": str(desk.staff or "")} | known | first

    def _save(self, values: dict[str, Any]) -> None:
        day: date | None = values["due_on"]
        if not self._customer.take_only() and self._customer.is_unknown():
            self.show_error(UserError("customer", N_("Please take a customer from the list, or leave this empty.")))
            return
        if day is None:
            self.show_error(UserError("due_on", N_("Please give the day.")))
            return
        given = {
            "what": values["what"],
            "customer": self._customer.value(),
            "due_on": day,
            "due_time": values["due_time"] or None,
            "kind": ReminderKind(values["kind"]),
            "staff": int(values["staff"]) if values["staff"] else None,
        }
        run = self._context.bridge.run
        if self._row is None:
            run(N_("Reminder added"), add_reminder, then=self._on_saved, failed=self.show_error, **given)
        else:
            given |= {"row": self._row}
            run(N_("Reminder changed"), change_reminder, then=self._on_saved, failed=self.show_error, **given)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()

    def _find(self, text: str) -> Sequence[LookedUp]:
        found = self._context.bridge.ask(find, text=text, limit=_FOUND)
        return [LookedUp(one.id, one.name, one.phone) for one in found]

    def _name_of(self, customer: int) -> str:
        return self._context.bridge.ask(customer_name, customer=customer)


def _values_of(found: ReminderView) -> dict[str, object]:
    return {
        "what": found.what,
        "customer": found.customer,
        "due_on": found.due_on,
        "due_time": found.due_time or "",
        "kind": found.kind,
        "staff": str(found.staff or ""),
    }
