"""The import in progress: which file, how it is read, what would become of it; the long work runs elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from clientdesk.base.changes import Changes
from clientdesk.base.errors import ClientDeskError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk import bringing
from clientdesk.desk.archive import Filled
from clientdesk.desk.bringing import Glance, Reckoning, WholeShop
from clientdesk.desk.feature import Progress, all_of
from clientdesk.desk.intake import ALL_KEYS, Duplicates, Importer, Report, Target, Wish
from clientdesk.desk.intake_words import PEOPLE, IntakeWords
from clientdesk.desk.tasks import Task
from clientdesk.formats.dates import DateOrder
from clientdesk.formats.fields import ColumnMatch
from clientdesk.formats.name_order import NameOrder
from clientdesk.formats.reading import Defaults, Reading
from clientdesk.formats.source import Source
from clientdesk.formats.table import TableOptions
from clientdesk.kit.context import Context
from clientdesk.shell.import_state import Done, Look, Undone, done_of, grouped, kept, overlaid

T = TypeVar("T")

_QUIET_MS = 300
"""So long nobody else has changed a customer before the file is compared anew."""


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
        self.waiting: tuple[Path, ...] = ()
        self._together: tuple[Path, ...] = ()
        self._forget()
        context.bridge.changed.connect(self._on_changed)
        context.bridge.undone.connect(self._on_undone)

    def _forget(self) -> None:
        self._outdate()
        self.source: Source | None = None
        self.whole: WholeShop | None = None
        self.wish = Wish(Reading(classes={}))
        self._guessed: tuple[ColumnMatch, ...] = ()
        self.targets: tuple[Target, ...] = ()
        self.is_remembered = False
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
        self.take_all((path,))

    def take_all(self, paths: Sequence[Path]) -> None:
        """Begin with these files: vCards as one, others one after the other."""
        if self.is_bringing or not paths:
            return
        first, *rest = grouped(paths)
        self._forget()
        self._together = first if len(first) > 1 else ()
        self.waiting = tuple(path for group in rest for path in group)
        self.path = first[0]
        self._read()

    def take_next(self) -> None:
        """Go on with the next of the files that were dropped together."""
        self.take_all(self.waiting)

    def start_over(self) -> None:
        """Put the file away."""
        if not self.is_bringing:
            self._forget()
            self.path = None
            self.waiting, self._together = (), ()
            self.changed.emit()

    def choose_field(self, place: int, chosen: ColumnMatch) -> None:
        """Take a column for something else; its own first guess comes back with all it knew."""
        if self.source is None:
            return
        guessed = self._guessed[place]
        is_guess = (chosen.field, chosen.fact) == (guessed.field, guessed.fact)
        columns = (*self.columns[:place], guessed if is_guess else chosen, *self.columns[place + 1 :])
        self.choose_terms(columns=columns)

    def choose_class(self, text: str, key: str) -> None:
        """Say what a text of the class column means; "" for none."""
        self.choose_terms(classes={**(self.reading_of_columns.classes or {}), text: key})

    def choose_terms(
        self,
        *,
        columns: tuple[ColumnMatch, ...] | None = None,
        classes: Mapping[str, str] | None = None,
        dates: DateOrder | None = None,
        names: NameOrder | None = None,
        defaults: Defaults | None = None,
    ) -> None:
        """Say how the file is to be read; what is None stays."""
        said = {"columns": columns, "classes": classes, "dates": dates, "names": names, "defaults": defaults}
        given: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
        self._wish(replace(self.wish, reading=replace(self.reading_of_columns, **given)))

    def choose_keys(self, keys: frozenset[str]) -> None:
        """Say by what somebody is known to be there already."""
        if keys != self.wish.keys:
            self._wish(replace(self.wish, keys=keys))

    def guess_again(self) -> None:
        """Read the columns as the file itself suggests, not as the last of its shape was."""
        if self.source is None:
            return
        self.is_remembered = False
        self._wish(replace(self.wish, reading=Reading(columns=self._guessed, classes={}), keys=ALL_KEYS))

    def choose_duplicates(self, duplicates: Duplicates) -> None:
        """Say what becomes of those who look like somebody known."""
        if duplicates is not self.wish.duplicates:
            self._wish(replace(self.wish, duplicates=duplicates))

    def choose_reading(self, options: TableOptions) -> None:
        """Read the table differently; what is None in `options` stays as it was said, or guessed."""
        self._options = overlaid(self._options, options)
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
        self._start(self.words.working, work, self._on_brought, durable=False)
        self.changed.emit()

    def undo(self) -> None:
        """Take the whole import back."""
        if self.done is None or self.done.batch is None:
            return
        batch, desk = self.done.batch, self._desk
        self.error = None
        self._start(N_("Taking the import back"), lambda _told: desk.undo_step(batch), self._context.bridge.undone.emit)

    def save_rows_to_mend(self, path: Path) -> None:
        """Write the rows that need a look as a table."""
        source, reckoned = self.source, self.done.reckoned if self.done else None
        if source is None or reckoned is None:
            return
        self.error = None
        self._start(
            N_("Saving the rows"),
            lambda _told: bringing.save_rows_to_mend(source, reckoned.plan, path),
            lambda _nothing: self.changed.emit(),
        )

    # --- What it says

    @property
    def reading_of_columns(self) -> Reading:
        """How the columns are taken now."""
        return self.wish.reading or Reading()

    @property
    def columns(self) -> tuple[ColumnMatch, ...]:
        """What each column is taken for now."""
        return self.reading_of_columns.columns

    @property
    def reading(self) -> TableOptions:
        """How the table is read, or is just going to be."""
        table = self.source.table if self.source else None
        return overlaid(table.options, self._options) if table else self._options

    @property
    def words(self) -> IntakeWords:
        """What is brought in, in words."""
        importer = self._importer()
        return importer.words if importer else PEOPLE

    @property
    def is_ready(self) -> bool:
        """Whether what is shown is true of the file and the shop now."""
        return not (self.is_reading or self.is_planning or self.is_bringing)

    # --- The work

    def _read(self) -> None:
        path, options, together = self.path, self._options, self._together
        if path is None:
            return
        self.error = None
        self.is_reading = True
        self._start(N_("Reading the file"), lambda _told: self._look(path, options, together), self._on_read)
        self.changed.emit()

    def _look(self, path: Path, options: TableOptions, together: Sequence[Path]) -> Look:
        """Read what was chosen, and how it would be brought in; on the worker."""
        found = bringing.look_at_all(together) if together else bringing.look_at(self._desk, path, options)
        if isinstance(found, WholeShop):
            return Look(found)
        importer = self._importer(found)
        if importer is None:
            return Look(found)
        desk = self._desk
        guessed = bringing.guess(desk, importer, found).columns
        return Look(found, bringing.terms(desk, importer, found), guessed, bringing.targets(desk, importer))

    def _on_read(self, look: Look) -> None:
        self.is_reading = False
        found = look.found
        if isinstance(found, WholeShop):
            self.whole = found
        else:
            self.source = found
            self._take_terms(look)
        if not self._is_known:
            self._is_known = True
            self.opened.emit()
        self.changed.emit()
        self.plan_again()

    def _take_terms(self, look: Look) -> None:
        """Begin with what the file suggests; what a person has said of the same columns holds."""
        self._guessed, self.targets = look.guessed, look.targets
        if look.terms is None:
            return
        suggested = look.terms.wish.reading or Reading()
        if self._is_known:
            columns = kept(self.columns, suggested.columns)
            self.wish = replace(self.wish, reading=replace(self.reading_of_columns, columns=columns))
        else:
            self.is_remembered = look.terms.is_remembered
            classes = dict(suggested.classes or {})
            self.wish = replace(look.terms.wish, reading=replace(suggested, classes=classes))

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
        self.done = done_of(report, self.reckoned)
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

    def _importer(self, source: Source | None = None) -> Importer | None:
        source = source or self.source
        kind = source.kind if source else ""
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
