"""The search index for many newcomers at once: built beside the present one without a lock, then put in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientdesk.base.finding import searchable
from clientdesk.base.phone import Phone
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.card_rows import CardRows
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.customers.search_source import (
    INDEX,
    SEARCH,
    TABLES,
    are_many,
    connection_of,
    enter_again,
    rebuild,
)
from clientdesk.store.search_build import Row

_NAMES = ("name", "given", "family", "patronymic", "nickname", "organisation", "pronunciation")


def newest_change(shop: Shop) -> int:
    """The id of the newest change in the journal."""
    return int(shop.database.execute_sql("SELECT coalesce(max(id), 0) FROM journal_change").fetchone()[0])


def index_row(customer: int, made: CardRows, tags: Iterable[int], words: Iterable[str] = ()) -> Row:
    """What the index holds of a newcomer; `words` are those by which other capabilities let them be found."""
    columns = made.customer
    phones = [_phone(point["value"], point["key"]) for point in made.points if point["kind"] == PointKind.PHONE]
    others = [address["city"] for address in made.addresses]
    others += [*made.tags, str(columns.get("industry", "")), *words]
    others += [point["value"] for point in made.points if point["kind"] != PointKind.PHONE]
    filters = [f"tag:{tag}" for tag in tags]
    filters += [f"class:{columns['potential'].lower()}"] if columns["potential"] else []
    return customer, columns["sort_key"], searchable((columns[name] for name in _NAMES), others, phones, filters)


def _phone(value: str, key: str) -> Phone:
    return Phone(value, key, key[1:]) if key.startswith("+") else Phone(value, None, key)


def prepare_index(shop: Shop, newcomers: Iterable[Row]) -> None:
    """Build the index of those who are there and of `newcomers` in the temporary database."""
    INDEX.prepare(connection_of(shop), _together(shop, newcomers))


def _together(shop: Shop, newcomers: Iterable[Row]) -> Iterator[Row]:
    yield from INDEX.rows(connection_of(shop))
    yield from newcomers


def adopt_index(shop: Shop, since: int) -> None:
    """Put the prepared index in the place of the present one, then enter anew whom a later change has touched.

    Args:
        shop: the shop, within the step that copies the newcomers' rows.
        since: `newest_change` when the index was prepared; the rows that this step added in runs are in it already.
    """
    tables = TABLES.union(*(source.tables for source in all_of(shop.cards, "search")))
    places = ", ".join("?" * len(tables))
    found = shop.database.execute_sql(
        f"SELECT DISTINCT about FROM journal_change WHERE id > ? AND tbl IN ({places}) AND about IS NOT NULL",  # noqa: S608
        (since, *tables),
    )
    changed = {row[0] for row in found.fetchall()}
    if are_many(shop, changed):
        # Every newcomer has something that another capability keeps: what was prepared would be entered anew.
        rebuild(shop)
    else:
        INDEX.adopt(connection_of(shop))
        enter_again(shop, changed)
    if shop.step:
        shop.step.settled.add(SEARCH.name)
