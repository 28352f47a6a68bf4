"""The rows of the change history, written out ready to paint: a heading a day, then what was done on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from clientdesk.base.days import day_name
from clientdesk.base.words import _
from clientdesk.desk.audit import AuditEntry, Wanted, audit_slice
from clientdesk.desk.audit_words import about_words, lines_of, title_of
from clientdesk.desk.shop import Shop

SHOWN_LINES = 6
"""So many values are painted; the others are counted."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A heading or a step.

    Args:
        heading: the day; "" for a step.
        at: naive local wall time.
        title: what was done.
        who: who did it; the program is named as such.
        about: whom it is about, "" for nobody in particular.
        lines: what it was before and after.
        icon: a Phosphor name.
        customers: whom it is about, by id.
        undoable: it stands and may be taken back.
        undone: it was taken back since.
    """

    heading: str = ""
    step: int = 0
    at: datetime | None = None
    title: str = ""
    who: str = ""
    about: str = ""
    lines: tuple[str, ...] = ()
    icon: str = ""
    customers: tuple[int, ...] = ()
    undoable: bool = False
    undone: bool = False

    @property
    def is_head(self) -> bool:
        """Whether it is the heading of a day."""
        return self.step == 0

    @property
    def second(self) -> str:
        """When, who and about whom."""
        time = f"{self.at:%H:%M}" if self.at else ""
        undone = _("undone since") if self.undone else ""
        return " · ".join(part for part in (time, self.who, self.about, undone) if part)

    def __str__(self) -> str:
        """What is heard."""
        return self.heading or ". ".join((self.title, self.second, *self.lines))


@dataclass(frozen=True, slots=True)
class AuditPart:
    """Some steps of the history; `reached` is where the next part begins, `complete` whether there is none."""

    rows: tuple[AuditRow, ...]
    reached: int
    complete: bool


def audit_part(shop: Shop, *, wanted: Wanted, before: int | None, limit: int) -> AuditPart:
    """The next steps that meet `wanted`, newest first, without headings."""
    found = audit_slice(shop, wanted=wanted, before=before, limit=limit)
    return AuditPart(tuple(_row(shop, entry) for entry in found.entries), found.reached, found.complete)


def with_days(rows: Iterable[AuditRow], today: date) -> Iterator[AuditRow]:
    """The rows with a heading before each day."""
    for day, some in groupby(rows, key=lambda row: row.at.date() if row.at else today):
        yield AuditRow(heading=day_name(day, today))
        yield from some


def table_of(rows: Sequence[AuditRow]) -> list[list[str]]:
    """The rows as a table with a head, for a spreadsheet."""
    head = [_("Day"), _("Time"), _("Who"), _("What"), _("Customer"), _("Before and after")]
    told = [
        [f"{row.at:%Y-%m-%d}", f"{row.at:%H:%M:%S}", row.who, row.title, row.about, "\n".join(row.lines)]
        for row in rows
        if row.at is not None
    ]
    return [head, *told]


def _row(shop: Shop, entry: AuditEntry) -> AuditRow:
    return AuditRow(
        step=entry.step,
        at=entry.at,
        title=title_of(entry),
        who=entry.by or (_("the program") if entry.by_program else ""),
        about=about_words(entry),
        lines=lines_of(shop, entry),
        icon=_icon(entry),
        customers=entry.customers,
        undoable=entry.undoable,
        undone=entry.undone,
    )


def _icon(entry: AuditEntry) -> str:
    if entry.is_undo or entry.is_redo:
        return "arrow-counter-clockwise" if entry.is_undo else "arrow-clockwise"
    if entry.by_program:
        return "gear"
    return "upload-simple" if entry.is_batch else "pencil-simple"
