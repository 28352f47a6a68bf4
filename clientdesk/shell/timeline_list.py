"""The list of the timeline: files that are dropped on an entry are kept with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.long_list import LongList
from clientdesk.shell.timeline_delegate import TimelineDelegate
from clientdesk.shell.timeline_rows import TimelineRow


class TimelineList(LongList[TimelineRow]):
    """The entries; takes files.

    Attributes:
        tool_asked: `QKeyEvent`: before an entry has its turn; accept it to keep it.
        files_dropped: (`TimelineRow | None`, `list[Path]`): files, and the entry on which they were dropped.
    """

    tool_asked = Signal(object)
    files_dropped = Signal(object, object)

    def __init__(self, delegate: TimelineDelegate, parent: QWidget | None = None) -> None:
        super().__init__(delegate, name="timeline", accessible=N_("Timeline"), parent=parent)
        self.setAcceptDrops(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The tools of the timeline first: Qt's lists take every letter for the beginning of a row."""
        event.ignore()
        self.tool_asked.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if _paths(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show on which entry they would fall."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.prepared.flags(index):
            self.setCurrentIndex(index)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand them on, with the entry below them."""
        index = self.indexAt(event.position().toPoint())
        row = self.prepared.rows[index.row()] if index.isValid() else None
        event.acceptProposedAction()
        self.files_dropped.emit(row if row is not None and row.entry is not None else None, _paths(event.mimeData()))


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
