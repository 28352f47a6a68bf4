"""The card on the tab About: everybody related to a customer, each in the word that is right from here."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.base.days import month_and_year
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.relations.commands import remove_relation
from clientdesk.features.relations.pane_lines import LineDeeds, PersonLine, PersonLines
from clientdesk.features.relations.queries import RelationView, relations
from clientdesk.features.relations.rules import is_over, word_text
from clientdesk.kit.context import Context
from clientdesk.kit.customer_part import CustomerPart
from clientdesk.kit.menus import MenuLine
from clientdesk.kit.widgets import Card, CardHead, IconButton, column, row


class RelationsSection(CustomerPart):
    """A `CustomerView`, hidden where nobody is related.

    Args:
        context: of the window.
        parent: as ever.
    """

    tables = ("relation", "customer")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "about_relations", parent)
        deeds = LineDeeds(self._edit, self._remove, N_("Remove the relation"), self._more)
        self.list = PersonLines(context, deeds, name="relations_list", accessible=N_("Relations"))
        add = IconButton("plus", N_("Add a relation"), clicked=self._add, name="relations_add")
        head = row(CardHead(N_("Relations"), "users"), add, gap=4)
        head.setStretch(0, 1)
        self.setLayout(column(Card(head, self.list, fill="sunken", gap=6)))
        self.begin()

    def read(self) -> None:
        """Tell it anew."""
        if self._customer is None:
            self.list.show_rows([])
            self.hide()
            return
        today = self._context.bridge.ask(lambda shop: shop.today())
        found = self._context.bridge.ask(relations, customer=self._customer)
        self.list.show_rows([line_of(one, over=is_over(one.until_on, today)) for one in found])
        self.setVisible(bool(found))

    def _add(self) -> None:
        if self._customer is not None:
            self._context.edit("relation", None, customer=self._customer)

    def _edit(self, line: PersonLine) -> None:
        self._context.edit("relation", line.row, customer=self._customer)

    def _remove(self, line: PersonLine) -> None:
        label = Phrase(N_("Relation with {name} removed"), name=line.name)
        self._context.bridge.run(label, remove_relation, row=line.row)

    def _more(self, line: PersonLine) -> list[MenuLine]:
        """Two who are related may live together; whoever keeps households has a form for it."""
        if line.is_organisation or self._customer is None:
            return []
        make = partial(self._context.edit, "household", None, members=(self._customer, line.customer))
        return [MenuLine(N_("Household of both…"), make, "house", name="household")]


def line_of(one: RelationView, *, over: bool) -> PersonLine:
    """A relation as a line: what the other is, and since when."""
    parts = [word_text(one.other_is)]
    if over and one.until_on:
        parts.append(_("until {month}").format(month=month_and_year(one.until_on)))
    elif one.since_on:
        parts.append(_("since {month}").format(month=month_and_year(one.since_on)))
    if one.note:
        parts.append(one.note.splitlines()[0])
    return PersonLine(one.id, one.other, one.other_name, " · ".join(parts), one.is_organisation, over, one.photo)
