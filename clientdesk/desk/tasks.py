"""Long work: one worker thread with a connection of its own; told how far it is, stopped when asked."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Generic, TypeVar

from clientdesk.base.errors import Cancelled
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.feature import Progress
from clientdesk.store.database import Store

T = TypeVar("T")
Told = Callable[[int, int], None]

_TURN_S = 0.0005


class Task(Generic[T]):
    """One piece of long work.

    Attributes:
        title: what is going on, for the footer: "Importing customers".
        future: its result, once there.
    """

    def __init__(self, title: Phrase, told: Told) -> None:
        self.title = title
        self.future: Future[T] = Future()
        self._told = told
        self._stopped = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop at the next place where nothing is half done."""
        self._stopped.set()

    def progress(self, done: int, of: int) -> None:
        """Tell how far it is; called by the work itself.

        Raises:
            Cancelled: somebody has asked it to stop.
        """
        if self._stopped.is_set():
            raise Cancelled(N_("Stopped. Nothing was changed."))
        self._told(done, of)


@contextmanager
def _courteously() -> Iterator[None]:
    """Let the window's thread through while this one computes.

    Bulk work makes millions of objects and no circles: one look of the collector at all of them holds every other
    thread up for half a second. And a click's save asks SQLite some twenty times; each time the window's thread has
    to wait for its turn again, which at Python's usual 5 ms a turn makes a tenth of a second.
    """
    turn = sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(_TURN_S)
    try:
        yield
    finally:
        sys.setswitchinterval(turn)
        # What was made meanwhile is looked at by nobody either: it goes when the last who holds it lets go.
        gc.freeze()
        gc.enable()


class Tasks:
    """Does long work, one piece after the other.

    Args:
        store: each piece works on a connection of its own to it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="long-work")

    def start(
        self,
        title: Phrase,
        work: Callable[[Progress], T],
        *,
        told: Told = lambda _done, _of: None,
        finished: Callable[[Task[T]], None] = lambda _task: None,
        durable: bool = True,
    ) -> Task[T]:
        """Begin `work` when the worker is free.

        Args:
            title: for the footer.
            work: called on the worker thread with a `Progress`; asks and changes through the desk as anyone does.
            told: hears how far it is, on the worker thread.
            finished: hears that the future has a result or an error, on the worker thread.
            durable: False lets bulk work sync once at its end.
        """
        task: Task[T] = Task(title, told)
        self._worker.submit(self._carry_out, task, work, finished, durable)
        return task

    def close(self) -> None:
        """Wait for what is being done and take no more."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _carry_out(
        self, task: Task[T], work: Callable[[Progress], T], finished: Callable[[Task[T]], None], durable: bool
    ) -> None:
        task.future.set_running_or_notify_cancel()
        try:
            with self._store.connection(durable=durable), _courteously():
                result = work(task.progress)
        except BaseException as error:  # noqa: BLE001 - handed on: the future raises it where the result is asked for
            task.future.set_exception(error)
        else:
            task.future.set_result(result)
        finished(task)
