"""The middle of the window: one page at a time, each made when it is first opened."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from clientdesk.kit.context import Context
from clientdesk.kit.panes import Page


class PageStack(QStackedWidget):
    """Makes pages, shows them, and knows the way back.

    Args:
        context: handed to each page.
        pages: by name.
        parent: as ever.

    Attributes:
        opened: `str`: the page of this name is shown now.
    """

    opened = Signal(str)

    def __init__(self, context: Context, pages: Mapping[str, Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages = dict(pages)
        self._made: dict[str, QWidget] = {}
        self._way: list[str] = []

    @property
    def current(self) -> str:
        """The name of the page that is shown, "" before the first."""
        return self._way[-1] if self._way else ""

    def names(self) -> tuple[str, ...]:
        """Every page there is."""
        return tuple(self._pages)

    def made(self, name: str) -> QWidget | None:
        """The page of this name, None before it was first opened."""
        return self._made.get(name)

    def open(self, name: str) -> QWidget | None:
        """Show a page; None where there is none of this name."""
        if name not in self._pages:
            return None
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = self._pages[name].make(self._context)
            self.addWidget(page)
        if name in self._way:
            self._way.remove(name)
        self._way.append(name)
        self.setCurrentWidget(page)
        self.opened.emit(name)
        return page

    def back(self) -> bool:
        """Show the page before this one; False when this is the first."""
        if len(self._way) < 2:
            return False
        self._way.pop()
        self.open(self.current)
        return True
