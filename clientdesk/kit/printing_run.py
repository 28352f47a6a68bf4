"""Prints page by page while the window goes on answering, and stops when asked."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from clientdesk.kit.printing import UNITS_PER_INCH, Pages, set_paper


class PrintRun(QObject):
    """One document on its way to a printer.

    A printer's own painting belongs to the thread of the window on some systems, so each turn of its loop paints one
    page instead.

    Args:
        pages: what is printed.
        printer: as the person set it; of a range of pages only that is printed.
        parent: as ever.

    Attributes:
        progressed: (pages done, of how many).
        ended: whether all was handed to the printer.
    """

    progressed = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, pages: Pages, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages, self._printer = pages, printer
        last = printer.toPage() or pages.count()
        self._wanted = list(range(max(1, printer.fromPage()) - 1, min(last, pages.count())))
        self._done = 0
        self._painter = QPainter()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Begin; False is told at once where the printer takes nothing."""
        set_paper(self._printer, self._pages.paper)
        self._printer.setFullPage(True)
        self._printer.setDocName(self._pages.title)
        if self._painter.begin(self._printer):
            self._turn.start()
        else:
            self.ended.emit(False)

    def stop(self) -> None:
        """Print no more."""
        if self._turn.isActive():
            self._turn.stop()
            self._printer.abort()
            self._painter.end()
            self.ended.emit(False)

    def _on_turn(self) -> None:
        if self._done == len(self._wanted):
            self._turn.stop()
            self.ended.emit(self._painter.end())
            return
        if self._done:
            self._printer.newPage()
        scale = self._printer.logicalDpiX() / UNITS_PER_INCH
        self._painter.save()
        self._painter.scale(scale, scale)
        self._pages.paint(self._painter, self._wanted[self._done])
        self._painter.restore()
        self._done += 1
        self.progressed.emit(self._done, len(self._wanted))
