"""What an open format cannot carry of the customers chosen, told in sentences before a file is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.facts import OWN, FactKind, facts_of
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop
from clientdesk.store.record import Record

_CHUNK = 500
_LONGEST_CELL = 32_767
"""What Excel holds in one cell."""

_CARRIED = frozenset({"contact_point", "address", "customer_tag"})
_PARTS = frozenset({"contact_person", "contact_file"})
"""Who was there and what came with it are part of a contact, which is counted."""
_ABOUT = frozenset({"customer_id", "organisation_id"})


def vcard_losses(shop: Shop, *, customers: Sequence[int] | None) -> list[Words]:
    """What a vCard cannot carry, and what only ClientDesk reads in it."""
    said: list[Words] = list(_always(shop, customers))
    facts = sum(1 for fact in facts_of(shop) if fact.key.startswith(OWN))
    if facts:
        said.append(
            Phrase(
                N_("{n} field of your own is read back by ClientDesk only; other programs pass over it."),
                N_("{n} fields of your own are read back by ClientDesk only; other programs pass over them."),
                facts,
            )
        )
    return said


def table_losses(shop: Shop, *, customers: Sequence[int] | None) -> list[Words]:
    """What a table cannot carry."""
    said: list[Words] = list(_always(shop, customers))
    photos = _count(shop, customers, "customer c", "c.id", "c.photo <> ''")
    if photos:
        said.append(
            Phrase(
                N_("{n} photo stays here: a table has no room for pictures."),
                N_("{n} photos stay here: a table has no room for pictures."),
                photos,
            )
        )
    several = sum(1 for fact in facts_of(shop) if fact.key.startswith(OWN) and fact.kind is FactKind.SOME_OF)
    if several:
        said.append(
            Phrase(
                N_("{n} field of your own with several choices is written as text, one choice a line."),
                N_("{n} fields of your own with several choices are written as text, one choice a line."),
                several,
            )
        )
    long = _count(shop, customers, "customer c", "c.id", f"length(c.note) > {_LONGEST_CELL}")
    if long:
        said.append(
            Phrase(
                N_("{n} note is longer than a cell of Excel; Excel shows its beginning only."),
                N_("{n} notes are longer than a cell of Excel; Excel shows their beginning only."),
                long,
            )
        )
    return said


def _always(shop: Shop, customers: Sequence[int] | None) -> Iterator[Words]:
    """What is true of every format that knows customers only."""
    history = sum(_count(shop, customers, record.table(), record.about or "") for record in _beside(shop))
    if history:
        yield Phrase(
            N_("{n} entry of the history (contacts, reminders, appointments and the like) is only in the zip."),
            N_("{n} entries of the history (contacts, reminders, appointments and the like) are only in the zip."),
            history,
        )
    trashed = _count(shop, customers, "customer c", "c.id", "c.trashed_at IS NOT NULL AND c.merged_into_id IS NULL")
    if trashed and customers is None:
        yield Phrase(
            N_("{n} customer in the trash is left out."), N_("{n} customers in the trash are left out."), trashed
        )


def _beside(shop: Shop) -> Iterator[type[Record]]:
    """The tables that hold a customer's rows which no card and no fact tells of."""
    # A fact tells when the last contact was, and nothing else of it.
    told = {table for source in all_of(shop.cards, "facts") for table in source.tables} - {"contact"}
    records: Iterable[type[Record]] = all_of(shop.cards, "records")
    for record in records:
        if record.about in _ABOUT and record.table() not in _CARRIED | _PARTS | told:
            yield record


def _count(shop: Shop, customers: Sequence[int] | None, table: str, column: str, where: str = "1") -> int:
    if customers is None:
        return int(shop.database.execute_sql(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0])  # noqa: S608
    count = 0
    for start in range(0, len(customers), _CHUNK):
        some = list(customers[start : start + _CHUNK])
        sql = f"SELECT count(*) FROM {table} WHERE {where} AND {column} IN ({', '.join('?' * len(some))})"  # noqa: S608
        count += shop.database.execute_sql(sql, some).fetchone()[0]
    return count
