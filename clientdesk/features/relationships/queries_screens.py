"""Kinds of relationship on screens of the whole picture: the timeline, the sheet, whoever is about to be in touch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.base.days import short_date
from clientdesk.base.words import _, ngettext
from clientdesk.desk.manners import Manner
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.whole import SheetRow
from clientdesk.features.relationships.queries import (
    LARGEST_ID,
    Period,
    kind_words,
    present_kinds,
    present_period,
    relationship_periods,
    set_by_kind,
)
from clientdesk.features.relationships.records import RelationshipPeriod

TABLE = "relationship_period"


def timeline_entries(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    """When which kind began, and when there was none any more, the newest first."""
    periods = relationship_periods(shop, customer=customer)
    begun = {one.since for one in periods}
    told: list[TimelineEntry] = []
    for one in periods:
        if one.until is not None and one.until not in begun:
            told.append(
                TimelineEntry(
                    TABLE, one.row, "relationship", "handshake", _("No kind of relationship any more"), one.until,
                    automatic=True,
                )
            )  # fmt: skip
        words = _("Kind of relationship: {kind}").format(kind=kind_words(one.kind))
        told.append(
            TimelineEntry(
                TABLE, one.row, "relationship", "handshake", words, one.since, body=one.reason, automatic=True
            )
        )
    return told[:limit]


def sheet_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """The kind a customer has, what it sets, and the kinds there were before."""
    periods = relationship_periods(shop, customer=customer)
    found = [SheetRow(kind_words(one.kind), period_words(shop, one=one)) for one in periods]
    present = present_period(shop, customer=customer)
    known = set_by_kind(shop, kind=present.kind) if present else None
    if known is not None:
        place = next(place for place, one in enumerate(periods) if one.until is None)
        found.insert(place + 1, SheetRow(_("Rhythm"), rhythm_words(known.rhythm_days), indent=1))
    return found


def period_words(shop: Shop, *, one: Period) -> str:
    """Since when, or from when to when, and why: "since 3 May · asked for one of us"."""
    today = shop.today()
    since = short_date(one.since, today)
    if one.until is None:
        when = _("since {day}").format(day=since)
    else:
        when = _("{first} to {last}").format(first=since, last=short_date(one.until, today))
    return " · ".join(part for part in (when, one.reason) if part)


def rhythm_words(days: int | None) -> str:
    """A rhythm as it is read; None where the class of the customer says it."""
    if days is None:
        return _("as their class says")
    return ngettext("every {n} day", "every {n} days", days).format(n=days) if days else _("no rhythm")


def manner(shop: Shop, *, customer: int) -> Manner | None:
    """How the kind of their relationship has a customer treated, None without one."""
    kind = present_kinds(shop, [customer]).get(customer)
    known = set_by_kind(shop, kind=kind or "")
    return None if known is None else Manner(known.name, known.channel, known.personal, known.follow_up)


def customer_of_period(_shop: Shop, *, row: int) -> int:
    """Whose period a row is, 0 where it is not there any more."""
    found = RelationshipPeriod.get_or_none(RelationshipPeriod.id == row) if 0 < row <= LARGEST_ID else None
    return int(found.__data__["customer"]) if isinstance(found, RelationshipPeriod) else 0


def kind_counts(shop: Shop) -> dict[str, int]:
    """How many customers are of each kind now, those in the trash left out."""
    execute: Callable[..., Any] = shop.database.execute_sql
    rows = execute(
        "SELECT p.kind, count(*) FROM relationship_period p JOIN customer c ON c.id = p.customer_id "
        "WHERE p.until IS NULL AND c.trashed_at IS NULL GROUP BY p.kind"
    )
    return dict(rows.fetchall())
