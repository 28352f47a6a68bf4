"""Bridge: the window's way to the desk; one Qt signal tells every model what changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from clientdesk.base.arguments import Command
from clientdesk.base.changes import Changes
from clientdesk.base.errors import StoreError, StoreTrouble, UserError
from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk
from clientdesk.store.journal import Step

T = TypeVar("T")

_RETRY_MS = 40
_PATIENCE = 250
"""Retries before a lock held by another program is told as trouble: ten seconds."""


@dataclass
class _Waiting:
    label: Phrase
    command: Command
    given: dict[str, Any]
    then: Callable[[Any], None] | None
    failed: Callable[[UserError], None] | None
    silent: bool
    tries: int = field(default=0)


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
        **given: object,
    ) -> None:
        """Carry out a command of the shop, now or as soon as the lock is free.

        Args:
            label: what will have been done; the toast shows it, with Undo.
            command: the verb.
            then: told the result once it is saved.
            failed: told the `UserError`, to show it at its field; without it the error is shown as a sentence.
            silent: no toast, where the change is plain to see anyway.
            **given: the arguments.
        """
        self._waiting.append(_Waiting(Phrase.of(label), command, given, then, failed, silent))
        self._serve()

    def undo(self) -> None:
        """Take the newest deed back."""
        self._step(self.desk.undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._step(self.desk.redo)

    def close(self) -> None:
        """Listen no more."""
        self._retry.stop()
        self._stop_listening()

    @property
    def is_waiting(self) -> bool:
        """Whether something that was asked for is not saved yet."""
        return bool(self._waiting)

    def _serve(self) -> None:
        """Run what waits, in the order it was asked for, until the lock is in the way."""
        while self._waiting and not self.desk.is_writing:
            if not self._run_first():
                break
        if self._waiting:
            self._retry.start()
        else:
            self._retry.stop()
        self.pending.emit(len(self._waiting))

    def _run_first(self) -> bool:
        """Whether the first in the queue is through, for better or worse."""
        first = self._waiting[0]
        try:
            result = self.desk.run(first.label, first.command, **first.given)
        except UserError as error:
            self._waiting.popleft()
            (first.failed or self.refused.emit)(error)
            return True
        except StoreError as error:
            return self._held_up(first, error)
        except BaseException:
            self._waiting.popleft()
            raise
        self._waiting.popleft()
        if not first.silent:
            self.done.emit(first.label)
        if first.then:
            first.then(result)
        return True

    def _held_up(self, first: _Waiting, error: StoreError) -> bool:
        first.tries += 1
        if error.trouble is StoreTrouble.LOCKED and first.tries < _PATIENCE:
            return False
        self._waiting.popleft()
        first.tries = 0
        self.trouble.emit(error, lambda: self._again(first))
        return True

    def _again(self, one: _Waiting) -> None:
        self._waiting.appendleft(one)
        self._serve()

    def _step(self, act: Callable[[], Step]) -> None:
        try:
            step = act()
        except UserError as error:
            self.refused.emit(error)
        except StoreError as error:
            self.trouble.emit(error, lambda: self._step(act))
        else:
            self.undone.emit(step)
