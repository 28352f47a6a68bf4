"""Long lists are read on a thread of their own, and the next key stops what the last one asked for."""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from clientdesk.base.errors import StoreError
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.listing import Wanted, wanted_ids

_CACHE_KIB = 2_000

Answered = Callable[[int, "array[int]"], None]


class Lookup:
    """Reads all ids of what a list wants; only the newest question is answered.

    Args:
        desk: whose store is read, through a connection of the thread's own that cannot write.
        answered: told the number that `ask` gave to the question, and the ids; on that thread.
    """

    def __init__(self, desk: Desk, answered: Answered) -> None:
        self._desk = desk
        self._answered = answered
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="customer-lookup")
        self._guard = threading.Lock()
        self._newest = 0
        self._reading: sqlite3.Connection | None = None
        self._last: Future[None] | None = None

    def ask(self, wanted: Wanted) -> int:
        """Read these; what was asked before is stopped.

        An answer to it may have been on its way already: the number returned tells them apart.
        """
        number = self._stop()
        self._last = self._thread.submit(self._read, number, wanted)
        return number

    def stop(self) -> None:
        """Answer no more, and wait until the connection is closed."""
        self._stop()
        if self._last is not None:
            wait([self._last])

    def _stop(self) -> int:
        with self._guard:
            self._newest += 1
            if self._reading is not None:
                self._reading.interrupt()
            return self._newest

    def _read(self, number: int, wanted: Wanted) -> None:
        try:
            with self._desk.store.connection():
                ids = self._ids(number, wanted)
        except StoreError:
            return  # interrupted; or a trouble that the next click on the window's own connection will tell
        if number == self._newest:
            self._answered(number, ids)

    def _ids(self, number: int, wanted: Wanted) -> array[int]:
        database = self._desk.store.database
        database.execute_sql("PRAGMA query_only = 1")
        # It reads everything once, so there is nothing worth keeping.
        database.execute_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._take(number, database.connection())
        try:
            return self._desk.ask(wanted_ids, wanted=wanted) if number == self._newest else array("q")
        finally:
            self._take(number, None)

    def _take(self, number: int, connection: sqlite3.Connection | None) -> None:
        """Let the connection be interrupted from now on, or no more."""
        with self._guard:
            self._reading = connection if number == self._newest or connection is None else None
