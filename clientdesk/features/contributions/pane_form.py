"""The form of an idea or a contribution; of one that is there, also what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clientdesk.base.clock import today
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.features.contributions.commands import add_contribution, change_contribution
from clientdesk.features.contributions.queries import ContributionView, contribution
from clientdesk.features.contributions.rules import ICONS, KIND_WORDS, WORDS, Kind, Status
from clientdesk.features.customers.queries import customer_rows
from clientdesk.features.customers.queries_find import find
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.lookup_field import LookedUp, LookupField

_FOUND = 8


class ContributionForm(Form):
    """Writes one down, or says what became of it.

    Args:
        context: of the window.
        row: which; None for a new one.
        first: values a new one begins with: "customer", "what", "kind", "contact".
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        self._contact: int | None = first.get("contact")
        self._customer = LookupField(self._find, self._name_of, N_("Name or phone"))
        found = None if row is None else context.bridge.ask(contribution, row=row)
        super().__init__(
            [*self._asked(), *(_answers() if found else ())],
            title=N_("Idea or contribution"),
            name="contribution_form",
        )
        self.set_values(self._first_values(first) if found is None else _values_of(found))
        self._customer.setEnabled(found is None)
        self.submitted.connect(self._save)

    def _asked(self) -> list[FormField]:
        kinds = [Choice(kind.value, words, ICONS[kind]) for kind, words in KIND_WORDS.items()]
        return [
            FormField("what", N_("What it is"), "note", lines=3),
            FormField("customer", N_("Whose"), make=lambda: self._customer),
            FormField("kind", N_("Kind"), "choice", choices=kinds),
            FormField("given_on", N_("Given on"), "day", beside=True),
        ]

    def _first_values(self, first: dict[str, Any]) -> dict[str, object]:
        return {
            "what": str(first.get("what") or ""),
            "customer": first.get("customer"),
            "kind": str(first.get("kind") or Kind.IDEA.value),
            "given_on": today(self._context.bridge.desk.clock),
        }

    def _save(self, values: dict[str, Any]) -> None:
        if not self._customer.take_only() and self._customer.is_unknown():
            self.show_error(UserError("customer", N_("Please take a customer from the list.")))
            return
        customer, run = self._customer.value(), self._context.bridge.run
        given_on = values["given_on"] or today(self._context.bridge.desk.clock)
        given = {"what": values["what"], "kind": Kind(values["kind"]), "given_on": given_on}
        if self._row is not None:
            given |= {"row": self._row, "status": Status(values["status"]), "outcome": values["outcome"]}
            given |= {"thanked_on": values["thanked_on"]}
            run(N_("Idea changed"), change_contribution, then=self._on_saved, failed=self.show_error, **given)
        elif customer is None:
            self.show_error(UserError("customer", N_("Please say whose it is.")))
        else:
            given |= {"customer": customer, "contact": self._contact}
            run(N_("Idea written down"), add_contribution, then=self._on_saved, failed=self.show_error, **given)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()

    def _find(self, text: str) -> Sequence[LookedUp]:
        found = self._context.bridge.ask(find, text=text, limit=_FOUND)
        return [LookedUp(one.id, one.name, one.phone) for one in found]

    def _name_of(self, customer: int) -> str:
        rows = self._context.bridge.ask(customer_rows, ids=[customer])
        return rows[0].name if rows else ""


def _answers() -> list[FormField]:
    return [
        FormField(
            "status",
            N_("What became of it"),
            "choice",
            choices=[Choice(status.value, words) for status, words in WORDS.items()],
        ),
        FormField("thanked_on", N_("Thanked on"), "day", beside=True),
        FormField("outcome", N_("In your words"), "note", lines=3),
    ]


def _values_of(found: ContributionView) -> dict[str, object]:
    return {
        "what": found.what,
        "customer": found.customer,
        "kind": found.kind.value,
        "given_on": found.given_on,
        "status": found.status.value,
        "thanked_on": found.thanked_on,
        "outcome": found.outcome,
    }
