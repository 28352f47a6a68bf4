"""Options: a few ways to go, each said in two lines, of which one is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.kit.canvas import paragraph_height
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of

_TALL = 58.0
_TEXT, _TRAIL, _ABOVE = 44.0, 14.0, 30.0


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go.

    Args:
        key: what the program calls it.
        title: the first line.
        detail: the second line.
    """

    key: str
    title: Words
    detail: Words = ""


class Options(QWidget):
    """The options beneath one another; arrows, Home and End move between them, and only one is reached by Tab.

    Args:
        options: first to last.
        current: the key taken at first; the first one where it is missing.
        name: the object name; that of each option is "<name>_<key>".
        parent: as ever.
    """

    chosen = Signal(str)
    """The person, or `choose`, has taken another key."""

    def __init__(
        self, options: Sequence[Option], current: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._current = ""
        self._buttons: dict[str, OptionButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(style_of().px(8))
        self.set_options(options, current)

    def current(self) -> str:
        """The key that is taken, "" where there are no options."""
        return self._current

    def button(self, key: str) -> OptionButton:
        """The button of an option."""
        return self._buttons[key]

    def set_options(self, options: Sequence[Option], current: str = "") -> None:
        """Offer others; what was taken stays so where it is still there."""
        for gone in self._buttons.values():
            gone.hide()
            gone.deleteLater()
        self._buttons = {option.key: OptionButton(option, self) for option in options}
        for button in self._buttons.values():
            self._column.addWidget(button)
        for one, other in pairwise(self._buttons.values()):
            QWidget.setTabOrder(one, other)
        wanted = current or self._current
        self._current = wanted if wanted in self._buttons else next(iter(self._buttons), "")
        self._mark()

    def choose(self, key: str) -> None:
        """Take an option; nothing happens where there is none of this key."""
        if key not in self._buttons:
            return
        is_other, self._current = key != self._current, key
        self._mark()
        if is_other:
            self.chosen.emit(key)

    def step(self, key: int) -> bool:
        """Move by an arrow, Home or End; whether the key was one of them."""
        order = list(self._buttons)
        here, last = order.index(self._current), len(order) - 1
        places = {
            Qt.Key.Key_Up: max(0, here - 1), Qt.Key.Key_Down: min(last, here + 1), Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }  # fmt: skip
        place = places.get(Qt.Key(key))
        if place is None:
            return False
        self.choose(order[place])
        self._buttons[order[place]].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _mark(self) -> None:
        for key, button in self._buttons.items():
            is_taken = key == self._current
            button.setChecked(is_taken)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_taken else Qt.FocusPolicy.ClickFocus)


class OptionButton(PushButton):
    """One option: a ring that is filled when it is taken, title and detail."""

    def __init__(self, option: Option, options: Options) -> None:
        super().__init__(options)
        self.option = option
        self._options = options
        self.setObjectName(f"{options.objectName()}_{option.key}")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: options.choose(option.key))
        self.come_alive()

    def reword(self) -> None:
        """Say both lines anew."""
        self.setText(said(self.option.title).replace("&", "&&"))
        self.setAccessibleName(said(self.option.title))
        self.setAccessibleDescription(said(self.option.detail))
        self._take_height()

    def restyle(self) -> None:
        """Take the height anew."""
        self._take_height()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The detail may need another line."""
        super().resizeEvent(event)
        self._take_height()

    def sizeHint(self) -> QSize:
        """Wide enough for both lines."""
        style, option = style_of(), self.option
        title, detail = said(option.title), said(option.detail)
        wide = max(style.text_width(title, "row_title_strong"), style.text_width(detail, "second"))
        return QSize(style.px(_TEXT + wide + _TRAIL), self.height())

    def minimumSizeHint(self) -> QSize:
        """The detail goes on on the next line."""
        return QSize(style_of().px(160), style_of().px(_TALL))

    def _take_height(self) -> None:
        style = style_of()
        room = max(80.0, self.width() / style.scale - _TEXT - _TRAIL)
        detail = said(self.option.detail)
        below = paragraph_height(style, detail, room, role="second") if detail else 0.0
        self.setFixedHeight(style.px(max(_TALL, _ABOVE + below + 11)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move on, Space takes; Enter is left to whoever goes on from here."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        elif not self._options.step(event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, the ring, the lines."""
        with self.canvas() as canvas:
            taken, width = self.isChecked(), canvas.w - _TEXT - _TRAIL
            ground = "selected" if taken else "hover" if self.underMouse() else "surface"
            canvas.box(0, 0, canvas.w, canvas.h, radius=10, fill=ground, stroke="accent" if taken else "line")
            canvas.box(16, (canvas.h - 16) / 2, 16, 16, radius=8, stroke="accent" if taken else "field", width=1.6)
            if taken:
                canvas.box(20, (canvas.h - 8) / 2, 8, 8, radius=4, fill="accent")
            title, detail = said(self.option.title), said(self.option.detail)
            if detail:
                canvas.text(_TEXT, 9, width, 20, title, role="row_title_strong")
                canvas.paragraph(_TEXT, _ABOVE, width, detail, role="second", colour="ink2")
            else:
                canvas.text(_TEXT, 0, width, canvas.h, title, role="row_title_strong")
            if self.has_ring:
                canvas.focus_ring(radius=10)
