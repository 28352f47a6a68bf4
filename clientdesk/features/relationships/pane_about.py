"""A card on the tab About: the kind of relationship, what it sets, and the kinds there were before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.features.relationships.queries import Period, kind_words, relationship_periods, set_by_kind
from clientdesk.features.relationships.queries_changes import what_is_set
from clientdesk.features.relationships.queries_screens import period_words
from clientdesk.kit.context import Context
from clientdesk.kit.customer_part import CustomerPart
from clientdesk.kit.layouts import clear_out
from clientdesk.kit.widgets import Button, Card, CardHead, PlainLabel, boxed, column, literal, row, style_of


class Relationship(CustomerPart):
    """A `CustomerView`.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    tables = ("relationship_period", "relationship_defaults", "own_kind")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "about_relationship", parent)
        self._is_open = False
        self.name = PlainLabel("", "row_title", wrap=True)
        self.name.setObjectName("relationship_name")
        self.when = PlainLabel("", "second", "ink2", wrap=True)
        self._set, self._history = QVBoxLayout(), QVBoxLayout()
        for stack in (self._set, self._history):
            stack.setSpacing(style_of().px(8))
        self.change = Button(N_("Change"), "pencil-simple", "plain", height=30, clicked=self._change,
                             name="relationship_change")  # fmt: skip
        self.more = Button(N_("History"), None, "link", height=30, clicked=self._toggle, name="relationship_history")
        card = Card(
            CardHead(N_("Kind of relationship")), column(self.name, self.when, gap=1), self._set, self._history,
            row(self.change, self.more, None), fill="sunken", gap=10,
        )  # fmt: skip
        self.setLayout(column(card, gap=0))
        self.begin()

    def show_customer(self, customer: int | None) -> None:
        """Show of which kind the relationship with this customer is."""
        self._is_open = False
        super().show_customer(customer)

    def read(self) -> None:
        """Tell it anew."""
        clear_out(self._set)
        clear_out(self._history)
        if self._customer is None:
            return
        ask = self._context.bridge.ask
        periods = ask(relationship_periods, customer=self._customer)
        present = next((one for one in periods if one.until is None), None)
        known = ask(set_by_kind, kind=present.kind) if present else None
        self.name.set_words(literal(kind_words(present.kind)) if present else N_("None was chosen."))
        self.name.set_look("row_title" if present else "text", "ink" if present else "ink3")
        self.when.set_words(literal(ask(period_words, one=present)) if present else "")
        self.when.setVisible(present is not None)
        for label, text in what_is_set(known).items() if known else ():
            _add(self._set, label, text)
        self.more.setVisible(any(one.until is not None for one in periods))
        self.more.set_words(N_("Hide the history") if self._is_open else N_("History"))
        if self._is_open:
            self._fill([one for one in periods if one.until is not None])

    def _fill(self, periods: Sequence[Period]) -> None:
        for one in periods:
            _add(self._history, kind_words(one.kind), self._context.bridge.ask(period_words, one=one))

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self.read()

    def _change(self) -> None:
        self._context.edit("relationship_period", None, customer=self._customer)


def _add(stack: QVBoxLayout, label: str, text: str) -> None:
    made = boxed(
        column(PlainLabel(literal(label), "second", "ink3"), PlainLabel(literal(text), "text", wrap=True), gap=1)
    )
    stack.addWidget(made)
    made.show()
