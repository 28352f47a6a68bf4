"""The days of customers that come back every year: birthdays and name days, each looked up by an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from clientdesk.base.phone import parse_phone
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.rules import days_of_the_year

_EVERYBODY = 2**62
_LONGEST = 3 * 366
"""These days come back every year: nobody looks further ahead than three."""


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday, or a name day, that is kept on the day `on`; `turns` is the age where the year of birth is known."""

    customer: int
    name: str
    is_organisation: bool
    potential: str
    on: date
    turns: int | None
    phone: str = ""
    email: str = ""
    photo: str = ""
    is_name_day: bool = False


def birthdays(shop: Shop, *, first: date, days: int, limit: int | None = None) -> list[Birthday]:
    """The birthdays kept on `days` days from `first`, in their order, by name within a day.

    Every day is looked up by an index; with `limit` no more than so many are read.
    """
    born = "c.birth_month = ? AND c.birth_day = ? AND (c.birth_year IS NULL OR c.birth_year <= ?)"
    return list(_kept(shop, _SELECT.format(born), first, days, limit))


def name_days(shop: Shop, *, first: date, days: int, limit: int | None = None) -> list[Birthday]:
    """The name days kept on `days` days from `first`, in the same way."""
    # The year stands for nothing here; it is asked for so that both questions take the same values.
    named = "c.name_day_month = ? AND c.name_day = ? AND ? IS NOT NULL"
    return list(_kept(shop, _SELECT.format(named), first, days, limit, is_name_day=True))


_FIRST = (
    "(SELECT p.value FROM contact_point p WHERE p.customer_id = c.id AND p.kind = '{kind}' "
    "ORDER BY p.preferred DESC, p.position LIMIT 1)"
)
_SELECT = (
    "SELECT c.sort_key, c.id, c.name, c.is_organisation, c.potential, c.birth_year, "  # noqa: S608 - our own columns
    + _FIRST.format(kind="phone") + ", " + _FIRST.format(kind="email")
    + ", c.photo FROM customer c WHERE {} AND c.trashed_at IS NULL LIMIT ?"
)  # fmt: skip


def _kept(
    shop: Shop, sql: str, first: date, days: int, limit: int | None, *, is_name_day: bool = False
) -> Iterator[Birthday]:
    left = _EVERYBODY if limit is None else limit
    for on, month, day in days_of_the_year(first, min(days, _LONGEST, (date.max - first).days)):
        if left == 0:
            break
        found = shop.database.execute_sql(sql, (month, day, on.year, left)).fetchall()
        left -= len(found)
        yield from (_birthday(shop, row[1:], on, is_name_day) for row in sorted(found, key=itemgetter(0)))


def _birthday(shop: Shop, row: tuple[Any, ...], on: date, is_name_day: bool) -> Birthday:
    customer, name, is_organisation, potential, year, phone, email, photo = row
    return Birthday(
        customer, name, bool(is_organisation), potential, on,
        on.year - year if year and not is_name_day else None,
        parse_phone(phone, shop.settings.country).shown if phone else "", email or "", photo, is_name_day,
    )  # fmt: skip
