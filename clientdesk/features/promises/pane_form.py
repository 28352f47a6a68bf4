"""The form of a promise: what, by when and who keeps it; of one that is there, also what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from clientdesk.base.clock import today
from clientdesk.base.errors import ClientDeskError, UserError
from clientdesk.base.words import N_
from clientdesk.features.customers.queries import customer_rows
from clientdesk.features.customers.queries_find import find
from clientdesk.features.promises.commands import change_promise, make_promise
from clientdesk.features.promises.queries import PromiseView, promise
from clientdesk.features.promises.rules import Ending
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.form_hints import hints_within
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.spoken import literal

_FOUND = 8
_WEEK = timedelta(days=7)
ENDINGS = {
    "": N_("Still to be kept"),
    Ending.KEPT.value: N_("Kept"),
    Ending.BROKEN.value: N_("Not kept"),
    Ending.RELEASED.value: N_("Released by the customer"),
}


class PromiseForm(Form):
    """Writes a promise down, or says what became of it.

    Args:
        context: of the window.
        row: which promise; None for a new one.
        first: values a new one begins with: "customer", "what", "due_on", "contact"; of one that is there, "ending":
            what became of it.
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        self._contact: int | None = first.get("contact")
        self._customer = LookupField(self._find, self._name_of, N_("Name or phone"))
        found = None if row is None else context.bridge.ask(promise, row=row)
        parts = (self._asked(), _closing() if found else [])
        # Who says what became of it has nothing else to write.
        fields = [field for part in (reversed(parts) if first.get("ending") else parts) for field in part]
        super().__init__(fields, title=N_("Promise"), name="promise_form")
        self.set_values(self._first_values(first) if found is None else _values_of(found))
        self.edited.connect(self._show_closing)
        if found is not None:
            self._customer.setEnabled(False)
            self._begin_with(first.get("ending"))
        self._show_closing()
        self._hints = hints_within(context, "promise", self, row)
        self.submitted.connect(self._save)

    def show_error(self, error: ClientDeskError) -> None:
        """The day on which it was closed is called by its field."""
        if isinstance(error, UserError) and error.field == "on":
            error = UserError("closed_on", error.words)
        super().show_error(error)

    def _asked(self) -> list[FormField]:
        members = self._context.bridge.ask(staff_members)
        people = [Choice(str(one.id), literal(one.name)) for one in members]
        return [
            FormField("what", N_("What was promised"), placeholder=N_("such as: send the price list")),
            FormField("customer", N_("To whom"), make=lambda: self._customer),
            FormField("due_on", N_("By when"), "day"),
            FormField("made_on", N_("Promised on"), "day", beside=True),
            FormField(
                "owner",
                N_("Who keeps it"),
                "choice",
                choices=[*people, Choice("", N_("Nobody in particular"))],
                hint=N_("Reminds the day before, and on the day."),
            ),
        ]

    def _first_values(self, first: dict[str, Any]) -> dict[str, object]:
        now = today(self._context.bridge.desk.clock)
        return {
            "what": str(first.get("what") or ""),
            "customer": first.get("customer"),
            "due_on": first.get("due_on") or now + _WEEK,
            "made_on": now,
            "owner": str(self._context.bridge.desk.staff or ""),
        }

    def _begin_with(self, ending: str | None) -> None:
        if ending:
            self._bound["ending"].write(ending)
            self._bound["closed_on"].write(today(self._context.bridge.desk.clock))

    def _show_closing(self) -> None:
        if "ending" in self._bound:
            closed = bool(self.values()["ending"])
            self.offer("closed_on", on=closed)
            if closed and self.values()["closed_on"] is None:
                self._bound["closed_on"].write(today(self._context.bridge.desk.clock))

    def _save(self, values: dict[str, Any]) -> None:
        if not self._customer.take_only() and self._customer.is_unknown():
            self.show_error(UserError("customer", N_("Please take a customer from the list.")))
            return
        given = {
            "what": values["what"],
            "due_on": values["due_on"],
            "made_on": values["made_on"] or today(self._context.bridge.desk.clock),
            "owner": int(values["owner"]) if values["owner"] else None,
        }
        customer, run = self._customer.value(), self._context.bridge.run
        if values["due_on"] is None:
            self.show_error(UserError("due_on", N_("Please say by which day.")))
        elif self._row is not None:
            given |= {"row": self._row, "outcome": values["outcome"]}
            if values["ending"]:
                given |= {"ending": Ending(values["ending"]), "closed_on": values["closed_on"]}
            label = SAID[values["ending"]] if values["ending"] else N_("Promise changed")
            run(label, change_promise, then=self._on_saved, failed=self.show_error, **given)
        elif customer is None:
            self.show_error(UserError("customer", N_("Please say to whom it was promised.")))
        else:
            given |= {"customer": customer, "contact": self._contact}
            run(N_("Promise written down"), make_promise, then=self._on_saved, failed=self.show_error, **given)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()

    def _find(self, text: str) -> Sequence[LookedUp]:
        found = self._context.bridge.ask(find, text=text, limit=_FOUND)
        return [LookedUp(one.id, one.name, one.phone) for one in found]

    def _name_of(self, customer: int) -> str:
        rows = self._context.bridge.ask(customer_rows, ids=[customer])
        return rows[0].name if rows else ""


SAID = {
    Ending.KEPT.value: N_("Promise kept"),
    Ending.BROKEN.value: N_("Promise not kept"),
    Ending.RELEASED.value: N_("Promise released by the customer"),
}


def _closing() -> list[FormField]:
    choices = [Choice(key, words) for key, words in ENDINGS.items()]
    return [
        FormField("ending", N_("What became of it"), "choice", choices=choices),
        FormField("outcome", N_("In your words"), "note", lines=3),
        FormField("closed_on", N_("On which day"), "day"),
    ]


def _values_of(found: PromiseView) -> dict[str, object]:
    closed: date | None = found.closed_on
    return {
        "what": found.what,
        "customer": found.customer,
        "due_on": found.due_on,
        "made_on": found.made_on,
        "owner": str(found.owner or ""),
        "ending": "" if found.is_open else found.promised.status,
        "closed_on": closed,
        "outcome": found.outcome,
    }
