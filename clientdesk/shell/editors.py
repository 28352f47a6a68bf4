"""Editors: the form for a row of any table, opened in the side sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject

from clientdesk.kit.context import Context
from clientdesk.kit.panes import Panes
from clientdesk.shell.side_sheet import SideSheet


class Editors(QObject):
    """Answers `Context.edit`.

    Args:
        context: who asks.
        panes: what the cards add.
        sheet: where the form stands.
        parent: as ever.
    """

    def __init__(
        self, context: Context, panes: Iterable[Panes], sheet: SideSheet, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._sheet = sheet
        self._makers = {editor.table: editor.make for each in panes for editor in each.editors}
        context.edit_asked.connect(self.open)

    def can_edit(self, table: str) -> bool:
        """Whether there is a form for this table."""
        return table in self._makers

    def open(self, table: str, row: int | None = None, first_values: dict[str, Any] | None = None) -> None:
        """Open the form for a row, or for a new one; nothing happens where there is no form for this table."""
        make = self._makers.get(table)
        if make is None:
            return

        self._sheet.open(lambda: make(self._context, row, dict(first_values or {})))
