"""A row of choices of which one is chosen; what chips, segments and tabs have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from clientdesk.kit.canvas import Canvas
from clientdesk.kit.icons import icon as make_icon
from clientdesk.kit.living import Living
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.spoken import Words, said
from clientdesk.kit.style import style_of
from clientdesk.kit.tips import set_tip


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several.

    Args:
        key: what the program calls it.
        words: what the person reads.
        icon: a glyph's name.
        count: a number beside the words, 0 for none.
        tip: the tool tip.
    """

    key: str
    words: Words
    icon: str | None = None
    count: int = 0
    tip: Words = ""


class ChoiceButton(PushButton):
    """One choice; painted by the row it stands in, spoken and reached like any checkable button."""

    def __init__(self, choice: Choice, row: ChoiceRow) -> None:
        super().__init__(row)
        self.choice = choice
        self._row = row
        self.setCheckable(True)
        self.clicked.connect(lambda _checked=False: row.choose(choice.key))
        self.come_alive()

    def reword(self) -> None:
        """Say words and tip anew."""
        words = said(self.choice.words)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(f"{words} {self.choice.count}" if self.choice.count else words)
        set_tip(self, said(self.choice.tip))

    def sizeHint(self) -> QSize:
        """As wide as what it shows."""
        return self._row.button_size(self.choice)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the row draw, then the ring."""
        with self.canvas() as canvas:
            hovered = self.underMouse() and self.isEnabled()
            self._row.paint_button(canvas, self.choice, chosen=self.isChecked(), hovered=hovered)
            if self.has_ring:
                canvas.focus_ring(radius=canvas.h / 2 if self._row.round_ring else 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move the choice."""
        if not self._row.step_by_key(event.key()):
            super().keyPressEvent(event)


