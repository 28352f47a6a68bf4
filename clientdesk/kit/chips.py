"""Chips: filters of one list in a single row, the rest behind a More chip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from clientdesk.base.words import N_
from clientdesk.kit.buttons import Button
from clientdesk.kit.canvas import CHIP_ICON, Canvas
from clientdesk.kit.choice_row import Choice, ChoiceButton, ChoiceRow
from clientdesk.kit.menus import MenuLine, menu_action
from clientdesk.kit.spoken import said
from clientdesk.kit.style import style_of

_PAD = 9.0


class Chips(ChoiceRow):
    """Single choice among the chips that stand; filters behind More combine with it and with each other.

    Args:
        choices: the most used first; those that do not fit wait behind More.
        current: the key chosen at first.
        filters: the filters behind More (own classes, tags), any number at once.
        parent: as ever.
    """

    filters_changed = Signal()
    """The set of filters behind More has changed; read it by `filters`."""

    gap = 5.0
    pad = 1.0
    tall = 28.0
    round_ring = True

    def __init__(
        self,
        choices: Sequence[Choice],
        current: str | None = None,
        *,
        filters: Sequence[Choice] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._offered = tuple(filters)
        self._last: tuple[MenuLine, ...] = ()
        self._on: set[str] = set()
        super().__init__(choices, current, parent)

    def filters(self) -> frozenset[str]:
        """The keys of the filters that are on."""
        return frozenset(self._on)

    def set_filters(self, offered: Sequence[Choice], on: frozenset[str] | None = None) -> None:
        """Offer other filters behind More; those that went are off."""
        self._offered = tuple(offered)
        self._on = {choice.key for choice in offered} & (self._on if on is None else set(on))
        self._tell_more()

    def set_last(self, lines: Sequence[MenuLine]) -> None:
        """Let these deeds stand last behind More."""
        self._last = tuple(lines)
        self._tell_more()

    def toggle_filter(self, key: str) -> None:
        """Switch a filter on or off."""
        self._on ^= {key}
        self._tell_more()
        self.filters_changed.emit()

    def button_size(self, choice: Choice) -> QSize:
        """A pill around its words."""
        style = style_of()
        width = style.text_width(said(choice.words), "label") + 2 * _PAD + (CHIP_ICON if choice.icon else 0)
        if choice.count:
            width += style.text_width(str(choice.count), "label") + 5
        return QSize(style.px(width) + 1, style.px(26))

    def paint_button(self, canvas: Canvas, choice: Choice, *, chosen: bool, hovered: bool) -> None:
        """Filled when chosen."""
        fill, ink = ("accent", "on_accent") if chosen else ("hover" if hovered else "surface", "ink2")
        canvas.box(0, 0, canvas.w, canvas.h, radius=canvas.h / 2, fill=fill, stroke=None if chosen else "line")
        x = _PAD
        if choice.icon:
            canvas.icon(choice.icon, x - 1, (canvas.h - 14) / 2, 14, colour=ink)
            x += CHIP_ICON
        x += canvas.text(x, 0, canvas.w - x - 4, canvas.h, said(choice.words), role="label", colour=ink)
        if choice.count:
            canvas.text(x + 5, 0, canvas.w - x - 6, canvas.h, str(choice.count), role="label", colour=ink)

    def make_overflow(self) -> QPushButton:
        """The More chip."""
        more = Button(N_("More"), None, "ghost", height=26, parent=self)
        more.stand_in("dots-three")
        more.clicked.connect(self.open_overflow)
        return more

    def _standing(self) -> list[ChoiceButton]:
        """Those that fit; where a chip would go for the word More, the word goes."""
        more = self._overflow
        if not isinstance(more, Button):
            return super()._standing()
        more.set_short(False)
        standing = super()._standing()
        if len(standing) < len(self._buttons):
            more.set_short(True)
            standing = super()._standing()
        return standing

    def has_extras(self) -> bool:
        """Filters wait behind More."""
        return bool(self._offered or self._last)

    def extend_menu(self, menu: QMenu) -> bool:
        """List the filters, ticked where they are on."""
        for choice in self._offered:
            line = QAction(said(choice.words).replace("&", "&&"), menu)
            line.setCheckable(True)
            line.setChecked(choice.key in self._on)
            line.triggered.connect(lambda _checked=False, key=choice.key: self.toggle_filter(key))
            menu.addAction(line)
        if self._offered and self._last:
            menu.addSeparator()
        for last in self._last:
            menu.addAction(menu_action(menu, last))
        return self.has_extras()

    def _tell_more(self) -> None:
        more = self._overflow
        if isinstance(more, Button):
            more.set_kind("on" if self._on else "ghost")
        self.restyle()
