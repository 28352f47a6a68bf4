"""The rail: every page by icon and word, who is at the desk, and the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.base.words import N_, Phrase
from clientdesk.kit.canvas import Canvas
from clientdesk.kit.living import Living
from clientdesk.kit.panes import Page
from clientdesk.kit.push_button import PushButton
from clientdesk.kit.style import Role
from clientdesk.kit.tips import set_tip
from clientdesk.kit.widgets import MenuLine, Painted, Words, literal, open_menu, said, style_of

WIDTH = 84.0
_ROW = 60.0
_ROW_LOW = 54.0
_LOW_WINDOW = 640


class RailButton(PushButton):
    """Icon over word, filled while its page is open; the badge counts what waits.

    Args:
        words: under the icon.
        icon: a glyph's name; its `-fill` variant shows while the page is open.
        name: the object name.
        key: the key that does the same.
        parent: as ever.
    """

    def __init__(self, words: Words, icon: str, name: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._icon = icon
        self._key = key
        self._badge = 0
        self.setObjectName(name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.come_alive()

    @property
    def badge(self) -> int:
        """The count that is shown, 0 for none."""
        return self._badge

    def set_badge(self, count: int) -> None:
        """Show how many wait; 0 shows nothing."""
        self._badge = count
        self.reword()
        self.update()

    def set_open(self, is_open: bool) -> None:
        """Its page is shown, or no longer."""
        self.setChecked(is_open)
        self.update()

    def reword(self) -> None:
        """Say word, count and key anew."""
        words = said(self._words)
        self.setText(words.replace("&", "&&"))
        waiting = Phrase(N_("{page}: {n} waiting"), N_("{page}: {n} waiting"), self._badge, page=words)
        self.setAccessibleName(waiting.text() if self._badge else words)
        set_tip(self, f"{words} ({self._key})" if self._key else words)

    def sizeHint(self) -> QSize:
        """One row of the rail."""
        px = style_of().px
        return QSize(px(WIDTH), px(_ROW_LOW if self.window().height() <= px(_LOW_WINDOW) else _ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, word, badge, ring."""
        with self.canvas() as canvas:
            is_open = self.isChecked()
            if is_open or self.underMouse() or self.isDown():
                canvas.box(8, 0, canvas.w - 16, 54, radius=10, fill="accent_soft" if is_open else "hover")
            ink = "accent_text" if is_open else "ink2"
            canvas.icon(self._icon + ("-fill" if is_open else ""), canvas.w / 2 - 11, 8, 22, colour=ink)
            role: Role = "small_strong" if is_open else "small"
            canvas.text(2, 31, canvas.w - 4, 18, said(self._words), role=role, colour=ink, align="center")
            if self._badge:
                self._paint_badge(canvas, is_open)
            if self.has_ring:
                canvas.box(8, 0, canvas.w - 16, 54, radius=10, stroke="focus", width=2)

    def _paint_badge(self, canvas: Canvas, is_open: bool) -> None:
        count = str(self._badge) if self._badge < 100 else "99+"
        width = max(18.0, canvas.text_width(count, "small_strong") + 8)
        x = canvas.w / 2 + 4
        canvas.box(x - 1, 2, width + 2, 20, radius=10, fill="accent_soft" if is_open else "bg")
        canvas.box(x, 3, width, 18, radius=9, fill="accent")
        canvas.text(x, 3, width, 18, count, role="small_strong", colour="on_accent", align="center")


class PersonButton(PushButton):
    """Who is at the desk: initials over the name; a menu changes it.

    Args:
        offered: gives the others as (id, name) when the menu opens.
        parent: as ever.
    """

    taken = Signal(int)
    """Another person is at the desk now."""
    staff_asked = Signal()
    """The list of the staff is wanted."""

    def __init__(self, offered: Callable[[], Sequence[tuple[int, str]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = offered
        self._person: tuple[int, str] | None = None
        self.setObjectName("rail_person")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        self.come_alive()

    def show_person(self, person: tuple[int, str] | None) -> None:
        """Show who it is; None hides the button."""
        self._person = person
        if person is None:
            self.hide()
        elif self.parentWidget() is not None:
            # Only there: by itself it would be a window of its own; put into the rail it is shown with it.
            self.show()
        self.reword()
        self.update()

    def open_menu(self) -> None:
        """Offer the others."""
        here = self._person[0] if self._person else None
        lines = [
            MenuLine(literal(name), partial(self.taken.emit, identity), checked=identity == here)
            for identity, name in self._offered()
        ]
        staff = MenuLine(N_("Staff…"), self.staff_asked.emit, "users-three")
        open_menu(self, [*lines, None, staff])

    def reword(self) -> None:
        """Say the name anew."""
        name = self._person[1] if self._person else ""
        self.setText(name.replace("&", "&&"))
        said_name = Phrase(N_("At the desk: {name}"), name=name).text()
        self.setAccessibleName(said_name)
        set_tip(self, said_name)

    def sizeHint(self) -> QSize:
        """One row of the rail."""
        return QSize(style_of().px(WIDTH), style_of().px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Initials over the name."""
        with self.canvas() as canvas:
            if self.underMouse() or self.isDown() or self.hasFocus():
                stroke = "focus" if self.hasFocus() else None
                canvas.box(8, 0, canvas.w - 16, canvas.h - 2, radius=10, fill="hover", stroke=stroke)
            if self._person:
                identity, name = self._person
                canvas.avatar(canvas.w / 2 - 13, 5, 26, name, identity)
                canvas.text(10, 34, canvas.w - 20, 18, name, role="small", colour="ink2", align="center")


class Rail(Living, QWidget):
    """The column at the leading edge of the window.

    Args:
        pages: above Settings, first to last.
        settings: the page at the bottom.
        person: who is at the desk, above Settings.
        parent: as ever.
    """

    asked = Signal(str)
    """The page of this name is wanted."""

    def __init__(
        self, pages: Sequence[Page], settings: Page, person: PersonButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, RailButton] = {}
        self._logo = Painted(_draw_logo, height=66, width=WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._logo)
        for number, page in enumerate(pages, 1):
            self._column.addWidget(self._button(page, f"Ctrl+{number}"))
        self._column.addStretch(1)
        self._column.addWidget(person)
        self._column.addWidget(self._button(settings))
        self.come_alive()

    def set_current(self, name: str) -> None:
        """The page `name` is open now."""
        for each, button in self.buttons.items():
            button.set_open(each == name)

    def restyle(self) -> None:
        """Take the width anew."""
        self.setFixedWidth(style_of().px(WIDTH))
        self._column.setContentsMargins(0, 0, 0, style_of().px(6))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline towards the page."""
        super().paintEvent(event)
        with self.canvas() as canvas:
            canvas.line(canvas.w - 0.5, 0, canvas.w - 0.5, canvas.h)

    def _button(self, page: Page, key: str = "") -> RailButton:
        button = RailButton(page.title, page.icon, f"rail_{page.name}", key)
        # A click on the open page opens it again, so the button's own idea of being checked does not count.
        button.clicked.connect(lambda: self.asked.emit(page.name))
        self.buttons[page.name] = button
        return button


def _draw_logo(canvas: Canvas) -> None:
    canvas.box(canvas.w / 2 - 17, 16, 34, 34, radius=10, fill="accent")
    canvas.icon("hand-waving", canvas.w / 2 - 10, 23, 20, colour="on_accent")
