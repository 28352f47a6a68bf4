"""Widgets to measure: the list of customers as the window has it, and the same view over rows in memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QWidget

from benchmarks.shops import desk_on
from clientdesk.app import application
from clientdesk.desk.tasks import Tasks
from clientdesk.features.customers.pane_list import Directory
from clientdesk.features.customers.pane_row import CustomerDelegate, ListRow
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.context import Context
from clientdesk.kit.list_view import ListView
from clientdesk.kit.row_model import RowModel
from clientdesk.kit.style import style_of
from clientdesk.kit.work import Works

WIDTH, HEIGHT = 330, 800
_PATIENCE_S = 60.0


@contextmanager
def directory_on(folder: Path) -> Iterator[Directory]:
    """The list of customers on a shop, shown and complete."""
    application()
    with desk_on(folder) as desk:
        tasks = Tasks(desk.store)
        bridge = Bridge(desk)
        context = Context(bridge, style_of(), Works(tasks, bridge), bridge)
        directory = Directory(context)
        host = _shown_in_a_window(directory, QSize(WIDTH, HEIGHT))
        wait_until(lambda: not directory.rows.is_reading)
        try:
            yield directory
        finally:
            directory.rows.rest()
            gone(host)
            tasks.close()
            bridge.close()


@contextmanager
def view_in_memory(like: QWidget) -> Iterator[MemoryView]:
    """The same view as large as `like`, over rows that are there already."""
    view = MemoryView()
    host = _shown_in_a_window(view, like.size())
    pump()
    try:
        yield view
    finally:
        gone(host)


def _shown_in_a_window(part: QWidget, size: QSize) -> QWidget:
    """A window around a part of one, as the main window is around it."""
    host = QWidget()
    part.setParent(host)
    part.resize(size)
    host.resize(size)
    host.show()
    return host


class MemoryView(ListView):
    """A list of customers whose rows are in memory: in `rows`, by id."""

    def __init__(self) -> None:
        self.rows: dict[int, ListRow] = {}
        self.held: RowModel[ListRow] = RowModel(lambda: (), self._read, ("customer",), speak=str)
        super().__init__(self.held, CustomerDelegate())

    def _read(self, ids: Sequence[int]) -> list[ListRow]:
        return [self.rows[one] for one in ids if one in self.rows]


def repainted(view: ListView) -> None:
    """Paint what is seen of a list, now."""
    view.viewport().repaint()


def pump(seconds: float = 0.0) -> None:
    """Let the window do what it has to for so long."""
    end = time.perf_counter() + seconds
    while True:
        QCoreApplication.processEvents()
        if time.perf_counter() >= end:
            return
        time.sleep(0.001)


def wait_until(holds: Callable[[], bool]) -> None:
    """Let the window work until something holds.

    Raises:
        TimeoutError: it did not within a minute.
    """
    end = time.perf_counter() + _PATIENCE_S
    while not holds():
        if time.perf_counter() > end:
            raise TimeoutError
        pump()


def gone(widget: QWidget) -> None:
    """Close a widget and have it deleted."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
