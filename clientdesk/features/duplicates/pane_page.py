"""The page of duplicates: who may be there twice, side by side, to be merged or kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.errors import Cancelled, ClientDeskError
from clientdesk.base.words import N_, Phrase, ngettext
from clientdesk.desk.tasks import Task
from clientdesk.features.duplicates.commands import say_not_same
from clientdesk.features.duplicates.pane_beside import Beside
from clientdesk.features.duplicates.pane_rows import GroupDelegate, GroupRow, row_for
from clientdesk.features.duplicates.queries import duplicate_pairs
from clientdesk.features.duplicates.queries_beside import names_of, standing
from clientdesk.features.duplicates.rules_groups import Group
from clientdesk.kit.context import Context
from clientdesk.kit.letters import latin_of
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.widgets import (
    ActionBar,
    Bar,
    Button,
    EmptyState,
    Ground,
    PlainLabel,
    boxed,
    column,
    row,
    style_of,
)

_LIST = 330.0
_SHARE = 0.32
"""Where there is little room the list has a third of it, and the records the rest."""


class DuplicatesPage(Ground):
    """Looks by itself when it is first shown; what was found stays until somebody looks again.

    Args:
        context: to ask, to change, and to work beside the window.
    """

    def __init__(self, context: Context) -> None:
        super().__init__("surface")
        self.setObjectName("duplicates_page")
        self._context = context
        self._found: list[Group] = []
        self._left: list[Group] = []
        self._task: Task[Any] | None = None
        self._has_looked = False
        self._make()
        self._compose()
        context.works.progressed.connect(self._on_progressed)
        context.bridge.changed.connect(self._on_changed)
        self._show_state()

    def _make(self) -> None:
        self.title = PlainLabel(N_("Duplicates"), "record_title")
        self.count = PlainLabel(self._count_words, "text", "ink2", wrap=True)
        self.count.setObjectName("duplicates_count")
        self.again = Button(N_("Look again"), "arrow-clockwise", clicked=self.look, name="duplicates_look")
        self.bar = Bar()
        self.stop = Button(N_("Stop"), "x", "ghost", clicked=self._stop, name="duplicates_stop")
        self.list: ShortList[GroupRow] = ShortList(
            GroupDelegate(), name="duplicates_list", accessible=N_("Who may be there twice")
        )
        self.list.chosen.connect(self._on_chosen)
        self.list.key_pressed.connect(self._on_key)
        self.list.installEventFilter(self)
        self.beside = Beside(self._context)
        self.merge_button = Button(
            N_("Merge…"), "users", "primary", key="⏎", clicked=self.merge, name="duplicates_merge"
        )
        self.two_button = Button(N_("Not the same"), "x", key="N", clicked=self.keep_apart, name="duplicates_not_same")
        self.nobody = EmptyState("users", "", clicked=self.look, name="duplicates_none")

    def _compose(self) -> None:
        self.working = boxed(row(self.bar, self.stop, gap=12, margins=(24, 0, 24, 8)))
        right = column(
            self.beside, row(ActionBar([self.merge_button, self.two_button]), margins=(24, 8, 24, 16)), gap=0
        )
        right.setStretch(0, 1)
        side = Ground("sunken")
        around = QVBoxLayout(side)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.list)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(side)
        split.addWidget(boxed(right))
        split.setStretchFactor(1, 1)
        side.setMinimumWidth(style_of().px(200))
        self._stack = QStackedWidget()
        self._split = split
        for widget in (split, self.nobody):
            self._stack.addWidget(widget)
        head = row(column(self.title, self.count, gap=2), self.again, gap=12, margins=(24, 18, 24, 12))
        head.setStretch(0, 1)
        head.setAlignment(self.again, Qt.AlignmentFlag.AlignTop)
        whole = column(head, self.working, self._stack, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    # --- Looking

    def look(self) -> None:
        """Look through all customers; what was found before stays until that is done."""
        if self._task is not None:
            return
        desk = self._context.bridge.desk
        self._task = self._context.works.start(
            Phrase(N_("Looking for duplicates")), lambda progress: desk.ask(duplicate_pairs, progress=progress),
            then=self._on_found, failed=self._on_failed,
        )  # fmt: skip
        self.bar.set_share(0.0)
        self._show_state()

    def groups(self) -> Sequence[Group]:
        """Those that are left."""
        return tuple(self._left)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.stop.setEnabled(False)

    def _on_progressed(self, task: Task[Any], done: int, of: int) -> None:
        if task is self._task and of:
            self.bar.set_share(done / of)

    def _on_found(self, groups: list[Group]) -> None:
        self._task = None
        self._has_looked = True
        self._found = groups
        self._read()
        if self._left:
            self.list.choose(0)
            if self.isVisible():
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: ClientDeskError) -> None:
        self._task = None
        if not isinstance(error, Cancelled):
            self._context.works.failed.emit(error)
        self._show_state()

    # --- What is left

    def _on_changed(self, changes: Changes) -> None:
        if self._found and changes.touches("customer", "not_same", "contact_point", "address"):
            self._read()

    def _read(self) -> None:
        """Show what still stands; the place in the list stays."""
        bridge = self._context.bridge
        place = self.list.currentIndex().row()
        self._left = bridge.ask(standing, groups=self._found)
        names = bridge.ask(names_of, customers=[one for group in self._left for one in group.customers])
        self.list.show_rows([row_for(group, names) for group in self._left])
        if self._left and place >= 0:
            self.list.choose(min(place, len(self._left) - 1))
        self._on_chosen(self.list.current_row())
        self._show_state()

    def _show_state(self) -> None:
        """The list, or why there is none."""
        is_looking = self._task is not None
        self.working.setVisible(is_looking)
        self.stop.setEnabled(True)
        self.again.setVisible(not is_looking and self._has_looked)
        self.count.reword()
        if is_looking and not self._left:
            self.nobody.say(N_("Looking through all customers"), N_("You can go on working meanwhile."))
        elif self._has_looked:
            self.nobody.say(N_("Nobody is there twice"), N_("As far as one can tell from what is written."))
        else:
            self.nobody.say(N_("Has anybody been entered twice?"), "", N_("Look for duplicates"))
        self._stack.setCurrentWidget(self._split if self._left else self.nobody)

    def _count_words(self) -> str:
        if not self._left:
            return ""
        said = ngettext("{n} find to look at", "{n} finds to look at", len(self._left))
        return said.format(n=QLocale().toString(len(self._left)))

    def _on_chosen(self, chosen: GroupRow | None) -> None:
        self.beside.show_group(chosen.group if chosen else None)

    # --- Deeds

    def merge(self) -> None:
        """Open the form that makes those who are shown one."""
        if self.beside.group is not None:
            self._context.edit("merge", None, customers=self.beside.group.customers)

    def keep_apart(self) -> None:
        """Remember that those who are shown are not the same."""
        group = self.beside.group
        if group is not None:
            label = Phrase(N_("Remembered as different customers"))
            self._context.bridge.run(label, say_not_same, customers=group.customers)

    def _on_key(self, _row: GroupRow, event: QKeyEvent) -> None:
        if latin_of(event) == "n":
            self.keep_apart()
            event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter merges; a click only chooses."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.merge()
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Look when somebody comes here for the first time."""
        super().showEvent(event)
        if not self._has_looked:
            width = self.width()
            wide = min(style_of().px(_LIST), int(width * _SHARE))
            self._split.setSizes([wide, width - wide])
        if not self._has_looked and self._task is None:
            self.look()

    def panes(self) -> list[QWidget]:
        """The list and the records."""
        return [self.list, self.beside]

    def changeEvent(self, event: QEvent) -> None:
        """Say the rows anew in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._found:
            self._read()
