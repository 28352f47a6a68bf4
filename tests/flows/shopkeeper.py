"""Somebody at the desk of a whole window, with a keyboard, a mouse, a wall clock, and the eyes to read what shows."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from clientdesk.app import application, open_window
from clientdesk.kit.list_view import ListView
from clientdesk.kit.short_list import ShortList
from clientdesk.shell.main_window import MainWindow
from tests.fakes.clock import FakeClock

Key = Qt.Key
PLAIN, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton
SECONDS = 20_000

W = TypeVar("W", bound=QWidget)


WINDOWS = {"MainWindow main_window", "ReminderPopup reminder_popup"}


class Flashes(QObject):
    """Notes what else shows itself as a window of its own: it would flash up and take the keyboard away."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at whatever shows itself."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            named = f"{type(watched).__name__} {watched.objectName()}"
            # A menu, or what is offered beneath a field, is a window by itself and takes nothing away.
            if named not in WINDOWS and watched.windowType() != Qt.WindowType.Popup:
                self.seen.append(named)
        return False


class Shopkeeper:
    """Works in one folder, day after day; the clock stands still between two deeds.

    Args:
        qtbot: waits.
        folder: the shop's.
        language: of the window.
    """

    def __init__(self, qtbot: QtBot, folder: Path, language: str = "en") -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.language = language
        self.clock = FakeClock()
        self._windows: list[MainWindow] = []
        self._flashes = Flashes()
        application().installEventFilter(self._flashes)

    # --- Days

    @property
    def window(self) -> MainWindow:
        """The window that is open."""
        return self._windows[-1]

    def start(self) -> MainWindow:
        """Start the program and wait until the window can be used."""
        window = open_window(self.folder, language=self.language, theme="light", clock=self.clock)
        self._windows.append(window)
        window.resize(1280, 800)
        with self.qtbot.waitSignal(window.painted, timeout=SECONDS):
            window.show()
        # What is due may have shown itself meanwhile.
        self._wake()
        return window

    def quit(self) -> None:
        """Close the window as a person does."""
        with self.qtbot.waitSignal(self.window.closed, timeout=SECONDS):
            self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def leave(self) -> None:
        """At the end of a test, wherever it stopped; nothing may have flashed up."""
        application().removeEventFilter(self._flashes)
        for window in self._windows[-1:]:
            if isValid(window) and window.isVisible():
                self.quit()
        assert self._flashes.seen == []

    def later(self, moment: str) -> None:
        """It is now `moment` on the wall, and the timer has noticed."""
        self.clock.set_local(datetime.fromisoformat(moment))
        self.window.alarm.clock.wake()

    # --- Hands

    def press(self, *keys: Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press keys one after the other where the keyboard is."""
        self._wake()
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type where the keyboard is, in any script."""
        self._wake()
        for letter in text:
            focus = QApplication.focusWidget()
            assert focus is not None, "nobody takes the keyboard"
            held = SHIFT if letter.isupper() else PLAIN
            QTest.sendKeyEvent(QTest.KeyAction.Click, focus, Key(ord(letter.upper())), letter, held)
        QApplication.processEvents()

    def _wake(self) -> None:
        """The popup takes no keyboard, and a window manager heeds that; without one whatever shows itself takes it."""
        if QApplication.activeWindow() is not self.window and QApplication.activePopupWidget() is None:
            with self.qtbot.waitActive(self.window, timeout=SECONDS):
                self.window.activateWindow()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget: in its middle where no point is given."""
        assert widget.isVisible(), widget.objectName()
        QTest.mouseClick(widget, LEFT, PLAIN, widget.rect().center() if at is None else at)
        QApplication.processEvents()

    def click_row(self, rows: QAbstractItemView, place: int) -> None:
        """Click on a row of a list."""
        at = rows.visualRect(rows.model().index(place, 0)).center()
        self.click(rows.viewport(), at)

    # --- Eyes

    def part(self, kind: type[W], name: str) -> W:
        """What has this object name in the window, or in the popup."""
        found = self.window.findChild(kind, name) or self.window.alarm.popup.findChild(kind, name)
        assert found is not None, name
        return found

    def button(self, name: str) -> QPushButton:
        """A button by its object name."""
        return self.part(QPushButton, name)

    def waits_for(self, *lines: str, rows: str) -> None:
        """Wait until exactly these lines stand in a list."""
        self.qtbot.waitUntil(lambda: self.reads(rows) == list(lines), timeout=SECONDS)

    def reads(self, name: str) -> list[str]:
        """What is heard of the rows of a list, first to last."""
        view = self.part(QAbstractItemView, name)
        if not view.isVisible():
            return []
        model = view.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        said = [model.index(place, 0).data(role) for place in range(model.rowCount())]
        return [str(line) for line in said]

    def names(self) -> list[str]:
        """The names in the list of customers."""
        view = self.part(ListView, "customer_list")
        model = view.model()
        rows = [model.row_at(place) for place in range(model.rowCount())] if view.isVisible() else []  # type: ignore[attr-defined]
        return [row.name for row in rows]

    def story(self) -> list[str]:
        """Headings and titles of the timeline that is shown."""
        view = self.part(ShortList, "timeline")
        return [plain(row.heading or row.title) for row in view.rows()] if view.isVisible() else []

    def said(self) -> str:
        """What the newest toast says."""
        return (self.window.toasts.shown() or [""])[-1]

    def popup(self) -> list[str]:
        """Every text that can be read on the reminder popup."""
        popup = self.window.alarm.popup
        if popup.isHidden():
            return []
        labels = [label for label in popup.findChildren(QLabel) if label.isVisibleTo(popup)]
        return [plain(label.text()) for label in labels if label.text()]


def plain(text: str) -> str:
    """A text without the marks that keep a name or a number in its own direction."""
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


def write_cards(path: Path, people: list[dict[str, str]]) -> None:
    """A file of contacts as a phone writes it: vCard 3.0, one card for each of `people` (fn, n, tel, email …)."""
    cards = [
        "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *(f"{key}:{value}" for key, value in one.items()), "END:VCARD", ""])
        for one in people
    ]
    path.write_text("".join(cards), encoding="utf-8", newline="")
