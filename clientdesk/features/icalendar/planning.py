"""What becomes of each event of a file: told from the shop and the file before anything is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from clientdesk.base.words import N_, Phrase, _, apart
from clientdesk.desk.feature import Progress
from clientdesk.desk.intake import Duplicates, Fate, Verdict, Wish
from clientdesk.desk.shop import Shop
from clientdesk.features.icalendar.queries_known import called_off, rows_by_uid, series_of, told_rows
from clientdesk.features.icalendar.rules_later import split_rule
from clientdesk.features.icalendar.rules_rows import (
    NO_TITLE,
    Made,
    made_of,
    original_of,
    refusal,
    uid_of,
    uid_of_single,
)
from clientdesk.formats.card import Problem
from clientdesk.formats.ical_event import Event
from clientdesk.store.record import new_uid

MOST_DENSE = 3
"""So many events of a file may repeat all day long: each costs as much as hundreds of others."""

KNOWN = N_("It is in the calendar already.")
_NEWER = N_("The file has a later version of it.")
_CALLED_OFF = N_("It was called off.")
_OFF_ALREADY = N_("It was called off already.")


@dataclass(slots=True)
class Deed:
    """What is to be done with one event.

    Args:
        event: as the file tells of it.
        made: as it would stand in the calendar.
        uid: of its row.
        row: the row that is written anew, None for a new one.
        series: the uid of the series it belongs to, "" for none.
        original: which occurrence of that series it replaces, wall time of the series.
        calls_off: whether that occurrence, or the row, falls out.
        cuts: the uid of a series that ends before this one, and its rule up to there.
    """

    event: Event
    made: Made
    uid: str
    row: int | None = None
    series: str = ""
    original: datetime | None = None
    calls_off: bool = False
    cuts: tuple[str, str] | None = None


@dataclass
class CalendarPlan:
    """What an import of events would do; see `clientdesk.desk.intake.Plan`."""

    deeds: list[Deed] = field(default_factory=list)
    counts: Counter[Fate] = field(default_factory=Counter)
    verdicts: list[Verdict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    uids: Mapping[int, str] = field(default_factory=dict)


class _Home(NamedTuple):
    """A series, in the file or in the shop."""

    uid: str
    starts: datetime
    zone: str
    repeats: str
    row: int | None


class _Later(NamedTuple):
    """From which occurrence on a series goes on otherwise, as which, and how much later its starts are."""

    original: datetime
    home: _Home
    moved: timedelta


def plan_events(shop: Shop, *, events: Sequence[Event], wish: Wish, progress: Progress) -> CalendarPlan:
    """Decide what becomes of every event; nothing is changed.

    Args:
        shop: the shop.
        events: of the file, in its order.
        wish: what becomes of those that are in the calendar already.
        progress: told now and then how many are through.
    """
    return _Planner(shop, events, wish.duplicates).plan(progress)


class _Planner:
    """Goes through the events of a file, series before what replaces their occurrences."""

    def __init__(self, shop: Shop, events: Sequence[Event], duplicates: Duplicates) -> None:
        self._events = events
        self._duplicates = duplicates
        self._zone = shop.zone.key
        self._uids = [uid_of(event) for event in events]
        self._shop = shop
        self._known = rows_by_uid(shop, self._uids)
        self._told = told_rows(shop, self._known.values())
        self._off = called_off(shop, self._known.values())
        self._homes: dict[str, _Home] = {}
        self._later: dict[str, _Later] = {}
        self._copies: dict[str, str] = {}
        self._dense = 0
        self._result = CalendarPlan()

    def plan(self, progress: Progress) -> CalendarPlan:
        """The plan."""
        newest = self._newest()
        order = sorted(range(len(self._events)), key=lambda place: _turn(self._events[place]))
        for done, place in enumerate(order):
            progress(done, len(order))
            event = self._events[place]
            if reason := refusal(event):
                self._give_up(event, Fate.FAILED, reason)
            elif newest[self._key(place)] != place:
                self._give_up(event, Fate.SKIPPED, Phrase(_NEWER))
            elif event.original is None:
                self._plan_whole(place, event)
            else:
                self._plan_one_of(place, event)
        self._result.verdicts.sort(key=lambda verdict: verdict.line)
        return self._result

    def _key(self, place: int) -> tuple[str, object]:
        return self._uids[place], self._events[place].original

    def _newest(self) -> dict[tuple[str, object], int]:
        """Of several versions of one event in a file, which one counts: the highest SEQUENCE, the last of equals."""
        found: dict[tuple[str, object], int] = {}
        for place, event in enumerate(self._events):
            if event.start is None:
                continue
            other = found.get(self._key(place))
            if other is None or self._events[other].sequence <= event.sequence:
                found[self._key(place)] = place
        return found

    def _plan_whole(self, place: int, event: Event) -> None:
        """An event by itself, or a series."""
        uid = self._uids[place]
        row = self._known.get(uid)
        made = made_of(event, self._zone)
        if event.is_cancelled and row is None:
            self._give_up(event, Fate.SKIPPED, Phrase(_CALLED_OFF))
            return
        home = uid
        if row is not None and self._duplicates is Duplicates.ADD and not event.is_cancelled:
            home, row = self._copies.setdefault(uid, new_uid()), None
        self._homes[uid] = _Home(home, made.starts, made.zone, made.repeats, row)
        self._settle(event, Deed(event, made, home, row, calls_off=event.is_cancelled), row)

    def _plan_one_of(self, place: int, event: Event) -> None:
        """An occurrence told by itself; without its series, it stands alone."""
        uid = self._uids[place]
        home = self._home(uid)
        made = made_of(event, self._zone)
        if home is None:
            told = event.original.at if event.original else made.starts
            self._plan_orphan(event, Deed(event, made_of(event, self._zone, is_alone=True), uid_of_single(uid, told)))
            return
        original = original_of(event, home.starts, home.zone)
        if event.and_later and home.repeats:
            self._plan_later(event, made, uid, home, original)
            return
        later = self._later.get(uid)
        if later is not None and later.original <= original:
            home, original = later.home, original + later.moved
        deed = Deed(event, made, uid_of_single(home.uid, original), None, home.uid, original)
        if event.is_cancelled:
            deed.calls_off = True
            is_off = home.row is not None and (home.row, original) in self._off
            if not is_off:
                self._do(deed, Fate.ADDED)
            elif self._duplicates is Duplicates.UPDATE:
                # Its series is written anew, without the days that fell out of it.
                self._do(deed, Fate.UPDATED)
            else:
                self._give_up(event, Fate.SKIPPED, Phrase(_OFF_ALREADY))
            return
        deed.row = self._told.get((home.row, original)) if home.row is not None else None
        self._settle(event, deed, deed.row)

    def _plan_later(self, event: Event, made: Made, uid: str, home: _Home, original: datetime) -> None:
        """From here on the series is another one; what is told of later occurrences is told of that."""
        moved = made.starts - original
        head, made.repeats = split_rule(home.repeats, home.starts, original, home.zone, moved)
        name = uid_of_single(home.uid, original)
        row = rows_by_uid(self._shop, [name]).get(name)
        deed = Deed(event, made, name, row, calls_off=event.is_cancelled, cuts=(home.uid, head))
        first = next((one for one in self._result.deeds if one.uid == home.uid), None)
        if first is not None:
            gone = [(at, is_extra) for at, is_extra in first.made.dates if at >= original]
            first.made.dates = [date for date in first.made.dates if date not in gone]
            made.dates += [(at + moved, is_extra) for at, is_extra in gone]
        self._later[uid] = _Later(original, _Home(name, made.starts, made.zone, made.repeats, row), moved)
        self._settle(event, deed, row)

    def _plan_orphan(self, event: Event, deed: Deed) -> None:
        row = rows_by_uid(self._shop, [deed.uid]).get(deed.uid)
        if event.is_cancelled and row is None:
            self._give_up(event, Fate.SKIPPED, Phrase(_CALLED_OFF))
            return
        if row is not None and self._duplicates is Duplicates.ADD:
            deed.uid, row = new_uid(), None
        deed.row, deed.calls_off = row, event.is_cancelled
        self._settle(event, deed, row)

    def _home(self, uid: str) -> _Home | None:
        """The series so called, of the file or else of the shop."""
        if uid not in self._homes and (row := self._known.get(uid)) is not None:
            self._homes[uid] = _Home(uid, *series_of(self._shop, row), row)
        return self._homes.get(uid)

    def _settle(self, event: Event, deed: Deed, row: int | None) -> None:
        """Add it, or do with one that is known what was wished."""
        if row is None:
            self._do(deed, Fate.ADDED)
        elif self._duplicates is Duplicates.UPDATE:
            self._do(deed, Fate.UPDATED)
        else:
            self._give_up(event, Fate.SKIPPED, Phrase(KNOWN))

    def _do(self, deed: Deed, fate: Fate) -> None:
        if deed.made.is_dense:
            self._dense += 1
            if self._dense > MOST_DENSE:
                deed.made.take_once()
        self._result.deeds.append(deed)
        self._result.counts[fate] += 1
        self._result.problems += [Problem(deed.event.line, text) for text in dict.fromkeys(deed.made.problems)]
        if fate is Fate.UPDATED:
            self._result.verdicts.append(Verdict(deed.event.line, deed.made.what, fate, _(KNOWN)))

    def _give_up(self, event: Event, fate: Fate, reason: Phrase) -> None:
        self._result.counts[fate] += 1
        name = apart(event.summary.strip()) or _(NO_TITLE)
        self._result.verdicts.append(Verdict(event.line, name, fate, reason.text()))


def _turn(event: Event) -> int:
    """Series first, then what goes on otherwise, then single occurrences."""
    if event.original is None:
        return 0
    return 1 if event.and_later else 2
