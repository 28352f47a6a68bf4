"""The import in progress: which file, how it is read, what would become of it; the long work runs elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from clientdesk.base.changes import Changes
from clientdesk.base.errors import ClientDeskError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk import bringing
from clientdesk.desk.archive import Filled
from clientdesk.desk.bringing import Glance, Reckoning, WholeShop, Wish
from clientdesk.desk.feature import Progress, all_of
from clientdesk.desk.intake import Duplicates, Importer, Report
from clientdesk.desk.tasks import Task
from clientdesk.formats.fields import CHOSEN, ColumnMatch, Field
from clientdesk.formats.source import Source
from clientdesk.formats.table import TableOptions
from clientdesk.kit.context import Context

T = TypeVar("T")

_QUIET_MS = 300
"""So long nobody else has changed a customer before the file is compared anew."""


class Undone(Protocol):
    """The step that was taken back, or done again (then it is itself an undo, so not `forward`)."""

    @property
    def root(self) -> int:
        """The deed at the beginning of its chain of undo and redo."""

    @property
    def forward(self) -> bool:
        """Whether it was a deed and not an undo."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was brought in: by a plan, or whole; `batch` takes it back."""

    batch: int | None
    reckoned: Reckoning | None
    counts: dict[str, int] | None = None


class ImportSession(QObject):
    """Everything the page shows, and what a person may say about it.

    Args:
        context: to ask, to change, to start long work.
        parent: as ever.

    Attributes:
        opened: a file was read and can be shown.
        changed: something is different now.
        finished: it is done.
    """

    opened = Signal()
    changed = Signal()
    finished = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.bridge.desk
        self._importers: list[Importer] = all_of(self._desk.features, "importers")
        self._ticket = 0
        self._tasks: list[Task[Any]] = []
        self._options = TableOptions()
        self._is_known = False
        self._quiet = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self.plan_again)
        self.path: Path | None = None
        self._forget()
        context.bridge.changed.connect(self._on_changed)
        context.bridge.undone.connect(self._on_undone)

    def _forget(self) -> None:
        self._outdate()
        self.source: Source | None = None
        self.whole: WholeShop | None = None
        self.wish = Wish(classes={})
        self.glance: Glance | None = None
        self.reckoned: Reckoning | None = None
        self.done: Done | None = None
        self.error: Phrase | None = None
        self.is_reading = False
        self.is_planning = False
        self.is_bringing = False
        self.is_undone = False
        self._options = TableOptions()
        self._is_known = False

    # --- What a person says

    def take(self, path: Path) -> None:
        """Begin with this file; nothing happens while another is being brought in."""
        if not self.is_bringing:
            self._forget()
            self.path = path
            self._read()

    def start_over(self) -> None:
        """Put the file away."""
        if not self.is_bringing:
            self._forget()
            self.path = None
            self.changed.emit()

    def choose_field(self, place: int, field: Field | None) -> None:
        """Take a column for something else; its own first guess comes back with all it knew."""
        if self.source is None:
            return
        guessed = self.source.columns[place]
        chosen = guessed if field is guessed.field else ColumnMatch(field)
        columns = (*self.wish.columns[:place], chosen, *self.wish.columns[place + 1 :])
        self._wish(replace(self.wish, columns=columns))

    def choose_class(self, text: str, letter: str) -> None:
        """Say what a text of the class column means; "" for none."""
        self._wish(replace(self.wish, classes={**(self.wish.classes or {}), text: letter}))

    def choose_duplicates(self, duplicates: Duplicates) -> None:
        """Say what becomes of those who look like somebody known."""
        if duplicates is not self.wish.duplicates:
            self._wish(replace(self.wish, duplicates=duplicates))

    def choose_reading(self, options: TableOptions) -> None:
        """Read the table differently; what is None in `options` stays as it was said, or guessed."""
        self._options = _overlaid(self._options, options)
        self._outdate()
        self._read()

    def plan_again(self) -> None:
        """Compare the file with the shop anew; the figures of before stay until the new ones are there."""
        source, importer = self.source, self._importer()
        if source is None or importer is None or self.is_bringing or self.done:
            return
        self._outdate()
        self.error = None
        self.is_planning = True
        wish, desk = self.wish, self._desk
        self._start(
            N_("Looking through the file"), lambda _p: bringing.glance(desk, importer, source, wish), self._on_glance
        )
        self._start(
            N_("Looking through the file"),
            lambda told: bringing.reckon(desk, importer, source, wish, told),
            self._on_plan,
        )
        self.changed.emit()

    def bring_in(self) -> None:
        """Do what was planned."""
        self._outdate()
        work = self._deed()
        if work is None:
            return
        self.error = None
        self.is_bringing = True
        self._start(N_("Bringing in customers"), work, self._on_brought, durable=False)
        self.changed.emit()

    def undo(self) -> None:
        """Take the whole import back."""
        if self.done is None or self.done.batch is None:
            return
        batch, desk = self.done.batch, self._desk
        self.error = None
        self._start(N_("Taking the import back"), lambda _told: desk.undo_step(batch), self._context.bridge.undone.emit)

    # --- What it says

    @property
    def reading(self) -> TableOptions:
        """How the table is read, or is just going to be."""
        table = self.source.table if self.source else None
        return _overlaid(table.options, self._options) if table else self._options

    @property
    def is_ready(self) -> bool:
        """Whether what is shown is true of the file and the shop now."""
        return not (self.is_reading or self.is_planning or self.is_bringing)

    # --- The work

    def _read(self) -> None:
        path, options, desk = self.path, self._options, self._desk
        if path is None:
            return
        self.error = None
        self.is_reading = True
        self._start(N_("Reading the file"), lambda _told: bringing.look_at(desk, path, options), self._on_read)
        self.changed.emit()

    def _on_read(self, found: Source | WholeShop) -> None:
        self.is_reading = False
        if isinstance(found, WholeShop):
            self.whole = found
        else:
            self.source = found
            self.wish = replace(self.wish, columns=_kept(self.wish.columns, found.columns))
        if not self._is_known:
            self._is_known = True
            self.opened.emit()
        self.changed.emit()
        self.plan_again()

    def _on_glance(self, seen: Glance) -> None:
        self.glance = seen
        self.changed.emit()

    def _on_plan(self, reckoned: Reckoning) -> None:
        self.reckoned = reckoned
        self.is_planning = False
        self.changed.emit()

    def _deed(self) -> Callable[[Progress], Report | Filled] | None:
        desk, whole, reckoned, importer = self._desk, self.whole, self.reckoned, self._importer()
        if whole is not None:
            return lambda told: bringing.bring_in_whole(desk, whole, told)
        if reckoned is None or importer is None:
            return None
        return lambda told: bringing.bring_in(desk, importer, reckoned.plan, told)

    def _on_brought(self, report: Report | Filled) -> None:
        self.is_bringing = False
        counts = report.counts if isinstance(report, Filled) else None
        self.done = Done(report.batch, self.reckoned, counts)
        self.changed.emit()
        self.finished.emit()

    def _on_failed(self, error: ClientDeskError) -> None:
        self.is_reading = self.is_planning = self.is_bringing = False
        self.error = error.words
        self.changed.emit()

    def _start(
        self, title: str, work: Callable[[Progress], T], then: Callable[[T], object], *, durable: bool = True
    ) -> None:
        """Begin long work; its result counts only while nobody has asked for something else."""
        ticket = self._ticket

        def told(result: T) -> None:
            # The window may be gone by the time a plan is ready.
            if isValid(self) and ticket == self._ticket:
                then(result)

        def failed(error: ClientDeskError) -> None:
            if isValid(self) and ticket == self._ticket:
                self._on_failed(error)

        task = self._context.works.start(Phrase(title), work, then=told, failed=failed, durable=durable)
        self._tasks.append(task)

    def _outdate(self) -> None:
        """What is being worked out now is not wanted any more."""
        self._ticket += 1
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    # --- What happens meanwhile

    def _wish(self, wish: Wish) -> None:
        self.wish = wish
        self.plan_again()

    def _importer(self) -> Importer | None:
        kind = self.source.kind if self.source else ""
        return next((one for one in self._importers if kind in one.kinds), None)

    def _on_changed(self, changes: Changes) -> None:
        importer = self._importer()
        if importer and changes.touches(*importer.tables) and not self.is_bringing and not self.done:
            self._quiet.start()

    def _on_undone(self, step: Undone) -> None:
        if self.done and step.root == self.done.batch:
            self.is_undone = step.forward
            self.error = None
            self.changed.emit()


def _overlaid(options: TableOptions, said: TableOptions) -> TableOptions:
    """`options` with what was said of them."""
    encoding, separator = said.encoding or options.encoding, said.separator or options.separator
    return TableOptions(encoding, separator, options.has_header if said.has_header is None else said.has_header)


def _kept(said: tuple[ColumnMatch, ...], guessed: tuple[ColumnMatch, ...]) -> tuple[ColumnMatch, ...]:
    """What the owner has said of columns holds for the same table read differently."""
    if len(said) != len(guessed):
        return guessed
    return tuple(mine if mine.reason.msgid == CHOSEN else other for mine, other in zip(said, guessed, strict=True))
