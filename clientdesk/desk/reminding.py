"""Reminding: what is to be shown now, and what has been; knows no capability and no window.

What a turn of the clock finds due and not yet shown is raised: shown, and noted as shown by a step of the program. It
stays on show until it is done, put off or deleted; waved away, it comes back after a while. Whatever was on show when
the program ended is shown again at the next start, so that nothing raised is ever lost; what fell due while the program
was off, or the computer asleep, is raised at the next turn, as one list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from clientdesk.base.changes import Changes
from clientdesk.base.clock import today
from clientdesk.base.errors import StoreError
from clientdesk.base.words import N_
from clientdesk.desk.desk import Desk
from clientdesk.desk.due import Due, DueSource
from clientdesk.desk.feature import all_of

WAVED_AWAY = timedelta(minutes=5)
"""How long what was waved away without an answer stays away."""
ALONE = 3
"""At most so many reminders are shown one beside the other; more become a list."""

_MISSED = timedelta(minutes=2)
_SET_BACK = timedelta(hours=1)
"""A clock that goes back by less than this was set right: what was due stays on show."""

_Key = tuple[str, int, datetime]

Whose = Callable[[], int | None]
"""Gives the id of the person whose reminders alone are wanted, and those of nobody; None for everybody's."""


@dataclass(frozen=True, slots=True)
class Raised:
    """What is on show now.

    Args:
        dues: the oldest first.
        came: those of them that this turn has raised.
        missed: something among them fell due while nobody could be told.
    """

    dues: tuple[Due, ...] = ()
    came: tuple[Due, ...] = ()
    missed: bool = False

    @property
    def fresh(self) -> int:
        """How many this turn has raised."""
        return len(self.came)

    @property
    def as_list(self) -> bool:
        """Whether they are shown as one list instead of one by one."""
        return len(self.dues) > ALONE or (self.missed and len(self.dues) > 1)


