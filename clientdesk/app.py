"""The composition root: what a start of the program comes to, whatever state the shop is in."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from logging import Handler
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.base import logbook
from clientdesk.base.clock import SystemClock
from clientdesk.base.errors import ClientDeskError, StoreError, StoreTrouble, UserError
from clientdesk.base.known_shops import held_a_shop, remember_shop
from clientdesk.base.paths import NAME
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.furnishing import (
    Options,
    application,
    dressed_choices,
    furnished,
    open_window,
    this_moment,
)
from clientdesk.handover import raise_window
from clientdesk.kit.collecting import Collecting
from clientdesk.shell.bugs import Bugs
from clientdesk.shell.first_paint import FirstPaint
from clientdesk.shell.handover import OneWindow
from clientdesk.shell.main_window import MainWindow
from clientdesk.store.database import BRISK_MS, holds_a_shop, open_store, takes_long_to_open
from clientdesk.store.troubles import store_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.shell.first_run import Answers
    from clientdesk.shell.getting_ready import GettingReady

__all__ = ["Options", "Program", "application", "furnished", "open_window", "run"]

_BACKUP_AFTER_MS = 20_000


def run(options: Options) -> int:
    """Show the window until it is closed; returns the exit code."""
    from clientdesk.shell.display import display_problem

    problem = display_problem()
    if problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    app = application()
    bugs = Bugs(parent=app)
    bugs.watch()
    program = Program(app, options, bugs)
    try:
        return app.exec() if program.begin() else 0
    finally:
        program.end()
        bugs.rest()


class Program(QObject):
    """One start of the program: from the lock in the folder to the last window.

    Args:
        app: the application.
        options: what it was started with.
        bugs: told where to show what the world did.
    """

    def __init__(self, app: QApplication, options: Options, bugs: Bugs) -> None:
        super().__init__(app)
        self._app = app
        self._options = options
        self._bugs = bugs
        self._folder = options.folder
        self._window: QWidget | None = None
        self._aside = options.in_tray
        self._one: OneWindow | None = None
        self._log: Handler | None = None
        self._getting_ready: GettingReady | None = None
        self._copies = ExitStack()

    @property
    def window(self) -> QWidget | None:
        """The window that is shown."""
        return self._window

    def begin(self) -> bool:
        """Show the first window; False when another process shows this shop and was raised instead."""
        return self._enter(self._options.folder)

    def end(self) -> None:
        """Let go of everything that outlives a window."""
        if self._getting_ready is not None:
            self._getting_ready.wait()
        self._copies.close()
        if self._one is not None:
            self._one.release()
        logbook.stop(self._log)

    def _enter(self, folder: Path) -> bool:
        """Turn to the shop in `folder`."""
        # First let go: a window that knocks at its own door waits for itself.
        self._leave_folder()
        # What starts with the computer raises nobody's window.
        if not self._aside and raise_window(folder):
            return False
        self._folder = folder
        if not self._make_folder() or not self._take():
            return self._window is not None
        self._log = logbook.start(folder)
        self._open()
        return True

    def _leave_folder(self) -> None:
        if self._one is not None:
            self._one.release()
            self._one = None
        logbook.stop(self._log)
        self._log = None

    def _make_folder(self) -> bool:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            self._show_trouble(store_error(StoreTrouble.READ_ONLY))
            return False
        return True

    def _take(self) -> bool:
        """Be the one window on this folder; a folder that cannot be written to needs no lock."""
        one = OneWindow(self._folder, self)
        if not one.take() and one.is_held():
            if self._aside:
                return False
            holder = one.holder()
            words = Phrase(
                N_("Process {pid} on {computer} has it open. Close it there, then try again."),
                pid=holder.pid,
                computer=holder.host,
            )
            self._show_trouble(StoreError(StoreTrouble.IN_USE, words))
            return False
        self._one = one
        one.front_asked.connect(self._on_front_asked)
        return True

    # --- The shop

    def _open(self) -> None:
        if not holds_a_shop(self._folder):
            self._begin_without_shop()
            return
        try:
            if not self._aside and takes_long_to_open(self._folder, plan_of(CATALOGUE)):
                self._get_ready()
                return
            window = open_window(
                self._folder,
                language=self._options.language,
                theme=self._options.theme,
                staff=self._options.staff,
                clock=self._options.clock,
            )
        except StoreError as error:
            self._show_trouble(error)
            return
        if not self._options.demo:
            remember_shop(self._folder)
        self._show_main(window)

    def _get_ready(self) -> None:
        """Raise the shop to this version beside a window that says so; then open it."""
        from clientdesk.shell.getting_ready import GettingReady

        choices = dressed_choices(self._app, self._folder, self._options)
        window = self._getting_ready = GettingReady(self._raise_shop)
        choices.setParent(window)
        window.ended.connect(self._on_ready)
        self._show(window)
        window.begin()

    def _raise_shop(self, went_on: Callable[[], None]) -> None:
        store = open_store(self._folder, plan_of(CATALOGUE), at=this_moment())
        try:
            went_on()
            Desk(store, CATALOGUE, self._options.clock or SystemClock(ZoneInfo("UTC")))
        finally:
            store.close()

    def _on_ready(self, error: StoreError | None) -> None:
        if self._getting_ready is not None:
            self._getting_ready.wait()
            self._getting_ready = None
        if error is None:
            self._open()
        else:
            self._show_trouble(error)

    def _begin_without_shop(self) -> None:
        if self._options.demo and self._options.fill:
            self._options.fill(self._folder)
            self._open()
        elif held_a_shop(self._folder):
            words = Phrase(
                N_("A shop was kept in this folder, and it is not there now. Perhaps the folder was moved or renamed."),
            )
            self._show_trouble(StoreError(StoreTrouble.MISSING, words))
        else:
            self._show_first_run()

    def _show_main(self, window: MainWindow) -> None:
        self._bugs.told = lambda error: _tell(window, error)
        if self._one is not None:
            serve, desk = self._options.serve, window.context.bridge.desk
            self._one.serve((lambda argv, cwd: serve(desk, argv, cwd)) if serve else None)
        window.closed.connect(self._app.quit)
        if window.reminds:
            QTimer.singleShot(_BACKUP_AFTER_MS, window, lambda: _back_up_daily(window))
        self._show(window)

    def _show_first_run(self) -> None:
        from clientdesk.shell.first_run import FirstRun
        from clientdesk.shell.first_size import take_first_size
        from clientdesk.shell.trouble_window import choose_backup, choose_folder

        choices = dressed_choices(self._app, None, self._options)
        page = FirstRun(self._folder, choices)
        choices.setParent(page)
        page.answered.connect(self._on_answered)
        page.folder_asked.connect(lambda: self._on_folder(choose_folder(page, self._folder)))
        page.backup_asked.connect(lambda: self._on_backup(choose_backup(page, self._folder)))
        page.setWindowTitle(NAME)
        take_first_size(page)
        self._show(page)

    def _on_answered(self, answers: Answers) -> None:
        try:
            store = open_store(self._folder, plan_of(CATALOGUE), create=True, at=this_moment(), busy_ms=BRISK_MS)
        except StoreError as error:
            self._show_trouble(error)
            return
        from clientdesk.verbs.shops import set_up_shop

        desk = Desk(store, CATALOGUE, SystemClock(ZoneInfo("UTC")))
        owner = desk.run_as_program(N_("Shop set up"), set_up_shop, **answers.told())
        store.close()
        choices = dressed_choices(self._app, self._folder, self._options)
        choices.choose(language=answers.language, staff=owner)
        choices.deleteLater()
        self._open()
        if isinstance(self._window, MainWindow):
            self._window.open_page("customers")

    # --- Trouble, and the ways out

    def _show_trouble(self, error: StoreError) -> None:
        from clientdesk.shell.trouble_window import TroubleWindow

        dressed_choices(self._app, None, self._options).deleteLater()
        window = TroubleWindow(self._folder, error)
        window.again_asked.connect(lambda: self._enter(self._folder))
        window.copy_asked.connect(self._on_copy)
        window.backup_chosen.connect(self._on_backup)
        window.folder_chosen.connect(self._on_folder)
        window.new_asked.connect(self._show_first_run)
        self._show(window)

    def _on_copy(self) -> None:
        from clientdesk.desk.rescue import opened_copy
        from clientdesk.shell.trouble_window import TroubleWindow

        try:
            store = self._copies.enter_context(opened_copy(self._folder, CATALOGUE))
        except StoreError as error:
            if isinstance(self._window, TroubleWindow):
                self._window.tell(error)
            return
        window = furnished(store, self._options, None)
        window.standing.say(
            N_("This is a copy to look at."), N_("Nothing can be changed in it; the shop’s own file is as it was.")
        )
        self._show_main(window)

    def _on_backup(self, chosen: Path | None) -> None:
        from clientdesk.desk.rescue import put_in_place

        if chosen is None:
            return
        try:
            put_in_place(chosen, self._folder, datetime.now(UTC))
        except ClientDeskError as error:
            self._tell_way_out(error)
            return
        self._open()

    def _on_folder(self, chosen: Path | None) -> None:
        if chosen is not None and not self._enter(chosen):
            self._app.quit()

    def _tell_way_out(self, error: ClientDeskError) -> None:
        from clientdesk.shell.trouble_window import TroubleWindow

        if isinstance(self._window, TroubleWindow):
            self._window.tell(error)
        elif isinstance(error, StoreError):
            self._show_trouble(error)

    # --- Windows

    def _show(self, window: QWidget) -> None:
        """Show this window instead of the one before."""
        before, self._window = self._window, window
        aside, self._aside = self._aside, False
        # The main window says itself when it is gone; hidden in the tray it is not.
        self._app.setQuitOnLastWindowClosed(not isinstance(window, MainWindow))
        if aside and isinstance(window, MainWindow):
            window.begin_aside()
            QTimer.singleShot(0, self, self._on_painted)
        else:
            FirstPaint(_painted_part(window), self._on_painted)
            window.show()
        if before is not None:
            before.blockSignals(True)
            before.hide()
            before.deleteLater()

    def _on_painted(self) -> None:
        """The start is over: from now on circles are looked for again, among what is made from now on."""
        if not gc.isenabled():
            Collecting(self).start()
        if os.environ.get("CLIENTDESK_QUIT_AFTER_PAINT"):
            self._app.quit()

    def _on_front_asked(self) -> None:
        window = self._window
        if isinstance(window, MainWindow):
            window.come_to_front()
        elif window is not None:
            window.showNormal()
            window.raise_()
            window.activateWindow()


def _back_up_daily(window: MainWindow) -> None:
    """Back up once a day, some time after the start, when nobody waits for anything."""
    from clientdesk.desk.safekeeping import back_up, is_backup_due

    desk = window.context.bridge.desk
    if is_backup_due(desk):
        title = Phrase(N_("Making the backup of the day"))
        window.context.works.start(title, lambda progress: back_up(desk, progress, "daily"))


def _tell(window: MainWindow, error: StoreError | UserError) -> None:
    if isinstance(error, StoreError):
        window.notices.tell_reading(error)
    else:
        window.notices.refuse(error)


def _painted_part(window: QWidget) -> QWidget:
    return window.ground if isinstance(window, MainWindow) else window
