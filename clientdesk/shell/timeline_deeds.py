"""What a person does with an entry of the timeline: by a click on a part of it, by key, or from its menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from clientdesk.base.words import N_, Phrase, shown
from clientdesk.desk.timeline import EntryFile, TimelineEntry
from clientdesk.kit.context import Context
from clientdesk.kit.letters import letter_of
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.panes import Panes, panes_of
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of
from clientdesk.shell.timeline_actions import EntryActions
from clientdesk.shell.timeline_delegate import TimelineDelegate
from clientdesk.shell.timeline_list import TimelineList
from clientdesk.shell.timeline_rows import TimelineRow


class EntryDeeds(QObject):
    """Follows the list of the timeline.

    Args:
        context: of the window.
        rows: the list.
        delegate: which knows whether there is more of an entry.

    Attributes:
        folded: `TimelineRow`: unfold its text, or fold it again.
        only: the line of an entry's menu that narrows to its kind, or widens again.
    """

    folded = Signal(object)

    def __init__(self, context: Context, rows: TimelineList, delegate: TimelineDelegate) -> None:
        super().__init__(rows)
        self._context, self._list, self._delegate = context, rows, delegate
        self._panes: list[Panes] = panes_of(context.bridge.desk.features)
        self.actions = EntryActions(context)
        self.customer: int | None = None
        self.only: Callable[[TimelineEntry], MenuLine | None] = lambda _entry: None
        rows.opened.connect(self._on_opened)
        rows.zone_clicked.connect(self._on_zone)
        rows.menu_wanted.connect(self._on_menu)
        rows.key_pressed.connect(self._on_key)
        rows.files_dropped.connect(self._on_files)

    def _has_rest(self, row: TimelineRow) -> bool:
        width = self._list.viewport().width() / style_of().scale
        return row.whole or self._delegate.has_rest(row, width, style_of())

    def _on_opened(self, row: TimelineRow) -> None:
        """Unfold the text or fold it again; without more text, nothing."""
        if row.key is not None and self._has_rest(row):
            self.folded.emit(row)

    def _on_zone(self, row: TimelineRow, zone: str) -> None:
        if row.entry is None:
            return
        if zone == "who":
            self._show_who(row)
        elif zone == "done":
            self.actions.finish(row.entry)
        elif zone == "snooze":
            self.actions.offer_snooze(row.entry, self._list.viewport(), self._below_signs(row))
        elif zone.startswith("file:"):
            self._show_file(row.files[int(zone.removeprefix("file:"))])

    def _on_menu(self, row: TimelineRow, at: QPoint) -> None:
        entry = row.entry
        if entry is None:
            return
        first = []
        if self._has_rest(row):
            words = N_("Show less") if row.whole else N_("Show all of it")
            first.append(MenuLine(words, partial(self._on_opened, row), None, "Enter"))
        first.append(MenuLine(N_("Copy the text"), partial(self._copy, row), "copy", "Ctrl+C"))
        first += self._file_lines(row.files)
        if row.who_id is not None:
            first.append(MenuLine(N_("Show the person"), partial(self._show_who, row), "user", "G", name="show_who"))
        only = self.only(entry)
        self.actions.offer_all(entry, self._list.viewport(), at, first, [only] if only else [])

    def _file_lines(self, files: Sequence[EntryFile]) -> list[MenuLine]:
        lines = []
        for number, file in enumerate(files):
            words = Phrase(N_("Show {name}"), name=file.name)
            key = "O" if number == 0 else ""
            lines.append(MenuLine(words, partial(self._show_file, file), "paperclip", key, name=f"file_{number}"))
        return lines

    def _on_key(self, row: TimelineRow, event: QKeyEvent) -> None:
        entry = row.entry
        if entry is None:
            return
        deeds: dict[object, Callable[[], None]] = {
            "e": partial(self.actions.edit, entry),
            "g": partial(self._show_who, row),
            "h": partial(self.actions.hold, entry),
            "i": partial(self.actions.toggle_star, entry),
            "o": partial(self._choose_file, row),
            "s": lambda: self._on_zone(row, "snooze"),
            Qt.Key.Key_Space: partial(self.actions.finish, entry),
            Qt.Key.Key_Delete: partial(self.actions.delete, entry, self._list.viewport()),
        }
        deed = deeds.get(letter_of(event)) or deeds.get(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            deed = partial(self._copy, row)
        if deed is not None:
            event.accept()
            deed()

    def _on_files(self, row: TimelineRow | None, paths: list[Path]) -> None:
        """Files were dropped: kept with the entry, or with the customer where the entry takes none."""
        entry = None if row is None else row.entry
        if entry is not None:
            takers = (each.attach for each in self._panes if each.attach is not None)
            if any(attach(self._context, entry.table, entry.row, paths) for attach in takers):
                return
        for each in self._panes:
            if each.take_files is not None and paths:
                paths = each.take_files(self._context, self.customer, paths)

    def _choose_file(self, row: TimelineRow) -> None:
        """Show the only file; of several, ask which."""
        if len(row.files) == 1:
            self._show_file(row.files[0])
        elif row.files:
            open_menu(self._list.viewport(), [*self._named(row.files)], self._below_signs(row))

    def _named(self, files: Sequence[EntryFile]) -> list[MenuLine]:
        return [MenuLine(literal(file.name), partial(self._show_file, file), "paperclip") for file in files]

    def _show_file(self, file: EntryFile) -> None:
        if file.table:
            self._context.edit(file.table, file.row)

    def _show_who(self, row: TimelineRow) -> None:
        """Go to the person with whom it was."""
        if row.who_id is not None:
            self._context.show_customer(row.who_id)

    def _copy(self, row: TimelineRow) -> None:
        if row.entry is not None:
            parts = (shown(row.entry.title), row.second, row.entry.body, row.next)
            QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))

    def _below_signs(self, row: TimelineRow) -> QPoint:
        """Where a menu opens: below the signs of a row."""
        place = next((i for i, one in enumerate(self._list.prepared.rows) if one.key == row.key), 0)
        area = self._list.visualRect(self._list.prepared.index(place))
        inset = style_of().px(62)
        x = area.left() + inset if self._list.isRightToLeft() else area.right() - inset
        return QPoint(x, area.top() + style_of().px(42))
