"""The change history of the whole shop: who did what and when, with what it was before and after."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.days import long_date
from clientdesk.base.words import N_, Phrase, _, ngettext
from clientdesk.desk.steps import history_begins
from clientdesk.formats.fields import neutralise
from clientdesk.kit.context import Context
from clientdesk.kit.living import Living
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.widgets import (
    Banner,
    Button,
    Ground,
    IconButton,
    MenuLine,
    PlainLabel,
    column,
    literal,
    open_menu,
    row,
    style_of,
)
from clientdesk.shell.audit_delegate import AuditDelegate
from clientdesk.shell.audit_filters import AuditFilters
from clientdesk.shell.audit_rows import AuditRow, audit_part, table_of, with_days
from clientdesk.shell.named import query_named

PAGE = 50
_MOST_AGAIN = 300
"""So many are read again at once when something changes; beyond, the page begins at the newest."""
_NAMED = 12


class AuditPage(Living, Ground):
    """Filters above, steps below, newest first; reads on as one scrolls.

    Args:
        context: to ask, to undo, to show a customer.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setObjectName("audit_page")
        self._context = context
        self._rows: list[AuditRow] = []
        self._reached: int | None = None
        self._complete = False
        self.filters = AuditFilters(context)
        self.list: ShortList[AuditRow] = ShortList(AuditDelegate(), name="audit_rows", accessible=N_("Change history"))
        self.state = PlainLabel("", "second", "ink3", wrap=True)
        self.state.setObjectName("audit_state")
        self.banner = Banner("danger", closable=True, name="audit_trouble")
        self.export_button = Button(
            N_("Save as a table…"), "download-simple", clicked=self._choose_file, name="audit_export"
        )
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._read_on)
        self._compose()
        self._connect()
        self.come_alive()

    def _compose(self) -> None:
        px = style_of().px
        back = IconButton("arrow-left", N_("Back"), clicked=self._go_back, name="audit_back")
        head = row(back, PlainLabel(N_("Change history"), "record_title"), None, self.export_button, gap=8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(18), px(24), px(12))
        whole.addLayout(column(head, self.filters, self.banner, gap=14))
        whole.addWidget(self.list, 1)
        whole.addWidget(self.state)

    def _connect(self) -> None:
        self.filters.changed.connect(self.read)
        self.list.opened.connect(self._open)
        self.list.menu_wanted.connect(self._open_menu)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._context.bridge.changed.connect(self._on_changed)

    # --- What the window asks

    def show_customer(self, customer: int | None) -> None:
        """Show the history of this customer alone, or of the whole shop."""
        self.filters.show_customer(customer)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.filters.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.text.selectAll()

    def panes(self) -> list[QWidget]:
        """The filters and the list."""
        return [self.filters, self.list]

    def begin_day(self) -> None:
        """The headings are other days now."""
        self._show()

    def refresh_words(self) -> None:
        """Nothing here says how long ago something was."""

    # --- Reading

    def read(self) -> None:
        """Begin at the newest that meets the filters."""
        self._begin(PAGE)

    def reword(self) -> None:
        """Say all of it in the language of the moment."""
        self._begin(max(PAGE, min(len(self._rows), _MOST_AGAIN)))

    def _begin(self, limit: int) -> None:
        self._rows, self._reached, self._complete = [], None, False
        self._read_on(limit)

    def _read_on(self, limit: int = PAGE) -> None:
        """Read the next part; where a rare word was not found in it, the next one follows when nothing else waits."""
        if self._complete:
            return
        part = self._context.bridge.ask(audit_part, wanted=self.filters.wanted(), before=self._reached, limit=limit)
        self._rows += part.rows
        self._reached, self._complete = part.reached, part.complete
        self._show()
        if not self._complete and (not part.rows or self.list.verticalScrollBar().maximum() == 0):
            self._more.start()

    def _show(self) -> None:
        self.list.show_rows(list(with_days(self._rows, self._today())))
        self.state.set_words(self._state_words)
        self.export_button.setEnabled(bool(self._rows))

    def _state_words(self) -> str:
        """How many are shown, and how far back that is."""
        count = len(self._rows)
        begins = self._context.bridge.ask(history_begins)
        if self._complete and not count:
            return _("Nothing was found.")
        said = ngettext("{n} change", "{n} changes", count).format(n=count)
        if self._complete and begins is not None:
            day = long_date(begins.date(), self._today())
            return _("{changes}. The history begins on {day}.").format(changes=said, day=day)
        return _("{changes} so far; more as you scroll.").format(changes=said)

    def _on_scrolled(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        if value > bar.maximum() - self.list.height() and not self._complete and not self._more.isActive():
            self._more.start()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("staff"):
            self.filters.offer()
        if self.isVisible():
            self.reword()
        else:
            self._rows, self._reached, self._complete = [], None, False

    def showEvent(self, event: QShowEvent) -> None:
        """What happened meanwhile is read when one comes back."""
        super().showEvent(event)
        if not self._rows:
            self.read()
        if not event.spontaneous():
            # A reason for which fields show no ring before the first key.
            self.filters.text.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    # --- What can be done with a step

    def _open(self, one: AuditRow) -> None:
        """Show whom it is about; where there are several, let one be chosen."""
        if len(one.customers) == 1:
            self._context.show_customer(one.customers[0])
        elif one.customers:
            open_menu(self.list, self._customer_lines(one), self._place_of_current())

    def _open_menu(self, one: AuditRow, at: QPoint) -> None:
        lines: list[MenuLine | None] = [*self._customer_lines(one)]
        if one.undoable:
            undo = partial(self._context.bridge.undo_step, one.step)
            lines.append(MenuLine(N_("Undo this"), undo, "arrow-counter-clockwise", name="audit_undo"))
        if lines:
            open_menu(self.list, lines, at)

    def _customer_lines(self, one: AuditRow) -> list[MenuLine]:
        profile = query_named(self._context.bridge.desk.features, "profile")
        found = []
        for customer in one.customers[:_NAMED]:
            known = self._context.bridge.ask(profile, customer=customer) if profile else None
            if known is not None:
                show = partial(self._context.show_customer, customer)
                found.append(MenuLine(literal(known.name), show, "user", name=f"audit_customer_{customer}"))
        return found

    def _place_of_current(self) -> QPoint:
        return self.list.visualRect(self.list.currentIndex()).center()

    # --- To a file

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save as a table…"), f"{_('Change history')}.csv", "CSV (*.csv)"
        )
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the rows that are shown as a table that spreadsheets open safely."""
        text = io.StringIO(newline="")
        csv.writer(text).writerows([neutralise(cell) for cell in line] for line in table_of(self._rows))
        try:
            path.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
        except OSError as error:
            self.banner.say(N_("The file could not be written."), literal(error.strerror or str(error)))
            return
        self.banner.clear()
        self._context.said.emit(Phrase(N_("{n} change saved"), N_("{n} changes saved"), len(self._rows)))

    def _go_back(self) -> None:
        window = self.window()
        if hasattr(window, "step_back"):
            window.step_back()

    def _today(self) -> date:
        today: date = self._context.bridge.ask(lambda shop: shop.today())
        return today
