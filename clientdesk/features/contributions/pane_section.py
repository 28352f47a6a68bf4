"""A card on the tab About: the ideas and contributions of a customer, and a way to write one down."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.features.contributions.pane_row import ContributionRow
from clientdesk.features.contributions.queries import contributions
from clientdesk.kit.buttons import Button
from clientdesk.kit.cards import Card, CardHead
from clientdesk.kit.context import Context
from clientdesk.kit.customer_part import CustomerPart
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import clear_out, column, row
from clientdesk.kit.style import style_of


class ContributionsSection(CustomerPart):
    """A `CustomerView`.

    Args:
        context: to ask and to change.
        parent: as ever.
    """

    tables = ("contribution", "customer")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "contributions", parent)
        self.head = CardHead(
            N_("Ideas and contributions"), "lightbulb-filament", link=N_("All of them"), followed=self._open_all
        )
        self.head.link.setObjectName("contributions_all")
        self.purpose = PlainLabel(
            N_("What they thought of, or did, for the shop; and what became of it."), "second", "ink3", wrap=True
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style_of().px(4))
        self.add_button = Button(
            N_("Write one down"), "plus", "plain", height=30, clicked=self._add, name="contributions_add"
        )
        card = Card(self.head, self.purpose, self._lines, row(self.add_button, None), fill="sunken", gap=8)
        self.setLayout(column(card, gap=0))
        self.begin()

    def begin_day(self) -> None:
        """They have waited for a day more."""
        self.read()

    def read(self) -> None:
        """Tell them anew."""
        clear_out(self._lines)
        ask = self._context.bridge.ask
        found = ask(contributions, customer=self._customer) if self._customer is not None else ()
        today = ask(lambda shop: shop.today())
        for one in found:
            made = ContributionRow(self._context, one, today)
            self._lines.addWidget(made)
            made.show()
        self.purpose.setVisible(not found)
        self.head.set_count(len(found) or None)

    def _add(self) -> None:
        if self._customer is not None:
            self._context.edit("contribution", None, customer=self._customer)

    def _open_all(self) -> None:
        self._context.open_page("contributions")
