"""The sign in the system's tray, where there is one: how many reminders are due, and the way back to the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from clientdesk.base.paths import NAME
from clientdesk.base.words import _, ngettext
from clientdesk.desk.reminding import Raised
from clientdesk.kit.icons import paint_icon
from clientdesk.kit.theme import LIGHT
from clientdesk.shell.popup_words import notice_of
from clientdesk.shell.reminder_clock import ReminderClock

_TOLD_MS = 10_000
_TRIES = 5
"""At so many turns of the clock it looks whether there is a tray by now."""
_SIZES = (16, 22, 24, 32, 48, 64)


class Tray(QObject):
    """Shows itself only while it is wanted and the system has a tray.

    Args:
        clock: tells what is due.
        now: gives the naive wall time.
        parent: as ever.

    Attributes:
        window_asked: the window is wanted.
        reminders_asked: what is due is wanted.
        today_asked: the page Today is wanted.
        quit_asked: the program is to end.
    """

    window_asked = Signal()
    reminders_asked = Signal()
    today_asked = Signal()
    quit_asked = Signal()

    def __init__(self, clock: ReminderClock, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._count = 0
        self._tries = 0
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self._fill)
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.reminders_asked)
        clock.shown.connect(self._on_shown)
        clock.turned.connect(self._try)
        self._dress()

    @staticmethod
    def is_there() -> bool:
        """Whether this system has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def count(self) -> int:
        """How many reminders it says are due."""
        return self._count

    def show(self) -> None:
        """Stand in the tray, where there is one; at a login it may come a little later than we do."""
        self._tries = _TRIES
        self._try()

    def hide(self) -> None:
        """Leave the tray."""
        self._tries = 0
        self._icon.hide()

    def tell(self, raised: Raised) -> None:
        """Have the system tell what has just fallen due, in its own way; without a tray nothing happens."""
        if raised.came and self._icon.isVisible() and self.is_there():
            title, body = notice_of(raised.came, self._now())
            self._icon.showMessage(title, body, tray_icon(0), _TOLD_MS)

    def lines(self) -> list[str]:
        """What its menu offers."""
        self._fill()
        return [action.text() for action in self._menu.actions() if not action.isSeparator()]

    def tip(self) -> str:
        """What it says under the pointer."""
        return self._icon.toolTip()

    def _try(self) -> None:
        if self._tries and self.is_there():
            self._tries = 0
            self._fill()
            self._icon.show()
        self._tries = max(0, self._tries - 1)

    def _fill(self) -> None:
        """Write the menu in the language of the moment."""
        self._menu.clear()
        self._menu.addAction(_("Open ClientDesk"), self.window_asked.emit)
        due = self._menu.addAction(_("Show what is due"), self.reminders_asked.emit)
        due.setEnabled(self._count > 0)
        self._menu.addAction(_("Today"), self.today_asked.emit)
        self._menu.addSeparator()
        self._menu.addAction(_("Quit"), self.quit_asked.emit)

    def _on_shown(self, raised: Raised) -> None:
        self._count = len(raised.dues)
        self._dress()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            (self.reminders_asked if self._count else self.window_asked).emit()

    def _dress(self) -> None:
        self._icon.setIcon(tray_icon(self._count))
        due = ngettext("{n} reminder is due", "{n} reminders are due", self._count).format(n=self._count)
        self._icon.setToolTip(f"{NAME}: {due}" if self._count else NAME)


def tray_icon(count: int) -> QIcon:
    """The logo, with the count on it unless that is 0; in its own colours, since no one knows those of the tray."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(_pixmap(size, count))
    return icon


def _pixmap(size: int, count: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    edge, inner = size * 0.18, size * 0.64
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.accent))
        painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.28, size * 0.28)
        paint_icon(painter, "hand-waving", QRectF(edge, edge, inner, inner), QColor(LIGHT.on_accent))
        if count:
            _paint_badge(painter, size, str(count) if count < 10 else "9+")
    return pixmap


def _paint_badge(painter: QPainter, size: int, text: str) -> None:
    side = size * 0.62
    area = QRectF(size - side, size - side, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.danger))
    painter.drawEllipse(area)
    font = QFont()
    font.setPixelSize(max(7, round(side * (0.72 if len(text) == 1 else 0.55))))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
