"""The foot of the list: how many customers there are, and how they are sorted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_, _
from clientdesk.features.customers.listing import Order
from clientdesk.features.customers.queries import trashed
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Button, MenuLine, PlainLabel, open_menu, row

_ORDERS = {
    Order.NAME: N_("Name"),
    Order.NEWEST: N_("Newest"),
    Order.LAST_CONTACT: N_("Last contact"),
}


class Foot(QWidget):
    """Sorts, and leads to what is done with everybody.

    Args:
        context: to ask and to go elsewhere.
        count: says how many there are.
        title: what else they are sorted by: the name of a column of the table, "" for none.

    Attributes:
        sorted: `Order` that was chosen.
        all_asked: everybody listed is to be chosen.
    """

    sorted = Signal(object)
    all_asked = Signal()

    def __init__(self, context: Context, count: Callable[[], str], title: Callable[[], str]) -> None:
        super().__init__()
        self._context = context
        self._title = title
        self.order = Order.NAME
        self.count = PlainLabel(count, "second", "ink2")
        self.count.setObjectName("customer_count")
        self.sort_button = Button(
            self._sort_words, None, "ghost", trailing="caret-down", height=28,
            clicked=self._open_sorting, name="customer_sort",
        )  # fmt: skip
        # The line keeps its height while there is nothing to sort.
        policy = self.sort_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.sort_button.setSizePolicy(policy)
        self.setLayout(row(self.count, None, self.sort_button, margins=(16, 3, 6, 4)))

    def refresh(self) -> None:
        """Say anew how they are sorted."""
        self.sort_button.reword()
        self.sort_button.updateGeometry()

    def _sort_words(self) -> str:
        return self._title() or _(_ORDERS[self.order])

    def _sort(self, order: Order) -> None:
        self.order = order
        self.sorted.emit(order)

    def _open_sorting(self) -> None:
        is_own = not self._title()
        lines: list[MenuLine | None] = [
            MenuLine(
                words, partial(self._sort, order), checked=is_own and order is self.order, name=f"sort_{order.value}"
            )
            for order, words in _ORDERS.items()
        ]
        page = self._context.open_page
        lines += [
            None,
            MenuLine(N_("Choose everybody listed"), self.all_asked.emit, "checks", keys="Ctrl+A", name="choose_all"),
            MenuLine(N_("Export…"), partial(page, "export"), "download-simple", name="open_export"),
            MenuLine(N_("Print…"), partial(page, "print"), "printer", keys="Ctrl+P", name="open_print"),
            MenuLine(N_("Look for duplicates…"), partial(page, "duplicates"), "users", name="open_duplicates"),
        ]
        if self._context.bridge.ask(trashed):
            show = partial(self._context.edit, "trash")
            lines += [None, MenuLine(N_("Show the trash"), show, "trash", name="open_trash")]
        open_menu(self.sort_button, lines)
