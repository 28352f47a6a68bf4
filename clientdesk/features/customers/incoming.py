"""Many new customers at once: prepared in the connection's temporary tables, then copied into the shop in one go.

Only the copying needs the write lock; a click's save waits no longer than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.feature import Progress
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.bulk_index import adopt_index, index_row, newest_change, prepare_index
from clientdesk.features.customers.card_rows import CardRows, Row, rows_of
from clientdesk.features.customers.classes import keys_by_words
from clientdesk.features.customers.photos import photo_name
from clientdesk.features.customers.records import Address, ContactPoint, Customer, CustomerTag, Tag
from clientdesk.formats.card import Card
from clientdesk.store.journal import Execute
from clientdesk.store.record import Record, new_uid
from clientdesk.store.search_build import Row as IndexRow

_BLOCK = 100
"""Small, for the window is let through between two of them: with blocks of 1,000 it stood still for 0.1 s each."""
_LONGEST_UID = 255
_TABLES: tuple[type[Record], ...] = (Customer, Tag, ContactPoint, Address, CustomerTag)

OWNER = "owner"
"""The key of the fact that tells who looks after a customer."""

ROOM = 100
"""Ids left free before those of an import, for what a person adds while it is being prepared."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rows that wait in temporary tables.

    Args:
        spans: first and last id of each table's new rows; the last is before the first where there are none.
        read_up_to: the newest change in the journal when the present customers were read for the index.
    """

    spans: dict[str, tuple[int, int]]
    read_up_to: int


def prepare(shop: Shop, *, cards: Sequence[Card], progress: Progress) -> Prepared:
    """Turn `cards` into rows of temporary tables and index them there; the shop itself is only read."""
    execute: Execute = shop.database.execute_sql
    for record in _TABLES:
        execute(f"DROP TABLE IF EXISTS temp.{_name(record)}")
        execute(f"CREATE TEMP TABLE {_name(record)} ({_listed(record)})")
    filling = _Filling(shop)
    for start in range(0, len(cards), _BLOCK):
        progress(start, len(cards))
        filling.add(cards[start : start + _BLOCK])
    read_up_to = newest_change(shop)
    prepare_index(shop, filling.indexed)
    return Prepared(filling.spans(), read_up_to)


def owner_of(card: Card) -> int | None:
    """Who looks after them, by id, where the card tells."""
    told = next((text for key, text in card.facts if key == OWNER), "")
    return int(told) if told else None


def add_prepared(shop: Shop, *, prepared: Prepared) -> None:
    """Copy the prepared rows into the shop and note them as runs."""
    step = shop.step
    if step is None:
        raise RuntimeError("a command runs within a step")
    if any(_last_id(shop, record) >= prepared.spans[record.table()][0] for record in _TABLES):
        # Somebody has added more than `ROOM` meanwhile; begun again, it will fit.
        raise UserError("file", N_("The shop was changed meanwhile. Please bring the file in again."))
    with step.quiet():
        for record in _TABLES:
            first, last = prepared.spans[record.table()]
            if last >= first:
                shop.database.execute_sql(
                    f"INSERT INTO main.{record.table()} ({_listed(record)}) SELECT * FROM temp.{_name(record)}"  # noqa: S608 - our own tables
                )
                step.added(record, first, last)


def adopt_prepared(shop: Shop, *, prepared: Prepared) -> None:
    """Put the prepared index in place, after everything else that the step tells of customers."""
    adopt_index(shop, prepared.read_up_to)


class _Filling:
    """Fills the temporary tables, block by block."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._first = {record.table(): _last_id(shop, record) + ROOM + 1 for record in _TABLES}
        self._next = dict(self._first)
        self._uids = {row[0] for row in shop.database.execute_sql("SELECT uid FROM customer")}
        self._tags = {row.name.casefold(): int(row.id) for row in Tag.select()}
        self._rows: dict[type[Record], list[tuple[Any, ...]]] = {record: [] for record in _TABLES}
        self._blank = {record: record.blank() for record in _TABLES}
        self._classes = keys_by_words()
        self.indexed: list[IndexRow] = []

    def spans(self) -> dict[str, tuple[int, int]]:
        """First and last id of each table's rows."""
        return {table: (first, self._next[table] - 1) for table, first in self._first.items()}

    def add(self, cards: Iterable[Card]) -> None:
        """Make the rows of some cards and put them into the temporary tables."""
        settings, today, now = self._shop.settings, self._shop.today(), self._shop.now()
        for card in cards:
            made = rows_of(
                card, country=settings.country, collation=settings.collation, today=today, classes=self._classes
            )
            columns = {**made.customer, "uid": self._uid(card), "created_at": now.isoformat(" ")}
            if card.photo:
                columns["photo"] = photo_name(self._shop, card.photo)
            if owner := owner_of(card):
                columns["owner_id"] = owner
            self._take(made, columns)
        for record, filled in self._rows.items():
            places = ", ".join("?" * len(record.columns()))
            self._shop.database.cursor().executemany(f"INSERT INTO temp.{_name(record)} VALUES ({places})", filled)  # noqa: S608
            filled.clear()

    def _take(self, made: CardRows, columns: Row) -> None:
        customer = self._append(Customer, columns)
        for point in made.points:
            self._append(ContactPoint, {**point, "customer_id": customer})
        for address in made.addresses:
            self._append(Address, {**address, "customer_id": customer})
        tags = [self._tag(name) for name in made.tags]
        for tag in tags:
            self._append(CustomerTag, {"customer_id": customer, "tag_id": tag})
        self.indexed.append(index_row(customer, made, tags))

    def _append(self, record: type[Record], columns: Row) -> int:
        identity = self._next[record.table()]
        self._next[record.table()] += 1
        columns["id"] = identity
        self._rows[record].append(tuple(map({**self._blank[record], **columns}.get, record.columns())))
        return identity

    def _tag(self, name: str) -> int:
        if name.casefold() not in self._tags:
            self._tags[name.casefold()] = self._append(Tag, {"uid": new_uid(), "name": name})
        return self._tags[name.casefold()]

    def _uid(self, card: Card) -> str:
        """The card's own identity, unless somebody in the shop (or earlier in the file) has it."""
        uid = card.uid if card.uid and len(card.uid) <= _LONGEST_UID and card.uid not in self._uids else new_uid()
        self._uids.add(uid)
        return uid


def _name(record: type[Record]) -> str:
    return f"incoming_{record.table()}"


def _listed(record: type[Record]) -> str:
    return ", ".join(f'"{column}"' for column in record.columns())


def _last_id(shop: Shop, record: type[Record]) -> int:
    """The newest id that was ever given out in a table."""
    found = shop.database.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (record.table(),)).fetchone()
    return int(found[0]) if found else 0
