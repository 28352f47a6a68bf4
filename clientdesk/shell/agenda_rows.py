"""The rows of an agenda: what is overdue, then each day with what stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from clientdesk.base.days import day_name
from clientdesk.base.words import _, ngettext
from clientdesk.desk.occurrences import Occurrence
from clientdesk.shell.calendar_days import Key, by_day, is_late, is_over, key_of
from clientdesk.shell.calendar_words import days_late, how_late, when_on

MOST = 500
"""So many entries are listed before the rest is only counted; nobody scrolls further."""


class Deeds(Protocol):
    """Who knows what can be done with an entry."""

    def can(self, deed: str, one: Occurrence) -> bool:
        """Whether it knows the deed: "done", "snooze"."""

    def is_task(self, one: Occurrence) -> bool:
        """Whether it is something to be ticked off."""


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One row.

    Args:
        title: what it is; the heading of a group.
        when: first words of the second line.
        who: the rest of it.
        one: what it stands for, None for a heading or a note.
        day: the day under which it stands, None for what is overdue.
        is_head: it is a heading.
        late: it is overdue, or the heading of what is.
        over: it is past, drawn muted.
        signs: what can be clicked on it: "done", "snooze".
        ticked: it was done a moment ago and is about to leave.
        short: what is seen of `when` where the heading says the rest; "" for all of it.
    """

    title: str
    when: str = ""
    who: str = ""
    one: Occurrence | None = None
    day: date | None = None
    is_head: bool = False
    late: bool = False
    over: bool = False
    signs: frozenset[str] = frozenset()
    ticked: bool = False
    short: str = ""

    @property
    def key(self) -> Key | None:
        """Which record it stands for."""
        return key_of(self.one) if self.one else None

    def __str__(self) -> str:
        """The row as one who listens hears it."""
        said = ", ".join(part for part in (self.title, self.when, self.who) if part)
        return _("{what}, done").format(what=said) if self.ticked else said


def agenda_rows(
    overdue: Iterable[Occurrence],
    ahead: Iterable[Occurrence],
    first: date,
    now: datetime,
    deeds: Deeds,
) -> list[AgendaRow]:
    """Headings and rows in their order.

    Args:
        overdue: what should have been done by now.
        ahead: what stands on `first` and the days after it.
        first: the first day that is listed.
        now: the wall clock.
        deeds: what can be done with an entry.
    """
    rows: list[AgendaRow] = []
    missed = list(overdue)
    known = {key_of(one) for one in missed}
    if missed:
        rows.append(AgendaRow(_("Overdue"), is_head=True, late=True))
        for one in missed[:MOST]:
            row = _row(one, None, how_late(one, now), deeds, late=True)
            rows.append(replace(row, short=days_late(one, now)))
    left = MOST - len(missed)
    days = by_day(one for one in ahead if key_of(one) not in known and not (one.done and deeds.is_task(one)))
    told = 0
    for day in sorted(each for each in days if each >= first):
        if told >= left:
            break
        name = day_name(day, now.date())
        rows.append(AgendaRow(name[:1].upper() + name[1:], is_head=True, day=day))
        for one in days[day][: left - told]:
            late = is_late(one)
            when = how_late(one, now) if late else when_on(one, day, any_time=deeds.is_task(one))
            row = _row(one, day, when, deeds, late=late)
            rows.append(replace(row, over=is_over(one, now)))
            told += 1
    rest = len(missed) + sum(len(each) for day, each in days.items() if day >= first) - min(len(missed), MOST) - told
    if rest > 0:
        rows.append(AgendaRow(ngettext("{n} more", "{n} more", rest).format(n=rest), is_head=True))
    return rows


def keep_ticked(rows: Sequence[AgendaRow], ticked: frozenset[Key]) -> list[AgendaRow]:
    """The rows with those ticked that were done a moment ago."""
    return [replace(row, ticked=row.key in ticked) if row.key else row for row in rows]


def _row(one: Occurrence, day: date | None, when: str, deeds: Deeds, *, late: bool) -> AgendaRow:
    signs = frozenset(name for name in ("done", "snooze") if deeds.can(name, one))
    who = "" if one.customer_name in one.title else one.customer_name
    return AgendaRow(one.title, when, who, one, day, late=late, signs=signs)
