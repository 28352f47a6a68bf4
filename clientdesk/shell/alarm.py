"""The alarm: the reminder clock with its popup, its sign in the tray, and the days that begin."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from clientdesk.base.words import N_
from clientdesk.shell.frame import Frame
from clientdesk.shell.manners import FollowsClock
from clientdesk.shell.popup import ReminderPopup
from clientdesk.shell.reminder_clock import ReminderClock
from clientdesk.shell.tray import Tray


class Alarm(QObject):
    """Watches the clock for a window.

    Args:
        window: whose reminders are shown, and which the tray brings back.
    """

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self.clock = ReminderClock(window.context, self)
        self.popup = ReminderPopup(window.context, self.clock)
        self.tray = Tray(self.clock, self)
        self.clock.day_began.connect(self._on_day_began)
        self.clock.hands_moved.connect(self.refresh_words)
        self.clock.unread.connect(window.notices.tell_reading)
        self.popup.window_asked.connect(window.come_to_front)
        self.tray.window_asked.connect(window.come_to_front)
        self.tray.reminders_asked.connect(self.popup.take_focus)

    def start(self) -> None:
        """Begin: call it when the window has shown itself."""
        self.clock.start()
        if self._window.choices.now.tray:
            self.tray.show()

    def stop(self) -> None:
        """The program ends."""
        self.clock.stop()
        self.tray.hide()
        self.popup.hide()
        self.popup.deleteLater()

    def goes_on_in_tray(self) -> bool:
        """Whether closing the window leaves the program in the tray; asked once, where there is a tray."""
        if not self.tray.is_there():
            return False
        choices = self._window.choices
        if choices.now.tray is None:
            choices.choose(tray=self._ask())
        if choices.now.tray:
            self.tray.show()
        return bool(choices.now.tray)

    def _ask(self) -> bool:
        from clientdesk.shell.question import Question

        question = Question(
            N_("Go on reminding when the window is closed?"),
            N_("ClientDesk can stay in the tray and show reminders when they are due."),
            [("quit", N_("Quit when it is closed"), "plain"), ("stay", N_("Stay in the tray"), "primary")],
            self._window,
        )
        question.exec()
        return question.answer == "stay"

    def _pages(self) -> Iterator[FollowsClock]:
        for name in self._window.pages.names():
            page: object = self._window.pages.made(name)
            if isinstance(page, FollowsClock):
                yield page

    def _on_day_began(self) -> None:
        for page in self._pages():
            page.begin_day()
        self._window.count_badges()

    def refresh_words(self) -> None:
        """Let every page say anew what depends on the hour, and on who is at the desk."""
        for page in self._pages():
            page.refresh_words()
