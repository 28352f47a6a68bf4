"""The form in which the kind of a relationship is changed: what that changes stands there before it is done."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.customers.queries import profile
from clientdesk.features.relationships.commands import clear_relationship, set_relationship
from clientdesk.features.relationships.queries import kind_words, present_period
from clientdesk.features.relationships.queries_changes import what_changes
from clientdesk.features.relationships.queries_screens import customer_of_period
from clientdesk.features.relationships.rules import KINDS
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.widgets import Card, Choice, PlainLabel, boxed, column, literal, style_of

_NONE = ""


class Differences(QWidget):
    """What will be otherwise, a line each; nothing is written here."""

    edited = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("relationship_differences")
        self._context = context
        self.meaning = PlainLabel("", "second", "ink2", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style_of().px(10))
        self.told = PlainLabel("", "second", "ink3", wrap=True)
        self.setLayout(column(self.meaning, Card(self._lines, self.told, fill="sunken", gap=10, pad=12), gap=10))

    def value(self) -> object:
        """Nothing."""
        return None

    def set_value(self, value: object) -> None:
        """Nothing is kept here."""

    def show_move(self, before: str, after: str) -> None:
        """Show what changes where the kind `before` becomes `after`."""
        clear_out(self._lines)
        self.meaning.set_words(KINDS[after].meaning if after in KINDS else "")
        self.meaning.setVisible(after in KINDS)
        changes = self._context.bridge.ask(what_changes, before=before, after=after)
        for one in changes:
            made = boxed(
                column(
                    PlainLabel(literal(one.label), "second", "ink3"),
                    PlainLabel(literal(one.after), "text_strong", "ink", wrap=True),
                    PlainLabel(
                        literal(_("until now: {before}").format(before=one.before)), "second", "ink2", wrap=True
                    ),
                    gap=1,
                )
            )
            self._lines.addWidget(made)
            made.show()
        self.told.set_words(
            N_("A rhythm that you agreed on with this customer goes before that of the kind.")
            if changes
            else N_("Nothing changes.")
        )


class ChangeKind(Form):
    """Gives a customer another kind of relationship, or none.

    Args:
        context: to ask and to change.
        row: a period of the customer's; None where the customer is told.
        first: "customer", and where it is suggested "kind" and "reason".
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._customer: int = first.get("customer") or context.bridge.ask(customer_of_period, row=row or 0)
        known = context.bridge.ask(profile, customer=self._customer)
        name = known.name if known else ""
        present = context.bridge.ask(present_period, customer=self._customer)
        self._present = present.kind if present else _NONE
        self.differences = Differences(context)
        super().__init__(
            self._asked(),
            title=lambda: Phrase(N_("The relationship with {name}"), name=name).text(),
            save=N_("Change it"),
            name="relationship_form",
        )
        kind = first.get("kind")
        self.set_values({"kind": self._present if kind is None else kind, "reason": first.get("reason", "")})
        self.edited.connect(self._show)
        self.submitted.connect(self._save)
        self._show()
        self.begin_at("kind")

    def _asked(self) -> list[FormField]:
        kinds = [Choice(_NONE, N_("None")), *(Choice(key, one.name, one.icon) for key, one in KINDS.items())]
        return [
            FormField("kind", N_("Kind of relationship"), "choice", choices=kinds),
            FormField("differences", N_("What changes"), make=lambda: self.differences),
            FormField("reason", N_("Why"), placeholder=N_("in your own words, if you like")),
        ]

    def _show(self) -> None:
        kind = str(self.values()["kind"])
        self.differences.show_move(self._present, kind)
        self.save_button.setEnabled(kind != self._present)

    def _save(self, values: dict[str, Any]) -> None:
        kind, run = values["kind"], self._context.bridge.run
        if kind == self._present:
            self.show_error(UserError("kind", N_("This is the kind already. Please choose another one.")))
        elif kind == _NONE:
            run(
                N_("Kind of relationship taken away"), clear_relationship, then=self._on_saved,
                failed=self.show_error, customer=self._customer,
            )  # fmt: skip
        else:
            run(
                Phrase(N_("Kind of relationship: {kind}"), kind=kind_words(kind)), set_relationship,
                then=self._on_saved, failed=self.show_error, customer=self._customer, kind=kind,
                reason=values["reason"],
            )  # fmt: skip

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()
