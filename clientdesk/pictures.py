"""Pictures: every page as a picture, of a copy of a shop or of a sample shop made for it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from clientdesk.base.clock import Clock, SystemClock, today
from clientdesk.base.errors import StoreTrouble, UserError
from clientdesk.base.paths import default_folder, resources
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.shop import Shop
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.customers.commands import set_potential, trash_customer
from clientdesk.features.staff.queries import staff_members
from clientdesk.furnishing import Options, application, dressed_choices, furnished
from clientdesk.kit.panes import panes_of
from clientdesk.sample.shop import make_sample, open_sample
from clientdesk.sample.sizes import USUAL
from clientdesk.sample.texts import read, tongue
from clientdesk.shell import screenshots
from clientdesk.shell.choices import Choices
from clientdesk.shell.display import display_problem
from clientdesk.shell.first_run import FirstRun
from clientdesk.shell.main_window import MainWindow
from clientdesk.shell.screenshots import FIRST_RUN, WELCOME, Stage
from clientdesk.store.database import FILE, Store, open_store
from clientdesk.store.header import stored_schema
from clientdesk.store.troubles import plain_troubles, store_error
from clientdesk.verbs.moved_clock import MovedClock
from clientdesk.verbs.verb import Outcome

_HOUR = time(10)
"""Of the day at which a sample shop is shown: something is due just then."""
_TRASHED = 3
_ZONE = ZoneInfo("Europe/Tallinn")
_UNSAID = "This plugin does not support"


@dataclass(slots=True)
class Album:
    """Where the pictures go.

    Args:
        out: the folder; made for the first of them.
        pages: which are wanted; empty for all.
        size: of the window.
        ending: what stands behind the name of the page.
    """

    out: Path
    pages: Collection[str]
    size: tuple[int, int]
    ending: str
    files: list[str] = field(default_factory=list)

    def wants(self, *names: str) -> bool:
        """Whether one of these pages is wanted."""
        return not self.pages or not set(self.pages).isdisjoint(names)

    def keep(self, name: str, picture: QPixmap) -> None:
        """Write a picture."""
        try:
            self.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise store_error(StoreTrouble.READ_ONLY) from error
        path = self.out / f"{name}-{self.ending}.png"
        if not picture.save(str(path), "PNG"):
            raise store_error(StoreTrouble.READ_ONLY)
        self.files.append(str(path))


def without_screen() -> None:
    """Paint into memory: no display is needed, and nothing flickers on the one there is."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if display_problem():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def photograph(given: Namespace, folder: Path | None) -> Outcome:
    """Take the pictures.

    Args:
        given: what was asked for on the command line; language and theme are among it.
        folder: the shop's; None for a sample shop made for the pictures.
    """
    without_screen()
    album = Album(given.out.expanduser().resolve(), given.pages, given.size, _ending(given))
    with _patiently(), tempfile.TemporaryDirectory(prefix="clientdesk-pictures-") as room:
        shop = Path(room) / "shop"
        clock = _copied(folder, shop, given.at) if folder else _sample(shop, given)
        _of_the_shop(shop, clock, album, given)
        if album.wants(WELCOME):
            _of_an_empty_shop(Path(room) / "empty", clock, album, given)
        if album.wants(FIRST_RUN):
            _of_no_shop(album, given)
    return Outcome(album.files, album.files)


def _of_the_shop(folder: Path, clock: Clock, album: Album, given: Namespace) -> None:
    """The pictures of everything that stands on a shop."""
    store = open_store(folder, plan_of(CATALOGUE))
    customer = _best_known(store, given.lang)
    window = _window(store, clock, given)
    table = resources() / "sample" / "import.csv"
    stage = Stage(window, tuple(panes_of(CATALOGUE)), customer, table)

    def take() -> None:
        scenes = screenshots.scenes(stage)
        _refuse_unknown(album.pages, [*scenes, WELCOME, FIRST_RUN])
        for name, scene in scenes.items():
            if album.wants(name):
                album.keep(name, screenshots.take(stage, name, scene))

    _shown(window, album, take)


def _of_an_empty_shop(folder: Path, clock: Clock, album: Album, given: Namespace) -> None:
    store = open_store(folder, plan_of(CATALOGUE), create=True)
    Desk(store, CATALOGUE, clock).run_as_program(N_("Shop opened"), open_sample, told=read("regulars"), seed=1)
    window = _window(store, clock, given)

    def take() -> None:
        window.open_page("customers")
        screenshots.settle(window.context.works)
        album.keep(WELCOME, window.grab())

    _shown(window, album, take)


def _of_no_shop(album: Album, given: Namespace) -> None:
    folder = default_folder()
    choices = _chosen(dressed_choices(application(), None, Options(folder)), given)
    window = FirstRun(folder, choices)
    _shown(window, album, lambda: album.keep(FIRST_RUN, window.grab()))
    choices.deleteLater()


