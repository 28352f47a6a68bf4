"""Furnishing: the desk, the window and all that stands between them, put together over an open store."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from clientdesk.base.clock import Clock, SystemClock
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.tasks import Tasks
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.staff.queries import staff_named
from clientdesk.handover import Answer
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.context import Context
from clientdesk.kit.language import Language
from clientdesk.kit.panes import panes_of
from clientdesk.kit.style import style_of
from clientdesk.kit.work import Works
from clientdesk.shell.application import Application
from clientdesk.shell.choices import Choices
from clientdesk.shell.main_window import MainWindow
from clientdesk.store.database import BRISK_MS, Store, open_store

Serve = Callable[[Desk, list[str], Path], Answer]
"""Carries out a headless verb in the open window: (desk, argv, the folder it was typed in)."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the window is started with.

    Args:
        folder: the shop's.
        demo: it is the sample shop, made by `fill` when it is not there yet.
        language: for this run, instead of the one chosen.
        theme: for this run, instead of the one chosen.
        staff: who is at the desk, by name or id (`--as`).
        clock: the wall clock; None for the computer's own.
        fill: makes the sample shop in a folder.
        serve: carries out the verbs that the command line hands over.
        in_tray: it begins without showing its window.
    """

    folder: Path
    demo: bool = False
    language: str | None = None
    theme: str | None = None
    staff: str | None = None
    clock: Clock | None = None
    fill: Callable[[Path], object] | None = None
    serve: Serve | None = None
    in_tray: bool = False


def open_window(
    folder: Path,
    *,
    demo: bool = False,
    language: str | None = None,
    theme: str | None = None,
    staff: str | None = None,
    clock: Clock | None = None,
) -> MainWindow:
    """The window on the shop in `folder`, not shown yet; closing it closes the shop.

    Raises:
        StoreError: there is none, or it cannot be opened; `run` shows the ways out.
    """
    options = Options(folder, demo, language, theme, staff, clock)
    store = open_store(folder, plan_of(CATALOGUE), at=this_moment(), busy_ms=BRISK_MS)
    return furnished(store, options, folder)


def furnished(store: Store, options: Options, keep_in: Path | None) -> MainWindow:
    """The window over an open store.

    Args:
        store: closed when the window closes.
        options: how it was started.
        keep_in: where choices are kept; None for a copy to look at: it keeps none, and reminds of nothing.
    """
    app = application()
    choices = dressed_choices(app, keep_in, options)
    desk = Desk(store, CATALOGUE, options.clock or SystemClock(ZoneInfo("UTC")), choices.now.staff)
    if options.staff:
        member = desk.ask(staff_named, name=options.staff)
        desk.staff = member.id if member else desk.staff
    tasks = Tasks(store)
    bridge = Bridge(desk)
    choices.language.begin_in(desk.settings.country)
    bridge.changed.connect(lambda _changes: choices.language.set_country(desk.settings.country))
    context = Context(bridge, style_of(), Works(tasks, bridge), bridge)
    window = MainWindow(context, choices, panes_of(CATALOGUE), reminds=keep_in is not None)
    bridge.setParent(window)
    choices.setParent(window)

    def close() -> None:
        tasks.close()
        bridge.close()
        store.close()

    window.closed.connect(close)
    return window


def application() -> QApplication:
    """The one QApplication, made when there is none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = Application(sys.argv[:1])
        app.setApplicationName("ClientDesk")
        app.setDesktopFileName("clientdesk")
    return app


def dressed_choices(app: QApplication, folder: Path | None, options: Options) -> Choices:
    """The choices kept in `folder`, applied."""
    language = app.findChild(Language) or Language(app)
    choices = Choices(folder, style_of(), language)
    choices.dress(options.theme)
    choices.speak(options.language)
    return choices


def this_moment() -> str:
    """The present moment in UTC, ISO 8601, for the names of backups."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0).isoformat()
