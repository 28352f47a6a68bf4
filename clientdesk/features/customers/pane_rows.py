"""The rows of the list: what is wanted, what can be shown at once, and the rest when it has been read."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from clientdesk.base.changes import Changes
from clientdesk.base.text import tokens
from clientdesk.base.words import _
from clientdesk.features.customers.last_contact import SOURCES
from clientdesk.features.customers.listing import (
    BUDGET_MS,
    CAP,
    FirstPage,
    Order,
    Wanted,
    first_page,
    ids_after,
    present_among,
)
from clientdesk.features.customers.lookup import Lookup
from clientdesk.features.customers.pane_flags import Flags
from clientdesk.features.customers.pane_row import ListRow, written
from clientdesk.features.customers.pane_selection import Selection
from clientdesk.features.customers.queries import customer_rows
from clientdesk.features.customers.queries_columns import fact_tables, list_chips
from clientdesk.features.customers.queries_find import reasons
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.row_model import RowModel

TABLES = ("customer", "contact_point", "address", "customer_tag", "tag")
_TYPED_AHEAD = 200


class Rows(QObject):
    """Keeps a model of the customers that are wanted.

    Up to `CAP` of them are read at once; of more, the first page is, while all the ids come from a thread of their own.
    A query that is not answered within its budget leaves the rows as they were until the thread has answered.

    Args:
        bridge: to ask.
        parent: as ever.

    Attributes:
        told: other rows, or another number of them, are shown now.
        model: for the view.
        selection: who is chosen among them, and stays so when others are wanted.
        wanted: what is shown, or will be as soon as it is read.
        count: how many there are, None while more than `CAP` are not counted yet.
        is_reading: all the ids are still on their way from the thread.
    """

    told = Signal()
    _read = Signal(int, object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._flags = Flags(bridge)
        # Emitting from the thread queues the signal, because this object lives on the window's.
        self._lookup = Lookup(bridge.desk, self._read.emit)
        self._read.connect(self._on_read)
        self.wanted = Wanted()
        self.count: int | None = None
        self.is_reading = False
        self._question = 0
        self._changed: frozenset[int] | None = None
        self._today = bridge.ask(lambda shop: shop.today())
        self._of_facts = bridge.ask(fact_tables) - {TABLES[0]}
        self._of_chips = {one.key: one.tables - {TABLES[0]} for one in bridge.ask(list_chips)}
        self.model: RowModel[ListRow] = RowModel(
            self._ids_now, self._rows, (*TABLES, *sorted(SOURCES)), speak=self._speak, parent=self
        )
        self.selection = Selection(self.model.ids, lambda: not self.is_reading, self)
        self.told.connect(self.selection.follow_list)

    def want(self, wanted: Wanted) -> None:
        """Show these instead, from the top."""
        self.wanted = wanted
        page = self._first_page()
        if page.complete:
            self.model.forget()
            self.model.set_ids(page.ids, as_new=True)
            self.count = page.count if page.count < CAP else None
        self.is_reading = False
        if not page.is_all:
            self._read_all()
        self.told.emit()

    def apply(self, changes: Changes) -> None:
        """Follow a change of the shop."""
        flagged = self._flags.forget(changes)
        self._follow(changes)
        by_facts = bool(self.wanted.tests or self.wanted.by) and changes.touches(*self._of_facts)
        by_facts = by_facts or changes.touches(*self._of_chips.get(self.wanted.chip, ()))
        if changes.touches(*TABLES) or (self.wanted.order is Order.LAST_CONTACT and changes.touches(*SOURCES)):
            self._changed = None if by_facts or changes.touches(*TABLES[1:]) else changes.ids(TABLES[0])
            self.model.apply(changes)
            self.told.emit()
        elif by_facts:
            self._changed = None
            self.model.set_ids(self._ids_now())
            self.told.emit()
        elif flagged or changes.touches(*SOURCES):
            self.model.forget()  # nobody comes, goes or moves: only what stands on the rows

    def _follow(self, changes: Changes) -> None:
        """Who is gone is chosen no more."""
        changed = changes.ids(TABLES[0])
        if changed is None:
            self.selection.forget_many()
        elif left := changed & self.selection.ids():
            self.selection.drop(left - self._bridge.ask(present_among, ids=left))

    def wake(self) -> None:
        """A new day may have begun since rows were last written."""
        today = self._bridge.ask(lambda shop: shop.today())
        if today != self._today:
            self._today = today
            self._flags.forget()
            self.model.forget()
        if self.is_reading:
            self._read_all()

    def rest(self) -> None:
        """Nobody is looking: read no further."""
        self._lookup.stop()

    def locate(self, letters: str) -> int | None:
        """The place of the first customer shown whose name begins with `letters`, None when there is none."""
        typed = "".join(tokens(letters))
        narrowed = replace(self.wanted, text=f"{self.wanted.text} {letters}", order=Order.NAME, by="")
        found = self._bridge.ask(first_page, wanted=narrowed, limit=_TYPED_AHEAD)
        names = {row.id: "".join(tokens(row.name)) for row in self._bridge.ask(customer_rows, ids=found.ids)}
        beginning = (customer for customer in found.ids if names.get(customer, "").startswith(typed))
        return next((place for one in beginning if (place := self.model.place_of(one)) is not None), None)

    def _first_page(self) -> FirstPage:
        # The whole shop by name is only read off, also from a cold disk: it needs no budget.
        is_plain = self.wanted.is_everyone and self.wanted.is_by_name
        return self._bridge.ask(first_page, wanted=self.wanted, budget_ms=None if is_plain else BUDGET_MS)

    def _ids_now(self) -> Sequence[int]:
        """After a change: everybody where they are few; of many, those who stand, until all are read anew."""
        known = self._followed()
        if known is not None:
            return known
        page = self._first_page()
        if page.is_all:
            self.count = page.count
            self.is_reading = False
            return page.ids
        self._read_all()
        return self.model.ids()

    def _followed(self) -> Sequence[int] | None:
        """All of many after a few of them have changed, found without reading all; None where that cannot be."""
        if self._changed is None or self.count is None or self.count < CAP or self.is_reading:
            return None
        found = self._bridge.ask(ids_after, wanted=self.wanted, ids=self.model.ids(), changed=self._changed)
        self.count = self.count if found is None else len(found)
        return found

    def _read_all(self) -> None:
        self.is_reading = True
        self._question = self._lookup.ask(self.wanted)

    def _rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        rows = self._bridge.ask(customer_rows, ids=ids)
        text = self.wanted.text
        why = self._bridge.ask(reasons, rows=rows, text=text) if text.strip() else {}
        return written(rows, text, why, self._flags.of(ids), self._today)

    def _speak(self, row: ListRow) -> str:
        # Translators: a row of the list is read aloud that has a check mark.
        return _("{row}, chosen").format(row=row) if self.selection.holds(row.id) else str(row)

    def _on_read(self, question: int, ids: array[int]) -> None:
        # Whatever was read before the last change is out of date, also when it was on its way already.
        if question == self._question and self.is_reading:
            self.model.set_ids(ids)
            self.count = len(ids)
            self.is_reading = False
            self.told.emit()
