"""What the shop can ask about relations; those with somebody in the trash are left out everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SheetRow
from clientdesk.features.relations.rules import is_over, rank_of, word_text

# A relation is read from both ends: the one who asks is always the first.
_SELECT = (
    "SELECT r.id, {me}, {you}, m.name, o.name, o.is_organisation, {you_are}, {i_am}, r.note, r.since_on, r.until_on, "
    "o.photo "
    "FROM relation r JOIN customer m ON m.id = {me} JOIN customer o ON o.id = {you} "
    "WHERE m.trashed_at IS NULL AND o.trashed_at IS NULL AND {where}"
)
_FORTH = {"me": "r.customer_id", "you": "r.other_id", "you_are": "r.other_is", "i_am": "r.customer_is"}
_BACK = {"me": "r.other_id", "you": "r.customer_id", "you_are": "r.customer_is", "i_am": "r.other_is"}


@dataclass(frozen=True, slots=True)
class RelationView:
    """A relation as one of the two sees it.

    Args:
        customer: the one who looks; `name` is theirs.
        other_is: what the other is to the one who looks: a key of `rules.WORDS` or the owner's own word.
        customer_is: what the one who looks is to the other.
        forth: the one who looks stands first in the table.
        photo: of the other, the name of a kept file, "" for none.
    """

    id: int
    customer: int
    other: int
    name: str
    other_name: str
    is_organisation: bool
    other_is: str
    customer_is: str
    note: str
    since_on: date | None
    until_on: date | None
    forth: bool = True
    photo: str = ""


def relations(shop: Shop, *, customer: int) -> list[RelationView]:
    """Everybody related to a customer: those of today first, relatives before others; each in its own word."""
    found = [
        *_read(shop, _FORTH, "r.customer_id = ?", customer),
        *_read(shop, _BACK, "r.other_id = ?", customer),
    ]
    today = shop.today()
    return sorted(found, key=lambda one: (is_over(one.until_on, today), rank_of(one.other_is), one.id))


def relation(shop: Shop, *, row: int, customer: int | None = None) -> RelationView | None:
    """One relation, seen by `customer` where that is one of the two, else by the first; None when it is gone."""
    if not 0 < row < 2**63:
        return None
    both = [*_read(shop, _FORTH, "r.id = ?", row), *_read(shop, _BACK, "r.id = ?", row)]
    return next((one for one in both if one.customer == customer), next(iter(both), None))


def sheet_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """The relations of a customer for the printed sheet."""
    today = shop.today()
    return [
        SheetRow(word_text(one.other_is), one.other_name)
        for one in relations(shop, customer=customer)
        if not is_over(one.until_on, today)
    ]


def _read(shop: Shop, ends: dict[str, str], where: str, *values: object) -> list[RelationView]:
    rows = shop.database.execute_sql(_SELECT.format(where=where, **ends), values).fetchall()
    return [_view(row, forth=ends is _FORTH) for row in rows]


def _view(row: Sequence[Any], *, forth: bool) -> RelationView:
    identity, me, you, name, other_name, is_organisation, you_are, i_am, note, since, until, photo = row
    return RelationView(
        identity, me, you, name, other_name, bool(is_organisation), you_are, i_am, note, _day(since), _day(until),
        forth, photo,
    )  # fmt: skip


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
