"""The alarm: the reminder clock with its popup, its sign in the tray, and the days that begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from clientdesk.base.clock import local_now
from clientdesk.base.words import N_
from clientdesk.desk.reminding import Raised
from clientdesk.shell.frame import Frame
from clientdesk.shell.manners import FollowsClock
from clientdesk.shell.night_shift import NightShift
from clientdesk.shell.popup import ReminderPopup
from clientdesk.shell.reminder_clock import ReminderClock
from clientdesk.shell.tray import Tray

_NOWHERE = frozenset({"offscreen", "minimal"})
"""Platforms without a screen, on which a window cannot be set aside."""


class Alarm(QObject):
    """Watches the clock for a window.

    Args:
        window: whose reminders are shown, and which the tray brings back.
    """

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self.clock = ReminderClock(window.context, self, whose=self._whose)
        self.popup = ReminderPopup(window.context, self.clock)
        self.tray = Tray(self.clock, self._now, self)
        self.night_shift = NightShift(window.context, self)
        self.clock.day_began.connect(self._on_day_began)
        self.clock.hands_moved.connect(self.refresh_words)
        self.clock.unread.connect(window.notices.tell_reading)
        self.clock.shown.connect(self._on_shown)
        self.popup.window_asked.connect(window.come_to_front)
        self.tray.window_asked.connect(window.come_to_front)
        self.tray.reminders_asked.connect(self.popup.take_focus)
        self.tray.today_asked.connect(self._on_today_asked)
        window.context.seen.connect(self.clock.see)
        window.choices.changed.connect(self._on_chosen)
        window.persons.changed.connect(self.clock.look_again)

    def start(self) -> None:
        """Begin: call it when the window has shown itself, or is not going to."""
        self.clock.start()
        self.night_shift.start()
        self._stand_in_tray()

    def stop(self) -> None:
        """The program ends."""
        self.clock.stop()
        self.night_shift.stop()
        self.tray.hide()
        self.popup.hide()
        self.popup.deleteLater()

    def goes_on(self) -> bool | None:
        """Whether closing the window sets it aside and the program goes on reminding; None where Esc left it open.

        It is asked once: where there is a tray, at the first closing; where there is none, when something is planned.
        """
        has_tray = self.tray.is_there()
        if not has_tray and QGuiApplication.platformName() in _NOWHERE:
            return False
        choices = self._window.choices
        if choices.now.tray is None and (has_tray or self.clock.has_plans()):
            answer = self._ask(has_tray=has_tray)
            if answer is None:
                return None
            choices.choose(tray=answer)
        return bool(choices.now.tray)

    def set_aside(self) -> None:
        """Take the window out of sight: into the tray; where there is none it stays, minimised, among the others."""
        if self.tray.is_there():
            self._stand_in_tray()
            self._window.hide()
        else:
            self._window.showMinimized()

    def _ask(self, *, has_tray: bool) -> bool | None:
        from clientdesk.shell.question import Question

        detail = (
            N_("ClientDesk can stay in the tray and show reminders when they are due.")
            if has_tray
            else N_("There is no tray here, but ClientDesk can stay minimised and show reminders when they are due.")
        )
        stay = N_("Stay in the tray") if has_tray else N_("Stay minimised")
        question = Question(
            N_("Go on reminding when the window is closed?"),
            detail,
            [("quit", N_("Quit when it is closed"), "plain"), ("stay", stay, "primary")],
            self._window,
        )
        return question.answer == "stay" if question.exec() else None

    def _now(self) -> datetime:
        return local_now(self._window.context.bridge.desk.clock)

    def _whose(self) -> int | None:
        """Whoever is at the desk, where only theirs are wanted."""
        return self._window.context.bridge.desk.staff if self._window.choices.now.mine_only else None

    def _stand_in_tray(self) -> None:
        """The sign is there where it is a way back, and where the system tells by it what is due."""
        now = self._window.choices.now
        if now.tray or now.notify:
            self.tray.show()
        else:
            self.tray.hide()

    def _on_chosen(self) -> None:
        if self.clock.runs:
            self._stand_in_tray()
            self.clock.look_again()

    def _on_shown(self, raised: Raised) -> None:
        """Whoever looks at the program sees the popup; to others the system tells it."""
        if self._window.choices.now.notify and QApplication.activeWindow() is None:
            self.tray.tell(raised)

    def _on_today_asked(self) -> None:
        self._window.come_to_front()
        self._window.open_page("today")

    def _pages(self) -> Iterator[FollowsClock]:
        for name in self._window.pages.names():
            page: object = self._window.pages.made(name)
            if isinstance(page, FollowsClock):
                yield page

    def _on_day_began(self) -> None:
        self.night_shift.begin_day()
        for page in self._pages():
            page.begin_day()
        self._window.count_badges()

    def refresh_words(self) -> None:
        """Let every page say anew what depends on the hour, and on who is at the desk."""
        for page in self._pages():
            page.refresh_words()
