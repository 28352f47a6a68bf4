"""Desk: the one door through which the shop's data is changed, asked, undone and listened to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Concatenate, Generic, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

import peewee as pw

from clientdesk.base.changes import Changes, everything
from clientdesk.base.clock import Clock, SystemClock
from clientdesk.base.errors import StoreTrouble, UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.feature import Derived, Feature, Follower, all_of
from clientdesk.desk.shop import Setting, Shop, ShopSettings, read_settings
from clientdesk.store.database import Plan, Store
from clientdesk.store.journal import OpenStep, Step
from clientdesk.store.naming import named_rows
from clientdesk.store.troubles import plain_troubles, store_error

__all__ = ["Desk", "Step", "plan_of"]

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[Changes], None]

_GRACE_S = 0.02
_MANY_ROWS = 500
"""More are not taken back within a blink."""


def plan_of(features: Sequence[Feature]) -> Plan:
    """What a store holds when `features` are in the catalogue."""
    return Plan(
        records=(Setting, *all_of(features, "records")),
        derived=tuple(derived.create for derived in all_of(features, "derived")),
        migrations=tuple(all_of(features, "migrations")),
    )


class Desk:
    """The shop at work.

    Args:
        store: the open store.
        features: the catalogue.
        clock: the wall clock; the system's follows the shop's zone when that is changed.
        staff: the id of the person at the desk, None while nobody is known.
    """

    def __init__(self, store: Store, features: Sequence[Feature], clock: Clock, staff: int | None = None) -> None:
        self.store = store
        self.features = tuple(features)
        self.clock = clock
        self.staff = staff
        self._followers: list[Follower] = all_of(features, "followers")
        self._listeners: list[Listener] = []
        self._writing = threading.RLock()
        self._home = threading.get_ident()
        self._settings = read_settings()
        self._follow_zone()
        if store.must_derive_again:
            self.rebuild_derived()

    @cached_property
    def _derived(self) -> list[Derived]:
        # Not before something is written: what they are gathered from need not be imported by a start.
        return [_gathered(one, self.features) for one in all_of(self.features, "derived")]

    @property
    def settings(self) -> ShopSettings:
        """What is true of the whole shop."""
        return self._settings

    def shop(self, step: OpenStep | None = None) -> Shop:
        """The shop as commands and queries are handed it."""
        return Shop(self._settings, self.clock, self.staff, step, self.features, self.store.folder)

    def ask(self, query: Callable[Concatenate[Shop, P], T], /, *args: P.args, **asked: P.kwargs) -> T:
        """Answer a query, from one state of the shop."""
        with plain_troubles():
            return query(self.shop(), *args, **asked)

    def run(
        self, label: str | Phrase, command: Callable[Concatenate[Shop, P], T], /, *args: P.args, **given: P.kwargs
    ) -> T:
        """Carry out a person's deed in one transaction and tell every listener what changed.

        Args:
            label: what will have been done, marked for translation: shown by the toast, Undo and the audit trail.
            command: the verb.
            *args: none; commands take keywords.
            **given: its arguments.

        Raises:
            UserError: an argument cannot be taken; nothing is changed.
            StoreError: the store could not do it; nothing is changed.
        """
        bound = _Bound(_name(command), lambda shop: command(shop, *args, **given))
        return self._deed(Phrase.of(label), bound)

    def run_batch(
        self, label: str | Phrase, command: Callable[Concatenate[Shop, P], T], /, *args: P.args, **given: P.kwargs
    ) -> T:
        """The same for an import or a bulk edit: one step, undone as one."""
        bound = _Bound(_name(command), lambda shop: command(shop, *args, **given))
        return self._deed(Phrase.of(label), bound, batch=True)

    def run_as_program(
        self, label: str | Phrase, command: Callable[Concatenate[Shop, P], T], /, *args: P.args, **given: P.kwargs
    ) -> T:
        """Carry out what the program does by itself: on the audit trail, but never on the undo stack."""
        bound = _Bound(_name(command), lambda shop: command(shop, *args, **given))
        return self._deed(Phrase.of(label), bound, by_program=True)

    def _deed(self, label: Phrase, bound: _Bound[T], *, by_program: bool = False, batch: bool = False) -> T:
        with self._transaction() as told:
            step = self.store.journal.begin(
                at=self._moment(),
                staff=None if by_program else self.staff,
                by_program=by_program,
                label=label,
                command=bound.name,
                batch=batch,
            )
            result = bound.act(self.shop(step))
            self._let_follow(step)
            told.append(self._close(step))
        return result

    @property
    def last_undo(self) -> Step | None:
        """The deed that `undo` would take back, None when there is none."""
        return self._read(self.store.journal.next_undo)

    @property
    def last_redo(self) -> Step | None:
        """The undo that `redo` would take back, None when there is none."""
        return self._read(self.store.journal.next_redo)

    def undo(self) -> Step:
        """Take the newest deed back.

        Raises:
            UserError: there is none, or something newer stands in the way; nothing is changed.
        """
        step = self.last_undo
        if step is None:
            raise UserError("", N_("There is nothing to undo."))
        return self.revert(step)

    def redo(self) -> Step:
        """Do again what was undone last.

        Raises:
            UserError: there is nothing to do again.
        """
        step = self.last_redo
        if step is None:
            raise UserError("", N_("There is nothing to redo."))
        return self.revert(step)

    def undo_step(self, identity: int) -> Step:
        """Take one deed back, an import of last week for instance; refused where newer changes would be lost."""
        step = self._read(lambda: self.store.journal.step(identity))
        if step is None or not step.forward or step.reversed_by is not None:
            raise UserError("batch", N_("There is nothing to undo."))
        return self.revert(step)

    def takes_long(self, identity: int) -> bool:
        """Whether so many rows were touched by a deed that taking it back is work for a worker."""
        step = self._read(lambda: self.store.journal.step(identity))
        return step is not None and step.batch and self._read(lambda: self.store.journal.size(identity)) > _MANY_ROWS

    def revert(self, step: Step) -> Step:
        """Revert `step` as a step of its own and return it."""
        with self._transaction() as told:
            self._refuse_if_overtaken(step)
            door = self.store.journal.begin_reversal(step, at=self._moment(), staff=self.staff)
            try:
                self.store.reverting.revert(step, door)
            except pw.IntegrityError as error:
                raise UserError("", N_("This cannot be undone any more: later changes depend on it.")) from error
            told.append(self._close(door))
        return step

    def _refuse_if_overtaken(self, step: Step) -> None:
        conflicts = self.store.reverting.conflicts(step)
        if conflicts:
            names = named_rows(self.store, [(conflict.table, conflict.row) for conflict in conflicts])
            raise UserError(
                "", Phrase(N_("Not undone, because it was changed again later: {rows}."), rows=", ".join(names))
            )

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every change from now on, on the thread that made it; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def is_writing(self) -> bool:
        """Whether another thread holds the write lock now."""
        if self._writing.acquire(blocking=False):
            self._writing.release()
            return False
        return True

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other writer waiting; a deed, or a restore with the safety backup before it.

        The thread that owns the desk (the window's) is never kept waiting by a worker; a worker has the time.

        Raises:
            StoreError: another thread is writing, and this one is the window's.
        """
        if not self._writing.acquire(timeout=_GRACE_S if threading.get_ident() == self._home else -1):
            raise store_error(StoreTrouble.LOCKED)
        try:
            yield
        finally:
            self._writing.release()

    def rebuild_derived(self) -> None:
        """Derive every derived table again: after a restore or a bulk import."""
        with self.store.transaction():
            for derived in self._derived:
                derived.rebuild(self.shop())
            self.store.was_derived_again()

    def reload(self) -> None:
        """Everything may be different (after a restore): read the settings, tell all listeners."""
        self._settings = read_settings()
        self._follow_zone()
        if self.store.must_derive_again:
            # The backup was of an older version, whose search knew less.
            self.rebuild_derived()
        self._tell(everything(frozenset(self.store.plan.by_table)))

    @contextmanager
    def _transaction(self) -> Iterator[list[Changes]]:
        """One write at a time; listeners hear of it after the commit and after the lock is let go."""
        told: list[Changes] = []
        with self.held(), plain_troubles(), self.store.transaction():
            yield told
        for changes in told:
            if changes.touches(Setting.table()):
                self._settings = read_settings()
                self._follow_zone()
            self._tell(changes)

    def _let_follow(self, step: OpenStep) -> None:
        touched = self.store.journal.tables(step.id)
        shop = replace(self.shop(step), settings=read_settings()) if Setting.table() in touched else self.shop(step)
        for follower in self._followers:
            if not touched.isdisjoint(follower.tables):
                follower.settle(shop)

    def _close(self, step: OpenStep) -> Changes:
        changes = self.store.journal.end(step)
        shop, told = self.shop(step), set()
        for derived in self._derived:
            if changes.touches(*derived.tables) and derived.name not in step.settled:
                derived.refresh(shop, changes)
                if derived.told:
                    told.add(derived.name)
        return replace(changes, whole=changes.whole | told) if told else changes

    def _tell(self, changes: Changes) -> None:
        if changes:
            for listener in tuple(self._listeners):
                listener(changes)

    def _read(self, question: Callable[[], T]) -> T:
        with plain_troubles():
            return question()

    def _moment(self) -> str:
        return self.clock.now().replace(tzinfo=None).isoformat()

    def _follow_zone(self) -> None:
        if isinstance(self.clock, SystemClock) and self.clock.zone.key != self._settings.zone:
            self.clock = SystemClock(ZoneInfo(self._settings.zone))


def _gathered(derived: Derived, features: Sequence[Feature]) -> Derived:
    """`derived`, made stale as well by the tables of all that it is gathered from."""
    if not derived.gathers:
        return derived
    sources = (one for slot in derived.gathers.split() for one in all_of(features, slot))
    return replace(derived, tables=derived.tables.union(*(one.tables for one in sources)))


@dataclass(frozen=True, slots=True)
class _Bound(Generic[T]):
    """A command with its arguments, and what the audit trail calls it."""

    name: str
    act: Callable[[Shop], T]


def _name(command: Callable[..., object]) -> str:
    """What the audit trail calls the verb."""
    return getattr(command, "__name__", type(command).__name__)
