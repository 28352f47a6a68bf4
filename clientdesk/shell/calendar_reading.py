"""What stands in the calendar: read from the cards of all capabilities, one query each for the days that are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from clientdesk.base.clock import local_now
from clientdesk.base.hours import OpeningHours
from clientdesk.desk.closures import Closure, ClosureSource
from clientdesk.desk.due import Due, DueSource
from clientdesk.desk.feature import all_of
from clientdesk.desk.occurrences import Occurrence, OccurrenceSource
from clientdesk.desk.timeline import EntryKind
from clientdesk.desk.tone import Tone
from clientdesk.kit.context import Context
from clientdesk.shell.calendar_days import is_late, span
from clientdesk.shell.named import query_named


class Reading:
    """Asks the cards.

    Args:
        context: of the window.

    Attributes:
        tables: whose change makes what was read stale.
        kinds: by what it can be filtered, each once.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        features = context.bridge.desk.features
        self._sources: list[OccurrenceSource] = all_of(features, "occurrences")
        self._due: list[DueSource] = all_of(features, "due")
        self._closures: list[ClosureSource] = all_of(features, "closures")
        self._members = query_named(features, "staff_members")
        read: list[OccurrenceSource | DueSource | ClosureSource] = [*self._sources, *self._due, *self._closures]
        self.tables = frozenset[str]({"setting", "staff"}).union(*(source.tables for source in read))
        ordered = sorted(self._sources, key=lambda one: one.place)
        kinds = [kind for source in ordered for kind in source.kinds]
        self.kinds: Sequence[EntryKind] = tuple({kind.key: kind for kind in kinds}.values())

    def now(self) -> datetime:
        """The shop's wall clock."""
        return local_now(self._context.bridge.desk.clock)

    def staff(self) -> int | None:
        """Who is at the desk."""
        return self._context.bridge.desk.staff

    def opening(self) -> OpeningHours:
        """When the shop is open."""
        return self._context.bridge.desk.settings.opening

    def people(self) -> dict[int, str]:
        """Everybody who works here, by id."""
        members = self._context.bridge.ask(self._members) if self._members else ()
        return {member.id: member.name for member in members}

    def closures(self, first: date, last: date) -> dict[date, Closure]:
        """The days from `first` to `last` that are not as others; the first source that names a day is heard."""
        found: dict[date, Closure] = {}
        for source in reversed(self._closures):
            found |= self._context.bridge.ask(source.closures, first=first, last=last)
        return found

    def between(self, first: date, last: date) -> list[Occurrence]:
        """Everything that touches the days from `first` to `last`; `by_day` puts it in order."""
        return self._read(self._sources, first, last)

    def of_month(self, first: date, last: date, kind: str = "") -> list[Occurrence]:
        """The same for a month, where a day has room for a few: what would crowd it out stands there only if asked for.

        Args:
            first: the first day.
            last: the last one, included.
            kind: by which it is filtered, "" by none.
        """
        shown = [source for source in self._sources if not source.crowds or kind in {one.key for one in source.kinds}]
        return self._read(shown, first, last)

    def _read(self, sources: Iterable[OccurrenceSource], first: date, last: date) -> list[Occurrence]:
        start, end = span(first, last)
        ask = self._context.bridge.ask
        return [one for source in sources for one in ask(source.occurrences, start=start, end=end)]

    def overdue(self, before: date) -> list[Occurrence]:
        """What should have been done by now and is not, the oldest first.

        Args:
            before: of this day and later ones only what is late already.
        """
        now = self.now()
        ask = self._context.bridge.ask
        found = [_late(one) for source in self._due for one in ask(source.due, at=now)]
        return sorted((one for one in found if _is_missed(one, before, now)), key=lambda one: one.starts)


def _late(due: Due) -> Occurrence:
    return Occurrence(
        table=due.table,
        row=due.row,
        uid="",
        title=due.what,
        starts=due.asked_at,
        ends=due.asked_at + (timedelta(days=1) if due.all_day else timedelta()),
        all_day=due.all_day,
        kind=due.kind,
        icon="warning-circle-fill",
        tone=Tone.DANGER,
        customer=due.customer,
        customer_name=due.name,
    )


def _is_missed(one: Occurrence, before: date, now: datetime) -> bool:
    """What may be done at any time has the whole of its day."""
    return is_late(one) and (one.starts.date() < before or (not one.all_day and one.starts < now))
