"""Lines of people in a card: who, and what they are; a click opens them, a pencil opens the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

from clientdesk.base.words import N_, _
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.context import Context
from clientdesk.kit.delegate import RowDelegate, RowState, Zone
from clientdesk.kit.letters import letter_of
from clientdesk.kit.menus import MenuLine, open_menu
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.spoken import Words
from clientdesk.kit.style import Style

_HIGH = 46.0
_TEXT = 50.0
_SIGN = 28.0
_AROUND = 24
"""So many pixels are seen above and below what is to be seen."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line.

    Args:
        row: the record behind it.
        customer: who is opened.
        second: what they are, in the language of the moment.
        muted: it is over.
        photo: the name of a kept file, "" for none.
    """

    row: int
    customer: int
    name: str
    second: str
    is_organisation: bool = False
    muted: bool = False
    photo: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.second}" if self.second else self.name


class PersonDelegate(RowDelegate[PersonLine]):
    """Avatar, name, what they are; a pencil while the line is meant."""

    def height(self, row: PersonLine, width: float, style: Style) -> float:
        """Two lines."""
        return _HIGH

    def zones(self, row: PersonLine, width: float, height: float) -> tuple[Zone, ...]:
        """The pencil."""
        return (Zone("edit", width - _SIGN - 4, (height - _SIGN) / 2, _SIGN, _SIGN, N_("Edit (E)")),)

    def draw(self, canvas: Canvas, row: PersonLine, state: RowState) -> None:
        """Paint a line."""
        if state.hovered or state.focused:
            fill = "hover" if state.hovered else None
            stroke = "focus" if state.focused else None
            canvas.box(0, 1, canvas.w, canvas.h - 2, fill=fill, stroke=stroke, width=2 if state.focused else 1)
        if row.muted:
            canvas.painter.setOpacity(0.6)
        canvas.avatar(
            8, (canvas.h - 32) / 2, 32, row.name, row.customer, organisation=row.is_organisation, photo=row.photo
        )
        canvas.painter.setOpacity(1)
        width = canvas.w - _TEXT - _SIGN - 8
        ink = "ink3" if row.muted else "ink"
        canvas.text(_TEXT, canvas.h / 2 - 20, width, 20, row.name, role="row_title", colour=ink)
        canvas.text(_TEXT, canvas.h / 2, width, 18, row.second, role="second", colour="ink3" if row.muted else "ink2")
        if state.hovered or state.focused:
            for zone in self.zones(row, canvas.w, canvas.h):
                if state.zone == zone.name:
                    canvas.box(zone.x, zone.y, zone.w, zone.h, radius=_SIGN / 2, fill="press")
                canvas.icon("pencil-simple", zone.x + 6, zone.y + 6, 16, colour="ink2")


@dataclass(frozen=True, slots=True)
class LineDeeds:
    """What can be done with a line besides opening it; each is given the line.

    Args:
        edit: opens the form.
        remove: takes the record away; Undo brings it back.
        more: further lines of the menu.
    """

    edit: Callable[[PersonLine], None]
    remove: Callable[[PersonLine], None]
    remove_words: Words
    more: Callable[[PersonLine], Sequence[MenuLine]] = lambda _line: ()


class PersonLines(ShortList[PersonLine]):
    """As high as its lines; Enter and a click open, E edits, Del removes.

    Args:
        context: shows who is opened.
        deeds: what can be done with a line.
        name: the object name.
        accessible: what the list holds.
        parent: as ever.
    """

    def __init__(
        self, context: Context, deeds: LineDeeds, *, name: str, accessible: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(PersonDelegate(), fitted=True, name=name, accessible=accessible, parent=parent)
        self._deeds = deeds
        self._context = context
        self.opened.connect(lambda line: context.show_customer(line.customer))
        self.zone_clicked.connect(lambda line, _zone: deeds.edit(line))
        self.menu_wanted.connect(self._offer)
        self.key_pressed.connect(self._on_letter)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """As high as its lines it never scrolls: the page around it does."""
        super().scrollTo(index, hint)
        keep_in_sight(self, self.visualRect(index))

    def _offer(self, line: PersonLine, at: QPoint) -> None:
        def show() -> str:
            return _("Show {name}").format(name=line.name)

        lines: list[MenuLine | None] = [
            MenuLine(show, lambda: self._context.show_customer(line.customer), "arrow-right", "Enter", name="show"),
            MenuLine(N_("Edit"), lambda: self._deeds.edit(line), "pencil-simple", "E", name="edit"),
            *self._deeds.more(line),
            MenuLine(
                self._deeds.remove_words, lambda: self._deeds.remove(line), "trash", "Del", danger=True, name="remove"
            ),
        ]
        open_menu(self.viewport(), lines, at)

    def _on_letter(self, line: PersonLine, event: QKeyEvent) -> None:
        if letter_of(event) == "e":
            event.accept()
            self._deeds.edit(line)
        elif event.key() == Qt.Key.Key_Delete:
            event.accept()
            self._deeds.remove(line)


def keep_in_sight(view: QAbstractItemView, part: QRect) -> None:
    """Scroll the page around a list that is as high as its rows until `part` of its viewport is seen."""
    around = view.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    inner = around.widget() if isinstance(around, QScrollArea) else None
    if inner is not None and isinstance(around, QScrollArea):
        middle = view.viewport().mapTo(inner, part.center())
        around.ensureVisible(middle.x(), middle.y(), 0, part.height() // 2 + _AROUND)