class ChoiceRow(Living, QWidget):
    """The row; the subclasses say how wide a choice is and how it looks.

    Args:
        choices: first to last; what does not fit goes behind the overflow button, where the subclass has one.
        current: the key chosen at first; the first one where it is missing.
        parent: as ever.
    """

    chosen = Signal(str)
    """The person, or `choose`, has taken another key."""

    gap = 0.0
    pad = 0.0
    tall = 28.0
    round_ring = False

    def __init__(self, choices: Sequence[Choice], current: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[ChoiceButton] = []
        self._current = ""
        self._overflow: QPushButton | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_choices(choices, current)
        # Made last: the Tab key follows the order in which widgets were made.
        self._overflow = self.make_overflow()
        self.come_alive()

    # --- What subclasses say

    def button_size(self, choice: Choice) -> QSize:
        """How large a choice is, in pixels."""
        raise NotImplementedError

    def paint_button(self, canvas: Canvas, choice: Choice, *, chosen: bool, hovered: bool) -> None:
        """Draw a choice."""
        raise NotImplementedError

    def make_overflow(self) -> QPushButton | None:
        """The button behind which choices go that do not fit; None to let them be cut."""
        return None

    def extend_menu(self, menu: QMenu) -> bool:
        """Add what else stands behind the overflow button; whether there is anything."""
        return False

    # --- Choosing

    def current(self) -> str:
        """The key that is chosen, "" when there is none to choose."""
        return self._current

    def choices(self) -> Sequence[Choice]:
        """The choices, first to last."""
        return tuple(button.choice for button in self._buttons)

    def choose(self, key: str) -> None:
        """Choose a key; told by `chosen` when it is another than before.

        Raises:
            KeyError: when there is no such key.
        """
        if key not in {button.choice.key for button in self._buttons}:
            raise KeyError(key)
        was, self._current = self._current, key
        for button in self._buttons:
            chosen = button.choice.key == key
            button.setChecked(chosen)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self._arrange()
        if key != was:
            self.chosen.emit(key)

    def set_choices(self, choices: Sequence[Choice], current: str | None = None) -> None:
        """Offer others; what was chosen stays chosen where it is still there, without a signal."""
        gone, self._buttons = self._buttons, [ChoiceButton(choice, self) for choice in choices]
        # Those made later would otherwise be reached by Tab at the end of the window.
        for one, other in pairwise((*gone[-1:], *self._buttons)):
            QWidget.setTabOrder(one, other)
        for button in gone:
            button.hide()
            button.deleteLater()
        keys = [choice.key for choice in choices]
        wanted = current if current in keys else self._current if self._current in keys else next(iter(keys), "")
        self._current = wanted
        if wanted:
            self.choose(wanted)

    def step_by_key(self, key: int) -> bool:
        """Move the choice by an arrow, Home or End; whether the key was one of them."""
        order = [button.choice.key for button in self._buttons if not button.isHidden()]
        if self._current not in order:
            return False
        ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        here, last = order.index(self._current), len(order) - 1
        places = {ahead: min(here + 1, last), back: max(here - 1, 0), Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        place = places.get(Qt.Key(key))
        if place is None:
            return False
        self.choose(order[place])
        self._button(order[place]).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    # --- Geometry

    def restyle(self) -> None:
        """Take heights and widths anew."""
        self.setFixedHeight(style_of().px(self.tall))
        self._arrange()
        super().restyle()

    def sizeHint(self) -> QSize:
        """With every choice shown."""
        px = style_of().px
        total = sum(button.sizeHint().width() + px(self.gap) for button in self._buttons)
        return QSize(total + 2 * px(self.pad), px(self.tall))

    def minimumSizeHint(self) -> QSize:
        """One choice and the overflow button where there is one; everything where there is none."""
        if self._overflow is None:
            return self.sizeHint()
        first = self._buttons[0].sizeHint().width() if self._buttons else 0
        return QSize(first + self._overflow.sizeHint().width(), style_of().px(self.tall))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _button(self, key: str) -> ChoiceButton:
        return next(button for button in self._buttons if button.choice.key == key)

    def _standing(self) -> list[ChoiceButton]:
        """The choices that fit; the chosen one is always among them."""
        px = style_of().px
        if self._overflow is None:
            return list(self._buttons)
        room = self.width() - 2 * px(self.pad)
        widths = {button: button.sizeHint().width() + px(self.gap) for button in self._buttons}
        wants_more = self.has_extras() or sum(widths.values()) - px(self.gap) > room
        if wants_more:
            room -= self._overflow.sizeHint().width()
        chosen = [button for button in self._buttons if button.choice.key == self._current]
        room -= sum(widths[button] for button in chosen)
        standing = set(chosen)
        for button in self._buttons:
            if button in standing:
                continue
            room -= widths[button]
            if room < -px(self.gap):
                break
            standing.add(button)
        return [button for button in self._buttons if button in standing]

    def has_extras(self) -> bool:
        """Whether the overflow button is wanted even when every choice fits."""
        return False

    def _arrange(self) -> None:
        px = style_of().px
        standing = self._standing()
        x, top = px(self.pad), px(self.pad)
        for button in self._buttons:
            button.setVisible(button in standing)
        for button in standing:
            self._place(button, x, top)
            x += button.sizeHint().width() + px(self.gap)
        if self._overflow is not None:
            wanted = self.has_extras() or len(standing) < len(self._buttons)
            self._overflow.setVisible(wanted)
            if wanted:
                self._place(self._overflow, x, top)

    def _place(self, button: QPushButton, x: int, top: int) -> None:
        size = button.sizeHint()
        left = self.width() - x - size.width() if self.isRightToLeft() else x
        button.setGeometry(QRect(left, top, size.width(), size.height()))

    # --- Overflow

    def open_overflow(self) -> QMenu:
        """Show the menu of what did not fit; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._buttons:
            if button.isHidden():
                menu.addAction(_menu_line(button.choice, partial(self.choose, button.choice.key), menu))
        if not menu.isEmpty() and self.has_extras():
            menu.addSeparator()
        self.extend_menu(menu)
        anchor = self._overflow or self
        below = QPoint(anchor.width() if self.isRightToLeft() else 0, anchor.height())
        corner = anchor.mapToGlobal(below)
        if self.isRightToLeft():
            corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)
        return menu


def _menu_line(choice: Choice, taken: Callable[[], None], menu: QMenu) -> QAction:
    line = QAction(said(choice.words).replace("&", "&&"), menu)
    if choice.icon:
        line.setIcon(make_icon(choice.icon))
    line.triggered.connect(lambda _checked=False: taken())
    return line
