"""The strip of tiles beneath the buttons of the profile: how things stand with a customer, in a glance."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clientdesk.base.changes import Changes
from clientdesk.base.words import _
from clientdesk.desk.tone import Tone
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.context import Context
from clientdesk.kit.living import Living
from clientdesk.kit.panes import Tile, TileText
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.style import style_of
from clientdesk.kit.tips import set_tip

MOST = 4
"""More of them are no glance."""
_HEIGHT, _LEAST, _PAD = 76.0, 92.0, 14.0
_COLOURS = {Tone.DANGER: "danger", Tone.WARN: "warn", Tone.ACCENT: "accent_text"}


class TileButton(PushButton):
    """One tile: what it is of, how that stands, and a line beneath; pressed where there is something to do.

    Args:
        tile: what it shows.
        parent: as ever.
    """

    def __init__(self, tile: Tile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile = tile
        self.shown = TileText("")
        self.is_first = True
        self.setObjectName(f"profile_tile_{tile.key}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if tile.run is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)
        self.come_alive()

    def show_text(self, shown: TileText, *, is_first: bool) -> None:
        """Show this; `is_first` where no tile stands before it."""
        self.shown, self.is_first = shown, is_first
        self.reword()
        self.update()

    def reword(self) -> None:
        """Say it for those who hear the window, and whole for the pointer."""
        parts = (_(self.tile.title), self.shown.value, self.shown.below)
        self.setAccessibleName(", ".join(part for part in parts if part))
        set_tip(self, "\n".join(part for part in parts if part))

    def sizeHint(self) -> QSize:
        """As high as three lines; the strip shares out the width."""
        return QSize(style_of().px(_LEAST), style_of().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same: in a narrow window its words are cut, and told whole by the tip."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The three lines, a hairline before them, and the ground of the pointer or the keyboard."""
        with self.canvas() as canvas:
            self._paint(canvas)

    def _paint(self, canvas: Canvas) -> None:
        width = canvas.w - 2 * _PAD
        if not self.is_first:
            canvas.line(0, 12, 0, canvas.h - 12)
        if self.tile.run is not None and self.underMouse():
            canvas.box(4, 4, canvas.w - 8, canvas.h - 8, fill="hover")
        canvas.text(_PAD, 8, width, 20, _(self.tile.title), role="second", colour="ink3")
        colour = _COLOURS.get(self.shown.tone, "ink")
        canvas.text(_PAD, 27, width, 24, self.shown.value, role="tile_value", colour=colour)
        canvas.text(_PAD, 49, width, 20, self.shown.below, role="second", colour="ink2")
        if self.has_ring:
            canvas.focus_ring(radius=8)


class TileStrip(Living, QWidget):
    """Shows up to four tiles of those that have something to say of a customer; hidden where none has.

    Args:
        context: of the window.
        tiles: of all capabilities.
        parent: as ever.
    """

    def __init__(self, context: Context, tiles: Iterable[Tile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profile_tiles")
        self._context = context
        self._customer: int | None = None
        self._is_low = False
        self._buttons = [TileButton(tile, self) for tile in sorted(tiles, key=lambda one: one.place)]
        self._tables = frozenset[str]().union(*(one.tile.tables for one in self._buttons))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for button in self._buttons:
            line.addWidget(button, 1)
            button.clicked.connect(partial(self._run, button.tile))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        context.bridge.changed.connect(self._on_changed)
        self.hide()
        self.come_alive()

    def give_way(self, *, low: bool) -> None:
        """Stand aside while the window is too low for all: the composer needs the room more."""
        if low != self._is_low:
            self._is_low = low
            self._read()

    def show_customer(self, customer: int | None) -> None:
        """Show how it stands with this customer."""
        self._customer = customer
        self._read()

    def reword(self) -> None:
        """Say it in the language of the moment."""
        self._read()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The common ground of the tiles."""
        with self.canvas() as canvas:
            canvas.box(0, 0, canvas.w, canvas.h, radius=10, fill="sunken", stroke="line")

    # --- Inside

    def _read(self) -> None:
        shown = 0
        for button in self._buttons:
            text = self._text(button.tile) if shown < MOST else None
            if text is not None:
                button.show_text(text, is_first=not shown)
                shown += 1
            button.setVisible(text is not None)
        self.setVisible(bool(shown) and not self._is_low)

    def _text(self, tile: Tile) -> TileText | None:
        customer = self._customer
        return None if customer is None else self._context.bridge.ask(lambda shop: tile.text(shop, customer))

    def _run(self, tile: Tile) -> None:
        if self._customer is not None and tile.run is not None:
            tile.run(self._context, self._customer)

    def _on_changed(self, changes: Changes) -> None:
        if self._customer is not None and changes.touches(*self._tables):
            self._read()
