"""The sheets of the reminder popup; this one tells of one reminder all there is to know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.words import N_
from clientdesk.desk.due import Due
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.living import Living
from clientdesk.kit.widgets import ElidedLabel, IconButton, Painted, PlainLabel, column, literal, row, style_of
from clientdesk.shell.popup_actions import DueActions
from clientdesk.shell.popup_words import about_whom, last_said, phone_shown, spoken, to_know, to_say, when_due

SHADOW = 10
WIDTH, WIDEST = 390.0, 470.0
_MARGINS = 31.0
_AWAY = N_("Remind me again in five minutes (Esc)")


class Sheet(Living, QWidget):
    """A rounded surface with its shadow, a heading with a bell, and a cross that waves it away.

    Args:
        acts: its buttons.
        waved: the cross was pressed.
        parent: as ever.
    """

    def __init__(self, acts: DueActions, waved: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.acts = acts
        self.heading = PlainLabel("", "text_strong", "danger")
        self.close_button = IconButton("x", _AWAY, size=28, clicked=waved, name="reminder_close")
        bell = Painted(lambda k: k.icon("bell-ringing-fill", 0, 0, 18, colour="danger"), height=18, width=18)
        self.head = QHBoxLayout()
        self.head.setSpacing(style_of().px(6))
        self.head.addWidget(bell)
        self.head.addWidget(self.heading, 1)
        self.head.addWidget(self.close_button)
        self.column = QVBoxLayout(self)
        self.column.addLayout(self.head)
        # Not fixed downward: what is wrapped is as high as its width makes it.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.come_alive()

    def restyle(self) -> None:
        """Take margins and width anew."""
        px = style_of().px
        self.column.setContentsMargins(SHADOW + px(18), SHADOW + px(10), SHADOW + px(12), SHADOW + px(16))
        self.column.setSpacing(px(10))
        # As drawn; in languages of longer words a little wider, so that no button loses its own.
        wanted = self.acts.full_width() + px(_MARGINS)
        self.setFixedWidth(max(px(WIDTH), min(wanted, px(WIDEST))) + 2 * SHADOW)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow and surface."""
        with self.canvas() as canvas:
            inset = SHADOW / canvas.style.scale
            area = (inset, inset, canvas.w - 2 * inset, canvas.h - 2 * inset)
            canvas.shadow(*area, radius=14, spread=SHADOW - 2)
            canvas.box(*area, radius=14, fill="surface", stroke="line")


class DueWords(QWidget):
    """What to say, what to know, and what was said last; what there is not takes no room.

    Args:
        now: gives the naive wall time.
        parent: as ever.
    """

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._due: Due | None = None
        self.say = PlainLabel(lambda: to_say(self._due) if self._due else "", "text", wrap=True)
        self.note = PlainLabel(lambda: to_know(self._due) if self._due else "", "second", "ink2", wrap=True)
        self.said = ElidedLabel(self._last, "second", "ink3")
        self.setLayout(column(self.say, self.note, self.said, gap=5))

    def show_due(self, due: Due | None) -> None:
        """Tell of this reminder."""
        self._due = due
        self.reword()
        for label in (self.say, self.note, self.said):
            label.setVisible(bool(label.text()))
        self.setVisible(any(label.text() for label in (self.say, self.note, self.said)))

    def reword(self) -> None:
        """Say it anew."""
        for label in (self.say, self.note, self.said):
            label.reword()

    def _last(self) -> str:
        return last_said(self._due, self._now().date()) if self._due else ""


class DueSheet(Sheet):
    """One reminder: why, who, how to address, phone, what to say and to know, what was last said.

    Args:
        due: the reminder.
        now: gives the naive wall time.
        actions: its buttons.
        waved: the cross was pressed.
        opened: the customer is wanted.
        parent: as ever.
    """

    def __init__(
        self, due: Due, *, now: Callable[[], datetime], actions: DueActions, waved: Callable[[], object],
        opened: Callable[[Due], object], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self.due = due
        self._now = now
        self._opened = opened
        self.title = ElidedLabel(literal(due.what), "card_title")
        self.who = ElidedLabel(lambda: about_whom(self.due), "second", "ink2")
        self.who.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.phone = PlainLabel(lambda: phone_shown(self.due), "second", "ink2")
        # A part of its own: inside the number's words it would follow the number's direction.
        self.between = PlainLabel(literal("·"), "second", "ink2")
        self.words = DueWords(now)
        self.avatar = Painted(self._draw_avatar, height=44, width=44)
        super().__init__(actions, waved, parent)
        second = row(self.who, self.between, self.phone, None, gap=4)
        self.column.addLayout(row(self.avatar, column(self.title, second, gap=2), gap=12))
        self.column.addWidget(self.words)
        self.column.addSpacing(style_of().px(4))
        self.column.addWidget(actions)
        self.show_due(due)

    def show_due(self, due: Due) -> None:
        """Show what has become of the reminder."""
        self.due = due
        self.title.set_words(literal(due.what))
        about = due.customer is not None
        for wanted, widget in (
            (about, self.avatar),
            (due.name, self.who),
            (due.phone, self.phone),
            (due.name and due.phone, self.between),
        ):
            widget.setVisible(bool(wanted))
        self.avatar.update()
        self.words.show_due(due)
        self.acts.set_due(due)
        self.setCursor(Qt.CursorShape.PointingHandCursor if about else Qt.CursorShape.ArrowCursor)
        self.reword()

    def reword(self) -> None:
        """Say heading and name anew."""
        self.heading.set_words(lambda: when_due(self.due, self._now()))
        self.who.reword()
        self.phone.reword()
        self.words.reword()
        self.setAccessibleName(spoken(self.due, self._now()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside the buttons opens the customer."""
        if event.button() == Qt.MouseButton.LeftButton and self.due.customer is not None:
            self._opened(self.due)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with it, at the pointer."""
        self.acts.offer_more(self, event.pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The letters and the menu key, as on the buttons."""
        if not self.acts.by_letter(event):
            super().keyPressEvent(event)

    def _draw_avatar(self, canvas: Canvas) -> None:
        due = self.due
        canvas.avatar(0, 0, 44, due.name, due.customer or 0, organisation=due.is_organisation, photo=due.photo)
