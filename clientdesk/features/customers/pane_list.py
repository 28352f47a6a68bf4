"""The directory: search, chips, the list of customers, how many there are and how they are sorted."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, _, ngettext
from clientdesk.features.customers.listing import Wanted, customer_count, wanted_ids
from clientdesk.features.customers.pane_actions import first_values_for, menu_for, throw_away
from clientdesk.features.customers.pane_filters_head import FILTER_KEYS, Narrowing
from clientdesk.features.customers.pane_list_foot import Foot
from clientdesk.features.customers.pane_row import MARK, CustomerDelegate
from clientdesk.features.customers.pane_rows import Rows
from clientdesk.features.customers.pane_selection import SelectionKeys
from clientdesk.features.customers.pane_selection_bar import SelectionBar, choose_line
from clientdesk.kit.actions import Actions
from clientdesk.kit.context import Context
from clientdesk.kit.list_view import ListView
from clientdesk.kit.widgets import (
    EmptyState,
    Ground,
    IconButton,
    Rule,
    column,
    open_menu,
    style_of,
)

if TYPE_CHECKING:
    from clientdesk.features.customers.pane_table import CustomerTable

_TABLE_KEYS = "Ctrl+Shift+T"
_TOLD_KEYS = (
    (N_("Choose a customer, with others"), "Ctrl+Space"),
    (N_("Choose all on the way"), "Shift+↑ ↓"),
    (N_("Choose everybody listed"), "Ctrl+A"),
    (N_("Choose nobody"), "Esc"),
)


class Directory(Ground):
    """Whoever is chosen here is shown beside it.

    Args:
        context: to ask, to change, and to tell who was chosen.
        parent: as ever.
    """

    table_asked = Signal()
    """Show everybody as a table, or put it away."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent)
        self.setObjectName("customer_directory")
        self._table: CustomerTable | None = None
        self._context = context
        self._bridge = context.bridge
        self._shown: int | None = None
        self._awaited: int | None = None
        self._is_following = False
        self.rows = Rows(context.bridge, self)
        self._make()
        self._compose()
        self._connect()
        self.rows.want(self._wanted())

    # --- What the window asks

    def make_table(self, widths: Mapping[str, int], keep: Callable[[dict[str, int]], None]) -> QWidget:
        """The table, its columns as they stood before; `keep` is told when they stand otherwise."""
        from clientdesk.features.customers.pane_table import CustomerTable  # no start needs it

        self._table = CustomerTable(self._context, self.rows, self._count_words, widths, keep)
        self._table.sorted.connect(self._on_table_sorted)
        self._table.left.connect(self.table_asked)
        self._table.seen.connect(self._on_table_seen)
        return self._table

    def reach_table(self) -> None:
        """Put the keyboard into the table, where the list stands."""
        if self._table is not None:
            self._table.begin(self.list.current_id())

    def show_customer(self, customer: int | None) -> None:
        """Stand on this customer; filters that hide it are taken away."""
        self._shown = customer
        if customer is None or customer == self.list.current_id():
            return
        if not self._stand_on(customer) and not self._wanted().is_everyone:
            self.head.want_everyone()
            self._stand_on(customer)

    def chosen_customers(self) -> Sequence[int]:
        """Those chosen, as the list shows them."""
        return self.rows.selection.ordered()

    def listed_customers(self) -> Sequence[int] | None:
        """Those shown by search and filters, all of them although some are still being read; None for everybody."""
        wanted = self._wanted()
        if wanted.is_everyone:
            return None
        if self.rows.is_reading:
            return self._bridge.ask(wanted_ids, wanted=wanted)
        return array("q", self.rows.model.ids())

    def search_here(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # --- Building

    def _make(self) -> None:
        self.add_button = IconButton(
            "plus", N_("New customer"), "primary", key="Ctrl+N", size=36, clicked=self._add, name="customer_add"
        )
        self.table_button = IconButton(
            "table",
            N_("Show as a table"),
            key=_TABLE_KEYS,
            size=28,
            clicked=self.table_asked.emit,
            name="customer_table_button",
        )
        self.head = Narrowing(self._bridge, self.add_button, self.table_button)
        self.search, self.chips, self.filters = self.head.search, self.head.chips, self.head.filters
        delegate = CustomerDelegate(self.rows.selection)
        self.list = ListView(self.rows.model, delegate, name="customer_list", accessible=N_("Customers"))
        self.list.type_ahead.locate = self.rows.locate
        self._marks = SelectionKeys(self.list, self.rows.model.id_at, self.rows.selection, self._is_mark)
        self.bar = SelectionBar(
            self._context,
            self.rows.selection,
            "customer_selection",
            is_short=True,
            is_elsewhere=self._is_table_seen,
        )
        self.nobody = EmptyState(
            "users", N_("No customers yet"), N_("They appear here as you add or import them."), name="customer_none"
        )
        self.nothing = EmptyState("magnifying-glass", "", clicked=self._on_nothing, name="customer_nothing")
        self.foot = Foot(self._context, self._count_words, self._title_of_sorting)
        self.count, self.sort_button = self.foot.count, self.foot.sort_button

    def _compose(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.list, self.nobody, self.nothing):
            self._stack.addWidget(widget)
        # Rather than the panel of filters, the rows give way in a low window.
        self._stack.setMinimumHeight(1)
        whole = column(self.head, self._stack, Rule(), self.bar, self.foot, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        QWidget.setTabOrder(self.search, self.list)

    def _connect(self) -> None:
        self.head.changed.connect(self._refine)
        self.search.returnPressed.connect(self._take_first)
        self.search.installEventFilter(self)
        self._marks.trash_asked.connect(self.bar.ask_trash)
        self.foot.sorted.connect(lambda _order: self._sort())
        self.foot.all_asked.connect(self.rows.selection.choose_all)
        self.rows.selection.changed.connect(self._on_selection)
        self.list.chosen.connect(self._on_chosen)
        self.list.clicked.connect(self._on_clicked)
        self.list.opened.connect(self._open)
        self.list.key_pressed.connect(self._on_key)
        self.list.menu_wanted.connect(self._open_menu)
        self.rows.told.connect(self._on_told)
        self._bridge.changed.connect(self._on_changed)
        keys = Actions(self, N_("In the list of customers"))
        keys.add(N_("Filter by anything"), self.filters.open_panel, FILTER_KEYS)
        keys.add(N_("Show the list as a table, or put it away"), self.table_asked.emit, _TABLE_KEYS)
        for words, told in _TOLD_KEYS:
            keys.tell(words, told)

    # --- What is wanted

    def _wanted(self) -> Wanted:
        by, descending = self._table.sorting() if self._table is not None else ("", False)
        return replace(self.head.wanted(), order=self.foot.order, by=by, descending=descending)

    def _refine(self) -> None:
        self.list.scrollToTop()
        self.rows.want(self._wanted())

    def _sort(self) -> None:
        if self._table is not None and self._table.sorting()[0]:
            self._table.sort_by("")  # which reads the list anew
        else:
            self._on_table_sorted()

    def _on_table_sorted(self) -> None:
        self.foot.refresh()
        self._refine()

    def _title_of_sorting(self) -> str:
        return self._table.title_of_sorting() if self._table is not None else ""

    def _is_mark(self, pos: QPoint) -> bool:
        lead = self.list.viewport().width() - pos.x() if self.isRightToLeft() else pos.x()
        return lead < style_of().px(MARK)

    def _on_selection(self) -> None:
        self.foot.setVisible(self.bar.isHidden())

    def _is_table_seen(self) -> bool:
        return self._table is not None and self._table.isVisible()

    def _on_table_seen(self) -> None:
        self.bar.follow()
        self._on_selection()

    # --- What is shown

    def _on_changed(self, changes: Changes) -> None:
        self.head.follow(changes)
        self.rows.apply(changes)

    def _on_told(self) -> None:
        self._choose_page()
        self.count.reword()
        awaited, self._awaited = self._awaited, None
        if awaited is not None:
            self._stand_on(awaited)
        elif self._shown is not None and self.list.current_id() is None and self._wanted().is_everyone:
            # A search that found somebody else is over: the list stands again on whom the profile shows.
            self._stand_on(self._shown)

    def _choose_page(self) -> None:
        """The list; where it is empty, why."""
        wanted = self._wanted()
        is_shop_empty = self.rows.count == 0 and self._is_shop_empty()
        self.head.show_chips(not is_shop_empty)
        self.sort_button.setVisible(not is_shop_empty)
        if self.rows.model.rowCount() or self.rows.count is None:
            self._stack.setCurrentWidget(self.list)
        elif is_shop_empty and wanted.is_everyone:
            self._stack.setCurrentWidget(self.nobody)
        else:
            self._say_nothing_found(wanted.text.strip())
            self._stack.setCurrentWidget(self.nothing)

    def _is_shop_empty(self) -> bool:
        return self._bridge.ask(customer_count, most=1) == 0

    def _say_nothing_found(self, text: str) -> None:
        if text:
            self.nothing.say(
                lambda: _("No customer matches “{text}”").format(text=text),
                N_("Enter adds a new customer with what you typed."),
                lambda: _("Add “{text}”").format(text=text),
            )
        else:
            self.nothing.say(N_("No customers with these filters"), "", N_("Show all"))

    def _count_words(self) -> str:
        if self.rows.count is None:
            return _("More than {n} customers").format(n=QLocale().toString(self.rows.model.rowCount()))
        if self.rows.count == 0 and self._is_shop_empty():
            return _("Saved on this computer only")
        said = ngettext("{n} customer", "{n} customers", self.rows.count)
        return said.format(n=QLocale().toString(self.rows.count))

    # --- Who is chosen

    def _stand_on(self, customer: int) -> bool:
        """Choose a row without telling it as a choice of the person's; whether it is there."""
        self._is_following = True
        found = self.list.choose(customer)
        self._is_following = False
        if not found and self.rows.is_reading:
            self._awaited = customer
            return True
        return found

    def _on_chosen(self, customer: int | None) -> None:
        passes_over = self._is_following or self.rows.selection.is_on
        if customer is not None and not passes_over and not self._is_alone():
            self._context.show_customer(customer)

    def _on_clicked(self) -> None:
        """Beside the profile a click has chosen, and so shown, already."""
        if self._is_alone() or self.rows.selection.is_on:
            self._open(self.list.current_id())

    def _open(self, customer: int | None) -> None:
        if customer is not None:
            self._context.show_customer(customer)

    def _is_alone(self) -> bool:
        """Whether the profile is not seen beside it, so that passing over a row must not open it."""
        around = self.parentWidget()
        return around is not None and self.width() >= around.width()

    # --- Keys and clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search field into the list."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down and self.rows.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if self.list.current_id() is None:
                self.list.choose_first()
            return True
        return False

    def _on_key(self, customer: int, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.list.currentIndex().row() == 0:
            self.search_here()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            event.accept()
        elif event.key() == Qt.Key.Key_Delete:
            throw_away(self._context, customer)
            event.accept()

    def _take_first(self) -> None:
        """Enter in the search field: the first find; a new customer where there is none."""
        if self.rows.model.rowCount():
            if self.list.choose_first():
                self._open(self.list.current_id())
        elif self.search.text().strip():
            self._add()

    def _on_nothing(self) -> None:
        if self.search.text().strip():
            self._add()
        else:
            self.head.want_everyone()

    def _add(self) -> None:
        """Open the form, with what was typed when nobody is called that."""
        typed = self.search.text().strip() if not self.rows.model.rowCount() else ""
        self._context.edit("customer", None, **first_values_for(typed))

    def _open_menu(self, customer: int, at: QPoint) -> None:
        lines = [*menu_for(self._context, customer), None, choose_line(self.rows.selection, customer)]
        open_menu(self.list.viewport(), lines, at)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the calendar."""
        super().showEvent(event)
        self.rows.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no further for nobody."""
        super().hideEvent(event)
        self.rows.rest()
