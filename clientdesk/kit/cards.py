"""Grounds, cards and hairlines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clientdesk.kit.buttons import Button
from clientdesk.kit.labels import ElidedLabel, PlainLabel
from clientdesk.kit.layouts import Item, column
from clientdesk.kit.living import Living
from clientdesk.kit.painted import Painted
from clientdesk.kit.spoken import Words
from clientdesk.kit.style import style_of

GroundKind = Literal["bg", "surface", "sunken"]


class Ground(QWidget):
    """A widget that shows one of the three grounds: "bg" behind cards, "surface" in the middle, "sunken" aside."""

    def __init__(self, kind: GroundKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", kind)
        # Without it a QWidget's subclass ignores the background of the style sheet.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


class Card(Living, QFrame):
    """A rounded surface with a hairline around it, its content in a column.

    Args:
        items: what stands in it, as for `layouts.column`.
        pad: distance to its edge in design pixels.
        gap: distance between items.
        fill: "surface", or "sunken" for tiles.
        stroke: the border's token; "accent" marks the recommended one.
        radius: 10 for a card, 12 for a banner.
        parent: as ever.
    """

    def __init__(
        self,
        *items: Item,
        pad: float = 16,
        gap: float = 10,
        fill: str | None = "surface",
        stroke: str | None = "line",
        radius: float = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill = fill
        self._stroke = stroke
        self._radius = radius
        self.content: QVBoxLayout = column(*items, gap=gap, margins=(pad, pad, pad, pad))
        self.setLayout(self.content)
        self.come_alive()

    def set_look(self, fill: str | None, stroke: str | None) -> None:
        """Change ground and border."""
        self._fill = fill
        self._stroke = stroke
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface."""
        with self.canvas() as canvas:
            width = 1.6 if self._stroke == "accent" else 1.0
            canvas.box(0, 0, canvas.w, canvas.h, radius=self._radius, fill=self._fill, stroke=self._stroke, width=width)


class CardHead(QWidget):
    """The head of a card: glyph, title, count, and a link at the trailing edge.

    Args:
        title: of the card.
        icon: a glyph's name.
        tone: the glyph's token.
        link: what the link says; "" for none.
        followed: called when the link is.
        parent: as ever.
    """

    def __init__(
        self,
        title: Words,
        icon: str | None = None,
        tone: str = "ink2",
        *,
        link: Words = "",
        followed: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(title, "card_title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.count = PlainLabel("", "card_title", "ink3")
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style_of().px(8))
        self._glyph: Painted | None = None
        if icon is not None:
            glyph = icon
            self._glyph = Painted(lambda k: k.icon(glyph, 0, 0, 18, colour=tone), height=18, width=18)
            line.addWidget(self._glyph)
        line.addWidget(self.title)
        line.addWidget(self.count)
        line.addStretch(1)
        self.link = Button(link, None, "link", clicked=followed, height=26)
        line.addWidget(self.link)
        self.link.stand_in("caret-right")
        self.link.setVisible(bool(link))
        self.count.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the title would be cut, the link is an arrow."""
        super().resizeEvent(event)
        self._make_room()

    def set_count(self, count: int | None) -> None:
        """Show how many there are; None shows nothing."""
        self.count.setText("" if count is None else str(count))
        self._make_room()

    def _make_room(self) -> None:
        """Let the title have its room: first the link becomes an arrow, then the count goes, then the glyph."""
        gap, margins = self._line.spacing(), self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self.title.sizeHint().width()
        glyph = self._glyph.width() + gap if self._glyph is not None else 0
        counted = self.count.sizeHint().width() + gap if self.count.text() else 0
        if not self.link.isHidden():
            self.link.set_short(glyph + counted + gap + self.link.full_width() > room)
            room -= gap + self.link.sizeHint().width()
        self.count.setVisible(0 < counted <= room - glyph)
        if self._glyph is not None:
            self._glyph.setVisible(glyph <= room)


class Rule(Living, QWidget):
    """A hairline, horizontal or vertical."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        self.come_alive()

    def paintEvent(self, event: QPaintEvent) -> None:
        """One pixel of it."""
        with self.canvas() as canvas:
            canvas.painter.fillRect(self.rect(), canvas.colour("line"))
