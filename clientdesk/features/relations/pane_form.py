"""The form of a relation: who, what they are to each other in both directions, since when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.features.customers.queries import profile
from clientdesk.features.customers.queries_find import find
from clientdesk.features.relations.commands import add_relation, change_relation
from clientdesk.features.relations.pane_word import WordField
from clientdesk.features.relations.queries import RelationView, relation
from clientdesk.features.relations.rules import reverse_of
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.spoken import Words

_FOUND = 8


class RelationForm(Form):
    """Adds a relation of a customer, or changes one.

    Args:
        context: of the window.
        row: which relation; None for a new one.
        first: "customer", from whose profile it is seen; for a new one also "other" and "other_is".
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        self._customer: int | None = first.get("customer")
        self._found = None if row is None else context.bridge.ask(relation, row=row, customer=self._customer)
        if self._found is not None:
            self._customer = self._found.customer
        name = self._name_of(self._customer) if self._customer else ""
        # Only where it stands in the form: a widget without a parent is a window of its own.
        self._other = None if self._found else LookupField(self._find, self._name_of, N_("Name or phone"))
        self._word, self._reverse = WordField(N_("Choose…")), WordField(N_("Choose…"))
        self._proposed = ""
        super().__init__(self._asked(name), title=self._titled(name), name="relation_form")
        self.set_values({k: v for k, v in first.items() if k in {"other", "other_is"}} | _values_of(self._found))
        self._proposed = self._reverse.value()
        self._word.edited.connect(self._propose)
        self.submitted.connect(self._save)

    def _titled(self, name: str) -> Words:
        if self._found is None:
            return Phrase(N_("Relation of {name}"), name=name)
        return Phrase(N_("{name} and {other}"), name=name, other=self._found.other_name)

    def _asked(self, name: str) -> list[FormField]:
        other = self._other
        here = Phrase(N_("What {name} is to them"), name=name)
        return [
            *([FormField("other", N_("With whom"), make=lambda: other)] if other is not None else []),
            FormField(
                "other_is",
                Phrase(N_("What they are to {name}"), name=name),
                make=lambda: self._word,
            ),
            FormField("customer_is", here, hint=N_("Proposed by the word above."), make=lambda: self._reverse),
            FormField("since_on", N_("Since"), "day", more=True),
            FormField("until_on", N_("Until"), "day", beside=True, more=True),
            FormField("note", N_("Note"), "note", more=True),
        ]

    def _propose(self) -> None:
        """The reverse follows the word until somebody has chosen another."""
        word = self._word.value()
        if word and self._reverse.value() in {"", self._proposed}:
            self._proposed = reverse_of(word)
            self._reverse.set_value(self._proposed)

    def _save(self, values: dict[str, Any]) -> None:
        run = self._context.bridge.run
        if self._found is not None:
            # Seen from the second of the two, the words stand the other way round.
            here, there = values["customer_is"], values["other_is"]
            words = {"other_is": there, "customer_is": here} if self._found.forth else {
                "other_is": here or reverse_of(there), "customer_is": there,
            }  # fmt: skip
            given = words | {"row": self._found.id} | {key: values[key] for key in ("note", "since_on", "until_on")}
            run(N_("Relation changed"), change_relation, then=self._on_saved, failed=self.show_error, **given)
            return
        if self._other is None or not self._other.take_only():
            self.show_error(UserError("other", N_("Please take a customer from the list.")))
            return
        given = {**values, "customer": self._customer, "other": self._other.value()}
        run(N_("Relation added"), add_relation, then=self._on_saved, failed=self.show_error, **given)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()

    def _find(self, text: str) -> Sequence[LookedUp]:
        found = self._context.bridge.ask(find, text=text, limit=_FOUND)
        return [LookedUp(one.id, one.name, one.phone) for one in found if one.id != self._customer]

    def _name_of(self, customer: int) -> str:
        known = self._context.bridge.ask(profile, customer=customer)
        return known.name if known else ""


def _values_of(found: RelationView | None) -> dict[str, object]:
    if found is None:
        return {}
    names = ("other_is", "customer_is", "since_on", "until_on", "note")
    return {name: getattr(found, name) for name in names}
