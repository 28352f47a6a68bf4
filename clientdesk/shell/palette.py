"""Go to anything: one field for customers, notes, pages, actions, settings and help (Ctrl+K)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from clientdesk.base.words import N_
from clientdesk.kit.living import Living
from clientdesk.kit.short_list import ShortList
from clientdesk.kit.widgets import SearchField, style_of
from clientdesk.shell.frame import Frame
from clientdesk.shell.palette_goals import Goals, Groups, used_again
from clientdesk.shell.palette_rows import Goal, GoalDelegate

_WIDTH = 640.0
_EDGE = 10


class Palette(Living, QWidget):
    """Floats over the upper part of the window; Esc, or a click beside it, puts it away.

    Args:
        window: over which it floats, and whose customers are offered.
        groups: the window's actions: everywhere, pages, with a customer.
        without: the action that opened it, which leads nowhere from here.
    """

    def __init__(self, window: Frame, groups: Groups, without: QAction | None = None) -> None:
        super().__init__(window)
        self._before: QWidget | None = window.focusWidget()
        self.setObjectName("palette")
        self._main = window
        self._goals = Goals(window, groups, without)
        self.field = SearchField(
            N_("Customers, notes, pages, actions, settings, help"), height=44, name="palette_field"
        )
        self.rows: ShortList[Goal] = ShortList(
            GoalDelegate("table"), fitted=True, name="palette_rows", accessible=N_("What was found")
        )
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room = QVBoxLayout(self)
        self._room.addWidget(self.field)
        self._room.addWidget(self.rows)
        self.field.textChanged.connect(self._on_text)
        self.field.returnPressed.connect(lambda: self._go(self.rows.current_row()))
        self.field.installEventFilter(self)
        self.rows.opened.connect(self._go)
        window.installEventFilter(self)
        self.come_alive()
        self._on_text("")

    @classmethod
    def open(cls, window: Frame, groups: Groups, without: QAction | None = None) -> Palette:
        """Show it over `window`, ready to type."""
        palette = cls(window, groups, without)
        palette.show()
        palette.raise_()
        palette.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return palette

    def put_away(self) -> None:
        """Be gone."""
        self._main.removeEventFilter(self)
        self.field.removeEventFilter(self)
        if self.field.hasFocus():
            self._give_back()
        self.hide()
        self.deleteLater()

    def _give_back(self) -> None:
        # Hidden with the keyboard in it, Qt would hand that to the first thing of the window: the rail.
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def goals(self, text: str) -> list[Goal]:
        """What meets `text`, the best first; what is used most where nothing is typed."""
        return self._goals.meeting(text)

    def _on_text(self, text: str) -> None:
        self.rows.show_rows(self.goals(text))
        if self.rows.rows():
            self.rows.choose(0)
        self._place()

    def _go(self, goal: Goal | None) -> None:
        if goal is not None:
            choices = self._main.choices
            choices.keep_window(used=used_again(choices.window.used, goal.key))
            self.put_away()
            goal.go()

    def _step(self, key: int) -> bool:
        """Move the choice by an arrow; whether the key was one."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        count = len(self.rows.rows())
        if key not in steps or not count:
            return False
        self.rows.choose((self.rows.currentIndex().row() + steps[Qt.Key(key)]) % count)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move the choice while the cursor stays in the field; losing the focus puts it all away."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.put_away()
                return True
            return self._step(event.key())
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.put_away()
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def restyle(self) -> None:
        """Take margins anew."""
        inset = style_of().px(8) + _EDGE
        self._room.setContentsMargins(inset, inset, inset, inset)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A surface that floats."""
        with self.canvas() as canvas:
            edge = _EDGE / canvas.style.scale
            canvas.shadow(edge, edge, canvas.w - 2 * edge, canvas.h - 2 * edge, radius=14)
            canvas.box(edge, edge, canvas.w - 2 * edge, canvas.h - 2 * edge, radius=14, fill="surface", stroke="line")

    def _place(self) -> None:
        width = min(style_of().px(_WIDTH), self._main.width() - 2 * _EDGE)
        self.resize(width, self._room.sizeHint().height())
        self.move((self._main.width() - width) // 2, style_of().px(72))
