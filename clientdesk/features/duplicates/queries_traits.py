"""What the matcher compares, read from the shop: all customers in one go, or a few of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from clientdesk.base.text import tokens
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.duplicates.rules_traits import Birth, Traits, home_key, town_key, words_of
from clientdesk.store.beside import Beside
from clientdesk.store.journal import Execute

_CHUNK = 500
_COLUMNS = "id, name, given, family, patronymic, nickname, is_organisation, birth_year, birth_month, birth_day"


def traits_of(shop: Shop, customers: Sequence[int] | None = None) -> Iterator[Traits]:
    """The traits of these customers, or of everybody, in the order of their ids; those in the trash are left out."""
    if customers is None:
        yield from _read(shop, "", "", ())
        return
    ordered = sorted(set(customers))
    for start in range(0, len(ordered), _CHUNK):
        some = ordered[start : start + _CHUNK]
        places = ", ".join("?" * len(some))
        yield from _read(shop, f"AND id IN ({places})", f"WHERE customer_id IN ({places})", some)


def _read(shop: Shop, among: str, beside: str, ids: Sequence[int]) -> Iterator[Traits]:
    ask: Execute = shop.database.execute_sql
    points = Beside(ask(f"SELECT customer_id, kind, value, key FROM contact_point {beside} ORDER BY customer_id", ids))  # noqa: S608
    homes = Beside(ask(f"SELECT customer_id, street, city FROM address {beside} ORDER BY customer_id", ids))  # noqa: S608
    for row in ask(f"SELECT {_COLUMNS} FROM customer WHERE trashed_at IS NULL {among} ORDER BY id", ids):  # noqa: S608
        yield _traits(row, points.of(row[0]), homes.of(row[0]))


def _traits(row: Sequence[Any], points: Sequence[Sequence[Any]], homes: Sequence[Sequence[Any]]) -> Traits:
    customer, name, given, family, patronymic, nickname, is_organisation, year, month, day = row
    phones = [key or value for _id, kind, value, key in points if kind == PointKind.PHONE]
    mails = [key or value for _id, kind, value, key in points if kind != PointKind.PHONE]
    return made_traits(
        customer, name, (given, family, patronymic), nickname=nickname, is_organisation=bool(is_organisation),
        phones=phones, mails=mails, birth=(year or 0, month, day) if month and day else None,
        homes=[(street, city) for _id, street, city in homes],
    )  # fmt: skip


def made_traits(
    customer: int, name: str, parts: tuple[str, str, str], *, nickname: str = "", is_organisation: bool = False,
    phones: Iterable[str] = (), mails: Iterable[str] = (), birth: Birth | None = None,
    homes: Iterable[tuple[str, str]] = (),
) -> Traits:  # fmt: skip
    """Traits from what a record holds; `parts` are given name, family name, patronymic, `homes` street and city."""
    words, told = words_of(name, *parts, is_organisation=is_organisation)
    homes = list(homes)
    return Traits(
        customer, name, words, told, tokens(nickname), is_organisation,
        tuple(dict.fromkeys(filter(None, phones))), tuple(dict.fromkeys(filter(None, mails))), birth,
        tuple(dict.fromkeys(filter(None, (home_key(street, city) for street, city in homes)))),
        tuple(dict.fromkeys(filter(None, (town_key(city) for _street, city in homes)))),
    )  # fmt: skip
