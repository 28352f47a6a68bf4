"""The list as a table over the middle of the page: columns of any fact, sorted by any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, _, shown
from clientdesk.desk.facts import Fact
from clientdesk.features.customers.pane_actions import menu_for
from clientdesk.features.customers.pane_rows import Rows
from clientdesk.features.customers.pane_selection_bar import SelectionBar, choose_line
from clientdesk.features.customers.pane_table_model import TableModel
from clientdesk.features.customers.pane_table_view import KEYS, TableView
from clientdesk.kit.actions import Actions
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import (
    Button,
    Ground,
    IconButton,
    MenuLine,
    PlainLabel,
    Words,
    column,
    literal,
    open_menu,
    row,
)

FIRST_COLUMNS = ("city", "tags", "language", "last_contact_on", "added_on")
"""What stands in the table before anybody has chosen."""

Keep = Callable[[dict[str, int]], None]


class CustomerTable(Ground):
    """Shows the rows of the list, with what is chosen among them.

    Args:
        context: to ask, and to tell who was opened.
        rows: the rows of the list.
        count: says how many there are.
        widths: the columns as they stood, with widths in pixels; empty for the first time.
        keep: told the columns whenever they stand otherwise.
    """

    sorted = Signal()
    """Sort by another column; read it by `sorting`."""
    left = Signal()
    """Put the table away."""
    seen = Signal()
    """It is shown, or put away."""

    def __init__(self, context: Context, rows: Rows, count: Words, widths: Mapping[str, int], keep: Keep) -> None:
        super().__init__("surface")
        self.setObjectName("customer_table_page")
        self._context = context
        self._rows = rows
        self._keep = keep
        self._by, self._descending = "", False
        self.model = TableModel(rows.model, context.bridge, self)
        self.view = TableView(self.model, rows)
        self.bar = SelectionBar(context, rows.selection, "table_selection")
        self.count = PlainLabel(count, "card_title")
        self.columns_button = Button(
            N_("Columns"), "columns", "plain", trailing="caret-down", clicked=self._open_columns, name="table_columns"
        )
        self.sort_button = Button(
            self._sort_words, None, "ghost", trailing="caret-down", clicked=self._open_sorting, name="table_sort"
        )
        self.close_button = IconButton("x", N_("Close the table"), clicked=self.left.emit, name="table_close")
        head = row(self.count, None, self.sort_button, self.columns_button, self.close_button, margins=(20, 12, 12, 8))
        whole = column(head, self.bar, self.view, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.bar.follow()
        self._begin_with(widths)
        self._connect()

    def _begin_with(self, widths: Mapping[str, int]) -> None:
        self.view.show_columns([key for key in widths if key] if widths else FIRST_COLUMNS, widths)
        self._show_sorting()

    def _connect(self) -> None:
        self.view.opened.connect(self._open)
        self.view.left.connect(self.left)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.columns_menu_wanted.connect(self._open_columns)
        self.view.columns_changed.connect(lambda: self._keep(self.view.widths()))
        self.view.marks.trash_asked.connect(self.bar.ask_trash)
        self.view.horizontalHeader().sectionClicked.connect(self._on_section)
        self._rows.told.connect(self.count.reword)
        self._context.bridge.changed.connect(self._on_changed)
        keys = Actions(self, N_("In the table of customers"))
        for words, told in KEYS:
            keys.tell(words, told)

    # --- What the directory asks

    def sorting(self) -> tuple[str, bool]:
        """The key of the fact it is sorted by, "" for the order of the list; whether the greatest stands first."""
        return self._by, self._descending

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by a fact, or by "" as the list does."""
        if (key, descending) != (self._by, self._descending):
            self._by, self._descending = key, descending
            self._show_sorting()
            self.sorted.emit()

    def title_of_sorting(self) -> str:
        """The name of the fact it is sorted by."""
        return next((shown(fact.title) for fact in self.model.facts() if fact.key == self._by), "")

    def begin(self, customer: int | None) -> None:
        """Stand on a customer, with the keyboard."""
        self.view.choose(customer, None if customer is None else self._rows.model.place_of(customer))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Columns

    def _show_columns(self, keys: list[str]) -> None:
        self.view.show_columns(keys)
        self._show_sorting()
        self._keep(self.view.widths())

    def _toggle_column(self, key: str) -> None:
        there = [one for one in self.view.widths() if one]
        self._show_columns([one for one in there if one != key] if key in there else [*there, key])

    def _open_columns(self, at: QPoint | None = None) -> None:
        lines = [
            MenuLine(
                literal(shown(fact.title)), partial(self._toggle_column, fact.key),
                checked=fact.key in self.model.keys, name=f"column_{fact.key}",
            )
            for fact in self.model.facts()
        ]  # fmt: skip
        open_menu(self.columns_button if at is None else self.view.horizontalHeader(), lines, at)

    def _on_changed(self, changes: Changes) -> None:
        before = self.model.keys
        self.model.apply(changes)
        if self.model.keys != before:
            self._keep(self.view.widths())
        if self._by and not self.title_of_sorting():
            self.sort_by("")

    # --- Sorting

    def _on_section(self, section: int) -> None:
        fact = self.model.fact(section)
        if fact is None:
            self.sort_by("")
        elif fact.sorted_by:
            self.sort_by(fact.key, descending=self._by == fact.key and not self._descending)
        self._show_sorting()

    def _open_sorting(self) -> None:
        lines: list[MenuLine | None] = [
            MenuLine(N_("Name"), partial(self.sort_by, ""), checked=not self._by, name="table_sort_name"), None,
        ]  # fmt: skip
        lines += [self._sort_line(fact) for fact in self.model.facts() if fact.sorted_by]
        open_menu(self.sort_button, lines)

    def _sort_line(self, fact: Fact) -> MenuLine:
        turns = self._by == fact.key and not self._descending
        done = partial(self.sort_by, fact.key, descending=turns)
        return MenuLine(literal(shown(fact.title)), done, checked=self._by == fact.key, name=f"table_sort_{fact.key}")

    def _sort_words(self) -> str:
        return self.title_of_sorting() or _("Name")

    def _show_sorting(self) -> None:
        across = self.view.horizontalHeader()
        place = self.model.keys.index(self._by) + 1 if self._by in self.model.keys else 0 if not self._by else -1
        way = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        across.setSortIndicator(place, way)
        self.sort_button.reword()
        self.sort_button.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell it."""
        super().showEvent(event)
        self.seen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell it."""
        super().hideEvent(event)
        self.seen.emit()

    # --- Customers

    def _open(self, customer: int) -> None:
        self._context.show_customer(customer)

    def _open_menu(self, customer: int, at: QPoint) -> None:
        lines = [*menu_for(self._context, customer), None, choose_line(self._rows.selection, customer)]
        open_menu(self.view.viewport(), lines, at)
