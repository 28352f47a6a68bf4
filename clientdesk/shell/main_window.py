"""The main window: the frame with its keys, its place on the screen, and how it opens and closes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent

from clientdesk.base.clock import today
from clientdesk.base.words import N_
from clientdesk.desk.working_days import is_working_day
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Panes
from clientdesk.shell.alarm import Alarm
from clientdesk.shell.application import everything_ends
from clientdesk.shell.choices import Choices
from clientdesk.shell.first_paint import FirstPaint
from clientdesk.shell.first_size import take_first_size
from clientdesk.shell.frame import Frame
from clientdesk.shell.menu_bar import fill_menu_bar
from clientdesk.shell.today_absence import note_day
from clientdesk.shell.undo_in_fields import UndoInFields
from clientdesk.shell.window_keys import WindowKeys

_SMALLEST = (640, 480)


class MainWindow(Frame):
    """The one window.

    Args:
        context: handed to all pages.
        choices: what the person prefers, and where the window stood.
        panes: what the cards add.
        reminds: whether it watches the clock; a copy to look at does not.

    Attributes:
        closed: it is gone; the program may end.
        reminds: whether it watches the clock.
        keys: the keys that work everywhere.
        alarm: the reminder clock, its popup, and its sign in the tray.
    """

    closed = Signal()

    def __init__(self, context: Context, choices: Choices, panes: Sequence[Panes], *, reminds: bool = True) -> None:
        for each in panes:
            if each.begin:
                each.begin(context)
        super().__init__(context, choices, panes)
        self.reminds = reminds
        self._leaves = False
        self.alarm = Alarm(self)
        self.alarm.tray.quit_asked.connect(self.leave)
        self.persons.changed.connect(self.alarm.refresh_words)
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        FirstPaint(self.ground, self._on_painted)
        self.keys = WindowKeys(self, panes)
        UndoInFields(self)
        self.keys.everywhere.add(N_("Go to the reminder that is shown"), self.alarm.popup.take_focus, "F7")
        quitting = self.keys.everywhere.add(N_("Quit ClientDesk"), self.leave, "Ctrl+Q", name="quit_action")
        quitting.setMenuRole(QAction.MenuRole.QuitRole)
        fill_menu_bar(self, self.keys.groups)
        self._restore()

    # --- Where it stood

    def _restore(self) -> None:
        geometry = self.choices.window.geometry
        if not (geometry and self.restoreGeometry(QByteArray.fromHex(geometry.encode()))):
            take_first_size(self)
        wanted = self.choices.now.start_page
        fallback = next(iter(page.name for page in self.rail_pages), "settings")
        self.open_page(wanted if wanted in self.rail.buttons else fallback)

    def _on_painted(self) -> None:
        self.count_badges()
        desk = self.context.bridge.desk
        if note_day(self.choices, today(desk.clock), lambda day: desk.ask(is_working_day, day)):
            self.choices.save_window()
        if self.reminds:
            self.alarm.start()
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for unsaved forms, wait for what is not saved yet, keep the window's place."""
        if not self.sheet.close_form():
            event.ignore()
            return
        stays = self.reminds and not self._leaves and not everything_ends()
        goes_on = stays and self.alarm.goes_on()
        if goes_on is not False:
            event.ignore()
            if goes_on:
                self.alarm.set_aside()
            return
        if self.context.bridge.is_waiting:
            self.context.bridge.pending.connect(self._close_when_saved)
            event.ignore()
            return
        self.context.works.cancel_all()
        self.choices.keep_window(geometry=bytes(self.saveGeometry().toHex().data()).decode())
        self.choices.save_window()
        self.alarm.stop()
        super().closeEvent(event)
        self.closed.emit()

    def begin_aside(self) -> None:
        """Begin without being shown: in the tray; minimised where there is none."""
        if self.reminds:
            self.alarm.start()
            self.alarm.set_aside()
        else:
            self.show()

    def leave(self) -> None:
        """Close for good, whatever was chosen about the tray."""
        self._leaves = True
        self.close()
        self._leaves = False

    def _close_when_saved(self, waiting: int) -> None:
        if waiting == 0:
            QTimer.singleShot(0, self, self.close)

    # --- Keys and drops

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back where nobody closer has a use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files where there is a page for them."""
        if "import" in self.pages.names() and _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring the files in."""
        event.acceptProposedAction()
        self.open_files(_files(event))


def _files(event: Any) -> list[Path]:  # noqa: ANN401 - a drag or a drop
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