def _window(store: Store, clock: Clock, given: Namespace) -> MainWindow:
    working = Desk(store, CATALOGUE, clock).ask(staff_members)
    person = given.person or (str(working[0].id) if working else None)
    window = furnished(store, Options(store.folder, staff=person, clock=clock), None)
    _chosen(window.choices, given)
    return window


def _chosen(choices: Choices, given: Namespace) -> Choices:
    """The look and the language that are asked for; nothing of it is kept."""
    choices.choose(language=given.lang, theme=given.theme, text_size=given.text, density=given.density)
    choices.speak()
    return choices


def _shown(window: QWidget, album: Album, take: Callable[[], None]) -> None:
    """Take pictures of a window while it is open, and let it go whatever happens."""
    try:
        screenshots.opened(window, album.size)
        take()
    finally:
        if isinstance(window, MainWindow):
            window.sheet.drop_form()
            window.leave()
        else:
            window.close()
        window.deleteLater()
        screenshots.settle(None)


# --- What is photographed


def _copied(folder: Path, into: Path, at: datetime | None) -> Clock:
    """Copy a shop, so that nothing is changed in it; returns its clock, at the moment that is asked for."""
    path = folder / FILE
    if not path.exists():
        raise store_error(StoreTrouble.MISSING)
    stored_schema(path)
    into.mkdir()
    with plain_troubles():
        _copy(path, into / FILE)
    clock = SystemClock(ZoneInfo("UTC"))
    if at is None:
        return clock
    store = open_store(into, plan_of(CATALOGUE))
    zone = Desk(store, CATALOGUE, clock).clock.zone
    store.close()
    return MovedClock(SystemClock(zone), at)


def _copy(path: Path, to: Path) -> None:
    if not path.with_name(f"{path.name}-wal").exists():
        # Nobody has it open, and SQLite would leave files of its own beside it.
        shutil.copyfile(path, to)
        return
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)


def _sample(into: Path, given: Namespace) -> Clock:
    """Make a sample shop in which something has been done today; returns its clock."""
    here = SystemClock(_ZONE)
    clock = MovedClock(here, given.at or datetime.combine(today(here), _HOUR))
    make_sample(into, customers=USUAL + _TRASHED, on=today(clock), language=given.lang)
    store = open_store(into, plan_of(CATALOGUE))
    try:
        _busy_morning(Desk(store, CATALOGUE, clock), given.lang)
    finally:
        store.close()
    return clock


def _busy_morning(desk: Desk, language: str) -> None:
    """Let the staff do what fills the trash and the change history."""
    staff = desk.ask(staff_members)
    desk.staff = staff[0].id
    for customer in range(USUAL + 1, USUAL + _TRASHED + 1):
        desk.run(N_("Moved to the trash"), trash_customer, customer=customer)
    desk.staff = staff[1].id
    desk.run(N_("Class changed"), set_potential, customer=USUAL, potential="B")
    spoken = tongue(language)
    desk.run(
        N_("Contact logged"), log_contact, customer=USUAL, kind=ContactKind.CALL, direction=Direction.OUTGOING,
        note=spoken.lines["calls_out"][0][0], outcome=spoken.answered,
    )  # fmt: skip


def _best_known(store: Store, language: str) -> int | None:
    """The person with the richest profile, best one who speaks `language`: something planned, then much in the past."""
    asked = (
        "SELECT c.id FROM customer c LEFT JOIN contact k ON k.customer_id = c.id "
        "WHERE c.trashed_at IS NULL AND NOT c.is_organisation GROUP BY c.id ORDER BY c.language = ? DESC, "
        "EXISTS (SELECT 1 FROM reminder r WHERE r.customer_id = c.id AND r.done_at IS NULL) "
        "+ EXISTS (SELECT 1 FROM appointment a WHERE a.customer_id = c.id) DESC, count(k.id) DESC, c.id LIMIT 1"
    )

    def best(shop: Shop) -> int | None:
        found = shop.database.execute_sql(asked, (language,)).fetchone()
        return int(found[0]) if found else None

    return Desk(store, CATALOGUE, SystemClock(_ZONE)).ask(best)


# --- Names and noise


def _refuse_unknown(pages: Collection[str], known: Sequence[str]) -> None:
    for page in pages:
        if page not in known:
            words = N_("There is no page called {page}. The pages are: {names}.")
            raise UserError("pages", Phrase(words, page=page, names=", ".join(known)))


def _ending(given: Namespace) -> str:
    width, height = given.size
    parts = [given.lang, given.theme, f"{width}x{height}"]
    parts += [str(given.text)] if given.text != 100 else []
    parts += [given.density] if given.density != "normal" else []
    return "-".join(parts)


@contextmanager
def _patiently() -> Iterator[None]:
    """Leave out what Qt says when there is no window manager; everything else is told."""

    def say(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if not message.startswith(_UNSAID):
            sys.stderr.write(f"{message}\n")

    before = qInstallMessageHandler(say)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
