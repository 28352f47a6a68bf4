"""Works: long work as the window sees it, told on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from weakref import ReferenceType, ref

from PySide6.QtCore import QObject, Signal

from clientdesk.base.errors import Cancelled, ClientDeskError
from clientdesk.base.words import Phrase
from clientdesk.desk.feature import Progress
from clientdesk.desk.tasks import Task, Tasks

T = TypeVar("T")


class Works(QObject):
    """Starts long work and tells the footer of it.

    Attributes:
        started: `Task` that has begun.
        progressed: (`Task`, done, of).
        ended: `Task` that is over, well or not.
        failed: `ClientDeskError` that nobody took care of.
    """

    started = Signal(object)
    progressed = Signal(object, int, int)
    ended = Signal(object)
    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._then: dict[Task[Any], tuple[Callable[[Any], None] | None, Callable[[ClientDeskError], None] | None]] = {}
        self._finished.connect(self._on_finished)

    @property
    def running(self) -> tuple[Task[Any], ...]:
        """What is going on or waits for its turn."""
        return tuple(self._then)

    def start(
        self,
        title: Phrase,
        work: Callable[[Progress], T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Callable[[ClientDeskError], None] | None = None,
        durable: bool = True,
    ) -> Task[T]:
        """Begin `work`; `then` gets its result, `failed` the sentence, both on the GUI thread.

        Stopping it (`Cancelled`) is no failure: `failed` is told, the window is not alarmed.
        """
        # Weakly: a task in a circle with what it tells would keep its result, a whole plan, until the collector comes.
        holder: list[ReferenceType[Task[T]]] = []
        task = self._tasks.start(
            title,
            work,
            told=lambda done, of: self.progressed.emit(holder[0](), done, of) if holder else None,
            finished=self._finished.emit,
            durable=durable,
        )
        holder.append(ref(task))
        self._then[task] = (then, failed)
        self.started.emit(task)
        return task

    def cancel_all(self) -> None:
        """Ask everything to stop."""
        for task in self.running:
            task.cancel()

    def _on_finished(self, task: Task[Any]) -> None:
        then, failed = self._then.pop(task)
        self.ended.emit(task)
        error = task.future.exception()
        if isinstance(error, ClientDeskError):
            if failed:
                failed(error)
            elif not isinstance(error, Cancelled):
                self.failed.emit(error)
        elif error:
            raise error
        elif then:
            then(task.future.result())
