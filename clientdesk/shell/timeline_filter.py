"""What the timeline is to show: which kinds, whose, of which time; several of them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from clientdesk.base.days import short_date
from clientdesk.base.words import N_, _, shown
from clientdesk.desk.timeline import EntryKind, TimelineEntry
from clientdesk.kit.spoken import Words, literal


class Part(StrEnum):
    """A part of the filter that can be taken off by itself."""

    KINDS = "kinds"
    STAFF = "staff"
    PERIOD = "period"
    OWN = "own"
    AUTOMATIC = "automatic"


class Period(StrEnum):
    """A time that is offered by name."""

    MONTH = "month"
    YEAR = "year"
    TWELVE = "twelve"


PERIODS = {
    Period.MONTH: N_("This month"),
    Period.YEAR: N_("This year"),
    Period.TWELVE: N_("The last 12 months"),
}


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """What is shown; nothing chosen shows everything.

    Args:
        kinds: only these, any where there are none.
        staff: the id of the only member of staff; `staff_name` is theirs.
        since: from this day on.
        until: to this day, included.
        period: the name of that time, where it has one.
        own_only: not what happened with the kin.
        automatic: what the program notes by itself, too.
    """

    kinds: frozenset[str] = frozenset()
    staff: int | None = None
    staff_name: str = ""
    since: date | None = None
    until: date | None = None
    period: Period | None = None
    own_only: bool = False
    automatic: bool = True

    @property
    def narrows(self) -> bool:
        """Whether some of what happened is left out; what the program notes is no matter."""
        return bool(self.kinds or self.staff is not None or self.since or self.until or self.own_only)

    def passes(self, entry: TimelineEntry) -> bool:
        """Whether an entry is shown."""
        return (
            (not self.kinds or entry.kind in self.kinds)
            and (self.staff is None or entry.staff == self.staff)
            and (self.since is None or (entry.on is not None and entry.on >= self.since))
            and (self.until is None or (entry.on is not None and entry.on <= self.until))
            and (self.automatic or not entry.automatic)
        )

    def toggled(self, kind: str) -> TimelineFilter:
        """The same with one kind more, or less."""
        return replace(self, kinds=self.kinds ^ {kind})

    def within(self, period: Period, today: date) -> TimelineFilter:
        """The same within a time that is offered by name."""
        first = {
            Period.MONTH: today.replace(day=1),
            Period.YEAR: today.replace(month=1, day=1),
            Period.TWELVE: _a_year_before(today),
        }[period]
        return replace(self, since=first, until=None, period=period)

    def without(self, part: Part) -> TimelineFilter:
        """The same with one part taken off."""
        plain = TimelineFilter()
        fields = {
            Part.KINDS: ("kinds",), Part.STAFF: ("staff", "staff_name"), Part.OWN: ("own_only",),
            Part.PERIOD: ("since", "until", "period"), Part.AUTOMATIC: ("automatic",),
        }[part]  # fmt: skip
        return replace(self, **{name: getattr(plain, name) for name in fields})

    def told(self, kinds: Mapping[str, EntryKind], today: date) -> Iterator[tuple[Part, Words]]:
        """What is chosen, part by part, in words."""
        if self.kinds:
            names = [_title(kinds[key]) for key in sorted(self.kinds) if key in kinds]
            yield Part.KINDS, literal(", ".join(names))
        if self.staff is not None:
            yield Part.STAFF, literal(self.staff_name)
        if self.since or self.until:
            yield Part.PERIOD, literal(self._period_words(today))
        if self.own_only:
            yield Part.OWN, N_("Only own")
        if not self.automatic:
            yield Part.AUTOMATIC, N_("Without the program's notes")

    def _period_words(self, today: date) -> str:
        if self.period is not None:
            return _(PERIODS[self.period])
        first = short_date(self.since, today) if self.since else ""
        last = short_date(self.until, today) if self.until else ""
        if first and last:
            return _("{first} to {last}").format(first=first, last=last)
        return _("from {day}").format(day=first) if first else _("until {day}").format(day=last)


def kind_words(kind: EntryKind) -> Words:
    """The name of a kind; the owner's own word is never translated."""
    return literal(kind.title) if kind.own else kind.title


def _title(kind: EntryKind) -> str:
    return kind.title if kind.own else shown(_(kind.title))


def _a_year_before(today: date) -> date:
    """The day after the same day a year ago; of the last of February, the first of March."""
    try:
        return today.replace(year=today.year - 1) + timedelta(days=1)
    except ValueError:
        return date(today.year - 1, 3, 1)