class Reminding:
    """Watches the due moments of every capability for one desk.

    Args:
        desk: the shop at work.
        whose: whom it reminds; what is for others is neither shown nor noted as shown.
    """

    def __init__(self, desk: Desk, whose: Whose = lambda: None) -> None:
        self._desk = desk
        self._whose = whose
        self._reminded: int | None = None
        self._met: set[int | None] = set()
        self._sources: list[DueSource] = all_of(desk.features, "due")
        self._raised: set[_Key] = set()
        self._missed: set[_Key] = set()
        self._away: dict[_Key, datetime] = {}
        self._latest: datetime | None = None
        self._followed: tuple[str, date] | None = None
        self._unnoted: list[tuple[DueSource, list[int]]] = []
        self.shown = Raised()

    @property
    def tables(self) -> frozenset[str]:
        """The tables whose change may change what is on show, or when the next is due."""
        return frozenset().union(*(source.tables for source in self._sources))

    def concerns(self, changes: Changes) -> bool:
        """Whether `changes` touch what is on show, or when the next is due."""
        return changes.touches(*self.tables)

    def turn(self, *, changed: bool = False) -> Raised:
        """Look at the clock, raise what is due, note it, and return what is on show.

        Args:
            changed: something was changed: what was done, put off or deleted leaves, an undone deed is back.

        Raises:
            StoreError: the shop cannot be read.
        """
        now = self._desk.clock.now()
        is_first, back = self._meet(), self._went_back(now)
        if back > _SET_BACK:
            # What the clock showed while it was wrong is to be shown again in its own time.
            self._followed = None
        self._follow_rules()
        self._latest = now if self._latest is None or back > _SET_BACK else max(self._latest, now)
        on_show = {_key(due) for due in self.shown.dues}
        new: dict[_Key, Due] = {}
        returned = False
        for source in self._sources:
            unshown = self._asked(source.unraised, now)
            # What was on show when the program ended was never answered: after a start it counts as not shown.
            found = self._asked(source.due, now) if is_first or source.wanes else unshown
            before = self._raised - {_key(due) for due in unshown} if source.wanes else set[_Key]()
            new |= {_key(due): due for due in found if _key(due) not in on_show | self._away.keys() | before}
            returned = returned or any(_key(due) in before - on_show for due in found)
            if unshown:
                self._unnoted.append((source, [due.row for due in unshown]))
        self._raised |= set(new)
        self._missed |= {key for key, due in new.items() if is_first or self._was_missed(due, now)}
        self._note()
        if new or back or on_show or self._away or changed or returned:
            self._look(now, frozenset(new))
        return self.shown

    def wave_away(self, dues: Iterable[Due] | None = None) -> Raised:
        """Take `dues` (all where none are given) from the show for a while; they stay as due as they are."""
        now = self._desk.clock.now()
        for due in self.shown.dues if dues is None else tuple(dues):
            self._away[_key(due)] = now
        return self.turn(changed=True)

    def bring_back(self) -> Raised:
        """Show at once what was waved away."""
        self._away.clear()
        return self.turn(changed=True)

    def see(self, customer: int) -> bool:
        """This customer is seen now; whether something waited for that, and is due."""
        waiting = [one for one in self._sources if one.awaits and self._desk.ask(one.awaits, customer=customer)]
        for source in waiting:
            if source.seen is not None:
                self._desk.run_as_program(N_("Seen: what waited for it is due"), source.seen, customer=customer)
        return bool(waiting)

    def next_turn(self) -> datetime | None:
        """The moment (aware, UTC) at which something will have to be shown; None when nothing is planned."""
        now = self._desk.clock.now()
        moments = [self._instant(at) for at in (self._desk.ask(source.next_at) for source in self._sources) if at]
        moments += [since + WAVED_AWAY for since in self._away.values()]
        return min((moment for moment in moments if moment > now), default=None)

    def has_plans(self) -> bool:
        """Whether something is due, or will be."""
        now = self._desk.clock.now()
        return self.next_turn() is not None or any(self._asked(source.due, now) for source in self._sources)

    # --- Inside

    def _meet(self) -> bool:
        """Whether whoever is to be reminded now has not been reminded before in this session."""
        self._reminded = self._whose()
        is_first = self._met.isdisjoint({self._reminded, None})
        self._met.add(self._reminded)
        return is_first

    def _asked(self, query: Callable[..., Sequence[Due]], at: datetime) -> Sequence[Due]:
        """What a source answers for an instant, of those who are to be reminded."""
        return self._desk.ask(query, at=self._wall(at), staff=self._reminded)

    def _look(self, now: datetime, new: frozenset[_Key]) -> None:
        self._away = {key: since for key, since in self._away.items() if since <= now < since + WAVED_AWAY}
        due = {_key(due): due for source in self._sources for due in self._asked(source.due, now)}
        if self._latest is not None and self._latest > now:
            on_show = {_key(due) for due in self.shown.dues}
            later = [due for source in self._sources for due in self._asked(source.due, self._latest)]
            due |= {_key(one): one for one in later if _key(one) in on_show}
        shown = {key: one for key, one in due.items() if key in self._raised and key not in self._away}
        ordered = sorted(shown.values(), key=lambda one: (one.asked_at, one.due_at, one.table, one.row))
        self._missed &= set(due)
        came = tuple(due for due in ordered if _key(due) in new)
        self.shown = Raised(tuple(ordered), came, not self._missed.isdisjoint(shown))

    def _note(self) -> None:
        """Write down what was shown; while the store cannot be written to, at a later turn."""
        waiting, self._unnoted = self._unnoted, []
        for source, rows in waiting:
            try:
                self._desk.run_as_program(N_("Reminder shown"), source.mark_raised, rows=tuple(rows))
            except StoreError:
                self._unnoted.append((source, rows))

    def _follow_rules(self) -> None:
        """At the start, with each day, and in another zone: the instants of what comes next are derived again.

        While the store cannot be written to, they stay as they are until a later turn.
        """
        here = (self._desk.clock.zone.key, today(self._desk.clock))
        if here == self._followed:
            return
        try:
            for source in self._sources:
                if source.rederive is not None:
                    self._desk.run_as_program(N_("Reminders follow the time zone"), source.rederive)
        except StoreError:
            return
        self._followed = here

    def _went_back(self, now: datetime) -> timedelta:
        """By how much the clock stands before the latest moment that was seen."""
        return max(self._latest - now, timedelta()) if self._latest is not None else timedelta()

    def _was_missed(self, due: Due, now: datetime) -> bool:
        moment = due.asked_at
        if due.all_day:
            return moment.date() < self._wall(now).date()
        return self._instant(moment) < now - _MISSED

    def _wall(self, moment: datetime) -> datetime:
        """The naive wall time of an instant; its fold tells the passes of an hour that comes twice."""
        return moment.astimezone(self._desk.clock.zone).replace(tzinfo=None)

    def _instant(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=self._desk.clock.zone).astimezone(UTC)


def _key(due: Due) -> _Key:
    return due.table, due.row, due.due_at
