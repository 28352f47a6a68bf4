"""P11: from a click that saves to the refreshed list, in the whole window."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from benchmarks.figures import Figure, middle, ms, paired
from benchmarks.rooms import gone, pump, repainted, wait_until
from benchmarks.shops import Bench
from clientdesk.app import open_window
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.pane_list import Directory
from clientdesk.shell.main_window import MainWindow

_LINE = """CREATE TABLE line (id INTEGER PRIMARY KEY, customer INTEGER, at TEXT, note TEXT)"""


def click_to_list(bench: Bench) -> list[Figure]:
    """A name is changed so that its row moves, and a contact is logged; until list, ids and profile are anew."""
    folder = bench.own_shop(bench.sizes.large, "clicked")
    with _window_on(folder) as window, _bare_file(bench.scratch / "bare.sqlite") as connection:
        directory = window.findChild(Directory)
        if not isinstance(directory, Directory):
            raise TypeError("the customers' page has no list")
        clicks = _Clicks(window, directory)
        renamed = paired(bench.sizes.rounds * 3, clicks.rename, lambda: _bare_save(connection, directory))
        logged = paired(bench.sizes.rounds * 3, clicks.log, lambda: _bare_save(connection, directory))
    data = bench.told(bench.sizes.large)
    return [
        pairs.figure(
            "P11", f"{what} at {bench.sizes.large:,}, to the refreshed list", must=10, goal=5,
            baseline=f"a durable commit of one row and a repaint of the list ({ms(middle(pairs.baseline))})",
            data=data, took=ms(middle(pairs.measured)),
        )
        for what, pairs in (("a name changed", renamed), ("a contact logged", logged))
    ]  # fmt: skip


class _Clicks:
    """What a person saves; each returns the seconds until the window shows it everywhere."""

    def __init__(self, window: MainWindow, directory: Directory) -> None:
        self._bridge = window.context.bridge
        self._directory = directory
        self._number = count()
        self._customer = directory.rows.model.ids()[len(directory.rows.model.ids()) // 2]
        window.context.show_customer(self._customer)
        pump(0.3)

    def rename(self) -> float:
        """Move a row to another place in the order of names."""
        name = f"{'AZ'[next(self._number) % 2]} Moved"
        return self._until_shown(
            lambda: self._bridge.run("Customer changed", change_customer, customer=self._customer, name=name)
        )

    def log(self) -> float:
        """Write a call down."""
        note = f"Call {next(self._number)}"
        return self._until_shown(
            lambda: self._bridge.run(
                "Contact logged", log_contact, customer=self._customer, kind=ContactKind.CALL, note=note
            )
        )

    def _until_shown(self, click: Callable[[], None]) -> float:
        began = time.perf_counter()
        click()
        wait_until(lambda: not self._directory.rows.is_reading)
        repainted(self._directory.list)
        took = time.perf_counter() - began
        pump(0.05)
        return took


def _bare_save(connection: sqlite3.Connection, directory: Directory) -> float:
    """Seconds of one row, synced, and of painting the list once."""
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO line (customer, at, note) VALUES (1, '2026-11-20 09:05:00', 'Call')")
    connection.execute("COMMIT")
    repainted(directory.list)
    return time.perf_counter() - began


@contextmanager
def _bare_file(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("PRAGMA synchronous = full")
        connection.execute(_LINE)
        yield connection
    finally:
        connection.close()


@contextmanager
def _window_on(folder: Path) -> Iterator[MainWindow]:
    """The whole window, on its page of customers."""
    window = open_window(folder, language="en", theme="light")
    window.resize(1280, 800)
    window.show()
    window.open_page("customers")
    pump(0.2)
    try:
        yield window
    finally:
        gone(window)
