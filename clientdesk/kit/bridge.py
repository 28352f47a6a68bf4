"""Bridge: the window's way to the desk; one Qt signal tells every model what changed."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from clientdesk.base.arguments import Command
from clientdesk.base.errors import StoreError, StoreTrouble, UserError
from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk, Step

T = TypeVar("T")

_RETRY_MS = 40
_AT_ONCE_S = 0.03
"""How long deeds that have waited are carried out in a row; then the window has its turn."""
_PATIENCE = 250
"""Retries before a lock held by another program is told as trouble: ten seconds."""


@dataclass
class _Waiting:
    """What was asked for and is not done yet; `told` hears the result, `failed` that it cannot be taken."""

    act: Callable[[], Any]
    told: Callable[[Any], None]
    failed: Callable[[UserError], None]
    tries: int = 0


class Bridge(QObject):
    """Runs commands from the window and passes on what changed; lives on the GUI thread.

    While long work on another thread (or another program) holds the write lock, a command waits its turn: it is shown
    as pending, never as saved, and the window goes on answering.

    Attributes:
        changed: `Changes`, always on the GUI thread.
        done: `Phrase` of a deed that a person may want to undo: the toast.
        undone: `Step` that was taken back or done again.
        pending: how many commands wait for the lock.
        refused: `UserError` that no form took care of.
        trouble: (`StoreError`, a callable that tries again): the red banner.
        do_long: does something on the worker and tells what came of it; None where there is no worker.
        is_open: the shop is open; whoever meant to ask a moment later does not, once it is closed.
    """

    changed = Signal(object)
    done = Signal(object)
    undone = Signal(object)
    pending = Signal(int)
    refused = Signal(object)
    trouble = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.is_open = True
        self.do_long: Callable[[Callable[[], Any], Callable[[Any], None]], None] | None = None
        self._waiting: deque[_Waiting] = deque()
        # Emitting from a worker thread queues the signal, because the receivers live on this one.
        self._stop_listening = desk.listen(self.changed.emit)
        self._retry = QTimer(self, interval=_RETRY_MS)
        self._retry.timeout.connect(self._serve)

    def ask(self, query: Callable[..., T], /, **asked: object) -> T:
        """Answer a query."""
        return self.desk.ask(query, **asked)

    def run(
        self,
        label: str | Phrase,
        command: Command,
        /,
        *,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        silent: bool = False,
        batch: bool = False,
        **given: object,
    ) -> None:
        """Carry out a command of the shop, now or as soon as the lock is free.

        Args:
            label: what will have been done; the toast shows it, with Undo.
            command: the verb.
            then: told the result once it is saved.
            failed: told the `UserError`, to show it at its field; without it the error is shown as a sentence.
            silent: no toast, where the change is plain to see anyway.
            batch: a bulk edit.
            **given: the arguments.
        """
        phrase = Phrase.of(label)

        def told(result: object) -> None:
            if not silent:
                self.done.emit(phrase)
            if then:
                then(result)

        run = self.desk.run_batch if batch else self.desk.run
        self._queue(lambda: run(phrase, command, **given), told, failed)

    def undo(self) -> None:
        """Take the newest deed back."""
        self._revert(self.desk.undo, self.desk.last_undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._revert(self.desk.redo, self.desk.last_redo)

    def undo_step(self, step: int) -> None:
        """Take one deed back, whatever was done since; refused where newer changes would be lost."""
        self._revert(lambda: self.desk.undo_step(step), step)

    def _revert(self, act: Callable[[], Any], step: Step | int | None) -> None:
        """Take a deed back or do it again: at once, or on the worker where it touched thousands of rows."""
        identity = step.id if isinstance(step, Step) else step
        if identity is not None and self.do_long is not None and self.desk.takes_long(identity):
            self.do_long(act, self.undone.emit)
        else:
            self._queue(act, self.undone.emit)

    def close(self) -> None:
        """Listen no more."""
        self.is_open = False
        self._retry.stop()
        self._stop_listening()

    @property
    def is_waiting(self) -> bool:
        """Whether something that was asked for is not saved yet."""
        return bool(self._waiting)

    def _queue(
        self, act: Callable[[], Any], told: Callable[[Any], None], failed: Callable[[UserError], None] | None = None
    ) -> None:
        self._waiting.append(_Waiting(act, told, failed or self.refused.emit))
        self._serve()

    def _serve(self) -> None:
        """Run what waits, in the order it was asked for, until the lock is in the way, or the window has to go on."""
        until = time.monotonic() + _AT_ONCE_S
        while self._waiting and not self.desk.is_writing:
            if not self._run_first():
                break
            if self._waiting and time.monotonic() > until:
                QTimer.singleShot(0, self, self._go_on)
                break
        if self._waiting:
            self._retry.start()
        else:
            self._retry.stop()
        self.pending.emit(len(self._waiting))

    def _go_on(self) -> None:
        if self.is_open:
            self._serve()

    def _run_first(self) -> bool:
        """Whether the first in the queue is through, for better or worse."""
        first = self._waiting.popleft()
        try:
            result = first.act()
        except UserError as error:
            first.failed(error)
        except StoreError as error:
            return self._held_up(first, error)
        else:
            first.told(result)
        return True

    def _held_up(self, first: _Waiting, error: StoreError) -> bool:
        first.tries += 1
        if error.trouble is StoreTrouble.LOCKED and first.tries < _PATIENCE:
            self._waiting.appendleft(first)
            return False
        first.tries = 0
        self.trouble.emit(error, lambda: self._again(first))
        return True

    def _again(self, one: _Waiting) -> None:
        self._waiting.appendleft(one)
        self._serve()
