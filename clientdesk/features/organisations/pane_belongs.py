"""The card on the tab About: the household and the firms to which a person belongs, or did."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.features.customers.queries import profile
from clientdesk.features.organisations.commands import add_position, leave_position, remove_position, return_position
from clientdesk.features.organisations.pane_words import line_of
from clientdesk.features.organisations.queries import firm_to_link, held_by
from clientdesk.features.relations.pane_lines import LineDeeds, PersonLine, PersonLines
from clientdesk.kit.context import Context
from clientdesk.kit.customer_part import CustomerPart
from clientdesk.kit.menus import MenuLine
from clientdesk.kit.widgets import Button, Card, CardHead, IconButton, column, row


class BelongsSection(CustomerPart):
    """A `CustomerView`, hidden where a person belongs nowhere.

    Args:
        context: of the window.
        parent: as ever.
    """

    tables = ("position", "customer")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "about_belongs", parent)
        self._firm: int | None = None
        deeds = LineDeeds(self._edit, self._remove, N_("Remove: never belonged there"), self._more)
        self.list = PersonLines(context, deeds, name="belongs_list", accessible=N_("Belongs to"))
        self.link_button = Button("", "link", "soft", clicked=self._link, name="belongs_link")
        add = IconButton("plus", N_("Add a firm"), clicked=self._add, name="belongs_add")
        head = row(CardHead(N_("Belongs to"), "buildings"), add, gap=4)
        head.setStretch(0, 1)
        self.setLayout(column(Card(head, self.list, row(self.link_button, None), fill="sunken", gap=6)))
        self.begin()

    def read(self) -> None:
        """Tell it anew."""
        ask = self._context.bridge.ask
        found = [] if self._customer is None else ask(held_by, customer=self._customer)
        self._firm = None if self._customer is None else ask(firm_to_link, customer=self._customer)
        today = ask(lambda shop: shop.today())
        self.list.show_rows([line_of(one, today, of_organisation=True) for one in found])
        known = None if self._firm is None else ask(profile, customer=self._firm)
        self.link_button.set_words(Phrase(N_("Link to {name}"), name=known.name) if known else "")
        self.link_button.setVisible(known is not None)
        self.setVisible(bool(found) or known is not None)

    def _link(self) -> None:
        """What a person's card says of where they work becomes a position there."""
        known = None if self._customer is None else self._context.bridge.ask(profile, customer=self._customer)
        if known is not None and self._firm is not None:
            label = Phrase(N_("{name} linked to {firm}"), name=known.name, firm=known.organisation)
            given: dict[str, Any] = {"organisation": self._firm, "person": known.id, "title": known.job_title}
            self._context.bridge.run(label, add_position, **given)

    def _add(self) -> None:
        if self._customer is not None:
            self._context.edit("position", None, person=self._customer)

    def _edit(self, line: PersonLine) -> None:
        self._context.edit("position", line.row)

    def _remove(self, line: PersonLine) -> None:
        label = Phrase(N_("Position at {name} removed"), name=line.name)
        self._context.bridge.run(label, remove_position, row=line.row)

    def _more(self, line: PersonLine) -> list[MenuLine]:
        run = self._context.bridge.run
        if line.muted:
            label = Phrase(N_("Belongs to {name} again"), name=line.name)
            return [
                MenuLine(
                    N_("Belongs there again"), lambda: run(label, return_position, row=line.row),
                    "arrow-counter-clockwise", name="return",
                )
            ]  # fmt: skip
        left = Phrase(N_("No longer belongs to {name}"), name=line.name)
        return [MenuLine(N_("Left today"), lambda: run(left, leave_position, row=line.row), "sign-out", name="leave")]
