"""Which customers a list shows and in what order: the first page at once, all ids for whoever has the time."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from clientdesk.base.errors import StoreTrouble
from clientdesk.desk.facts import FactTest
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.queries_columns import conditions, sorting
from clientdesk.features.customers.search_source import INDEX, connection_of
from clientdesk.store.ids import ids_of
from clientdesk.store.troubles import store_error

CAP = 1_000
"""Counted and listed no further at once; the rest comes later."""
BUDGET_MS = 8.0

_SORTED = {
    "newest": "SELECT id FROM customer WHERE trashed_at IS NULL ORDER BY created_at DESC, id DESC",
    "last_contact": (
        "SELECT id FROM customer LEFT JOIN customer_last_contact l ON l.customer = id WHERE trashed_at IS NULL "
        "ORDER BY l.at IS NULL, l.at DESC, id DESC"
    ),
}
_RECENT = (
    "SELECT l.customer FROM customer_last_contact l JOIN customer c ON c.id = l.customer "
    "WHERE c.trashed_at IS NULL ORDER BY l.at DESC, l.customer DESC LIMIT ?"
)
_NEVER = (
    "SELECT id FROM customer WHERE trashed_at IS NULL AND NOT EXISTS "
    "(SELECT 1 FROM customer_last_contact WHERE customer = id) ORDER BY id DESC LIMIT ?"
)
_SOME = 500
_FEW = 8
"""So many changed customers find their new place one by one."""


class Order(StrEnum):
    """How the list is sorted."""

    NAME = "name"
    NEWEST = "newest"
    LAST_CONTACT = "last_contact"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shows.

    Args:
        text: what stands in the search field.
        potential: only this class, by its key; "" for all.
        tags: only those who wear all of these tags.
        tests: only those who pass all of these.
        chip: only those whom this `ListChip` shows, by its key; "" for all.
        by: the key of a fact to sort by, which goes before `order`; those of whom it is not known come last.
        descending: the greatest first, where it is sorted by a fact.
    """

    text: str = ""
    potential: str = ""
    tags: tuple[int, ...] = ()
    order: Order = Order.NAME
    tests: tuple[FactTest, ...] = ()
    by: str = ""
    descending: bool = False
    chip: str = ""

    def filters(self) -> list[str]:
        """The filters in the words of the search index."""
        own = [f"class:{self.potential.lower()}"] if self.potential else []
        return own + [f"tag:{tag}" for tag in self.tags if tag > 0]

    @property
    def is_everyone(self) -> bool:
        """Whether nobody is left out."""
        return not self.text.strip() and not self.filters() and not self.tests and not self.chip

    @property
    def is_by_name(self) -> bool:
        """Whether they stand in the order of names."""
        return self.order is Order.NAME and not self.by


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What can be shown at once.

    Args:
        ids: the first of those wanted.
        count: how many there are, at most `CAP`.
        complete: False when the budget was used up: then the rest is empty and says nothing.
    """

    ids: array[int]
    count: int
    complete: bool = True

    @property
    def is_all(self) -> bool:
        """Whether there is nobody beyond these."""
        return self.complete and len(self.ids) == self.count < CAP


_TOO_LATE = FirstPage(array("q"), 0, complete=False)


def customer_ids(
    shop: Shop, *, text: str = "", potential: str = "", tags: tuple[int, ...] = (),
    order: Order = Order.NAME, limit: int | None = None,
) -> array[int]:  # fmt: skip
    """The ids of the customers wanted, in order; those in the trash are never among them.

    Args:
        shop: the shop.
        text: as typed into the search field; "" for all.
        potential: only this class.
        tags: only those who wear all of these tags, by id.
        order: by name in the national order, the newest first, or those with the latest contact first.
        limit: no more than so many; None for all of them.

    Raises:
        StoreError: the connection was interrupted from another thread.
    """
    return wanted_ids(shop, wanted=Wanted(text, potential, tags, Order(order)), limit=limit)


def wanted_ids(shop: Shop, *, wanted: Wanted, limit: int | None = None) -> array[int]:
    """The same, asked by a `Wanted`."""
    also = conditions(shop, wanted.tests, wanted.chip)
    connection, by = connection_of(shop), sorting(shop, wanted.by)
    text, filters = wanted.text, wanted.filters()
    if wanted.is_by_name and limit is not None:
        page = INDEX.page(connection, text, filters=filters, also=also, limit=max(0, limit), budget_ms=None)
        return array("q", page.ids)
    if wanted.order is not Order.NAME and not by and wanted.is_everyone:
        return _sorted_ids(shop, wanted.order)[:limit]
    found = INDEX.all_ids(connection, text, filters=filters, also=also, by=by, descending=wanted.descending)
    if found is None:
        raise store_error(StoreTrouble.INTERRUPTED)
    return found[:limit] if by else _in_order(shop, found, wanted.order)[:limit]


def ids_after(shop: Shop, *, wanted: Wanted, ids: Sequence[int], changed: Collection[int]) -> array[int] | None:
    """All who are wanted by name, after a few customers have come, gone or changed.

    Args:
        shop: the shop.
        wanted: as it was when `ids` were read.
        ids: all that were wanted before the change.
        changed: the customers whose own rows have changed since; nothing else that the search knows has.

    Returns:
        None where it is no more work to read all of them anew.
    """
    if not wanted.is_by_name or len(changed) > _FEW:
        return None
    also = conditions(shop, wanted.tests, wanted.chip)
    connection, filters = connection_of(shop), wanted.filters()
    stand = {
        customer: INDEX.standing(connection, wanted.text, customer, filters=filters, also=also) for customer in changed
    }
    left = array("q", ids)
    for customer in changed:
        with suppress(ValueError):  # it was not among them before
            left.remove(customer)
    try:
        # In the order of places, so that whoever comes before is there already.
        for (_place, before), customer in sorted((found, one) for one, found in stand.items() if found is not None):
            left.insert(0 if before is None else left.index(before) + 1, customer)
    except ValueError:
        return None
    return left


def customer_count(
    shop: Shop, *, text: str = "", potential: str = "", tags: tuple[int, ...] = (),
    most: int | None = None,
) -> int:  # fmt: skip
    """How many customers are wanted, counted no further than `most` where that is given."""
    wanted = Wanted(text, potential, tags)
    cap = 2**62 if most is None else most
    return INDEX.count(connection_of(shop), text, filters=wanted.filters(), cap=cap, budget_ms=None) or 0


def present_among(shop: Shop, *, ids: Collection[int]) -> set[int]:
    """Those of some customers who are there and not in the trash."""
    asked, found = sorted(ids), set[int]()
    for start in range(0, len(asked), _SOME):
        some = asked[start : start + _SOME]
        rows = shop.database.execute_sql(
            f"SELECT id FROM customer WHERE trashed_at IS NULL AND id IN ({', '.join('?' * len(some))})",  # noqa: S608
            tuple(some),
        )
        found.update(row[0] for row in rows.fetchall())
    return found


def first_page(shop: Shop, *, wanted: Wanted, limit: int = CAP, budget_ms: float | None = BUDGET_MS) -> FirstPage:
    """What a list can show at once, within a budget that keeps the window answering."""
    # One question for both: the first `CAP` of them, which also tells how many they are up to there.
    also = conditions(shop, wanted.tests, wanted.chip)
    page = INDEX.page(
        connection_of(shop), wanted.text, filters=wanted.filters(), also=also, limit=CAP, budget_ms=budget_ms
    )
    if not page.complete:
        return _TOO_LATE
    found, count = array("q", page.ids), len(page.ids)
    if wanted.is_by_name:
        return FirstPage(found[:limit], count)
    by = sorting(shop, wanted.by)
    if count < CAP:
        ordered = _by_fact(shop, found, by, wanted) if by else _in_order(shop, found, wanted.order)
        return FirstPage(ordered[:limit], count)
    if by:
        return _TOO_LATE
    if wanted.is_everyone:
        return FirstPage(array("q", _first_of_all(shop, wanted.order, limit)), count)
    return _TOO_LATE


def _first_of_all(shop: Shop, order: Order, limit: int) -> Iterable[int]:
    def ids(sql: str, most: int) -> list[int]:
        return [row[0] for row in shop.database.execute_sql(sql, (most,)).fetchall()]

    if order is Order.NEWEST:
        return ids(_SORTED[order] + " LIMIT ?", limit)
    recent = ids(_RECENT, limit)
    return recent + ids(_NEVER, limit - len(recent))


def _sorted_ids(shop: Shop, order: Order) -> array[int]:
    return ids_of(connection_of(shop), _SORTED[order])


def _in_order(shop: Shop, ids: array[int], order: Order) -> array[int]:
    """`ids`, which stand in the order of names, in another order."""
    if order is Order.NAME or len(ids) < 2:
        return ids
    if len(ids) > CAP:
        wanted = set(ids)
        return array("q", (customer for customer in _sorted_ids(shop, order) if customer in wanted))
    return array("q", _sorted_few(shop, ids, order))


def _by_fact(shop: Shop, ids: array[int], by: str, wanted: Wanted) -> array[int]:
    """A few in the order of a fact; who has the same value, or none, stays in the order of names."""
    told: dict[int, Any] = {}
    for start in range(0, len(ids), _SOME):
        some = ids[start : start + _SOME]
        asked = f"SELECT id, {by} FROM customer WHERE id IN ({', '.join('?' * len(some))})"  # noqa: S608
        told.update(shop.database.execute_sql(asked, tuple(some)).fetchall())
    known = [customer for customer in ids if told.get(customer) not in (None, "")]
    # As SQLite compares: numbers before texts.
    known.sort(key=lambda one: (not isinstance(told[one], int | float), told[one]), reverse=wanted.descending)
    return array("q", [*known, *(customer for customer in ids if told.get(customer) in (None, ""))])


def _sorted_few(shop: Shop, ids: Sequence[int], order: Order) -> Iterable[int]:
    column = "created_at" if order is Order.NEWEST else "l.at"
    moments: dict[int, str] = {}
    for start in range(0, len(ids), _SOME):
        some = ids[start : start + _SOME]
        asked = shop.database.execute_sql(
            f"SELECT id, {column} FROM customer LEFT JOIN customer_last_contact l ON l.customer = id "  # noqa: S608
            f"WHERE id IN ({', '.join('?' * len(some))})",
            tuple(some),
        )
        moments.update((customer, at or "") for customer, at in asked.fetchall())
    return sorted(ids, key=lambda customer: (moments.get(customer, ""), customer), reverse=True)
