"""The last contacts that reminders follow; a note is no contact, nor is a call that nobody answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from clientdesk.base.clock import to_local
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.kinds import IN_TOUCH

_AT_ONCE = 500
_LAST = f'SELECT customer_id, max("on") FROM contact WHERE {IN_TOUCH} AND customer_id IN ({{}}) GROUP BY customer_id'  # noqa: S608 - one of ours


def last_contact_day(shop: Shop, *, customer: int) -> date | None:
    """The local day of the last contact with a customer, None when there was none."""
    return last_contact_days(shop, customers=[customer]).get(customer)


def last_contact_days(shop: Shop, *, customers: Sequence[int]) -> dict[int, date]:
    """The same for many; whoever there was no contact with is not among them.

    They are read from the contacts themselves: the table kept of them is brought up to date only after what follows.
    """
    found: dict[int, date] = {}
    for part in _parts(customers):
        rows = shop.database.execute_sql(_LAST.format(", ".join("?" * len(part))), tuple(part))
        found |= {row[0]: to_local(datetime.fromisoformat(row[1]), shop.zone).date() for row in rows.fetchall()}
    return found


def _parts(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    """`rows` in lots that one statement can take."""
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
