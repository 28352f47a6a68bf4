"""Writes customers to files: vCard in two versions, CSV and XLSX, with all that is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from clientdesk.base.words import _, is_right_to_left, shown
from clientdesk.desk.facts import OWN, Fact, FactKind
from clientdesk.desk.feature import Progress
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.card_export import cards, everybody
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.facts_known import telling_facts
from clientdesk.features.customers.rules import PointKind
from clientdesk.formats.card import Card
from clientdesk.formats.table_writer import FactColumn, Shape, columns_of, write_table
from clientdesk.formats.vcard import Version, written

_CHUNK = 500
_TOLD_EVERY = 100
_ON_THE_CARD = frozenset(
    {
        "class", "kind", "tags", "language", "birthday_month", "name_day_month", "has_phone", "has_email", "city",
        "country", "industry", "found_by",
    }
)  # fmt: skip
"""Facts that have a place of their own on a card already."""


def carried_facts(shop: Shop) -> list[Fact]:
    """The facts that go into a file under a header of their own: the owner's fields, and what is known of anybody."""
    return [fact for fact in telling_facts(shop) if fact.key not in _ON_THE_CARD]


def write_vcards(
    shop: Shop, *, path: Path, customers: Sequence[int] | None, progress: Progress, version: str
) -> dict[str, int]:
    """Write vCards of a `Version`; returns how many."""
    ids = _ids(shop, customers)
    # What only follows from the history is for reading in a table; nobody looks for it in an address book.
    facts = [fact for fact in carried_facts(shop) if fact.put is not None]
    count = _Counted(cards(shop, customers=ids, facts=facts, photos=True), len(ids), progress)
    titles = {fact.key: shown(fact.title) for fact in facts if fact.key.startswith(OWN)}
    with path.open("wb") as out:
        for piece in written(count, Version(version), titles):
            out.write(piece)
    return {"customers": count.done}


def write_csv(shop: Shop, *, path: Path, customers: Sequence[int] | None, progress: Progress) -> dict[str, int]:
    """Write a table (UTF-8, RFC 4180) that spreadsheets open safely; returns how many."""
    ids, facts = _ids(shop, customers), carried_facts(shop)
    count = _Counted(cards(shop, customers=ids, facts=facts), len(ids), progress)
    with path.open("wb") as out:
        for piece in write_table(count, shape=shape_of(shop, ids), facts=_fact_columns(facts)):
            out.write(piece)
    return {"customers": count.done}


def write_xlsx(shop: Shop, *, path: Path, customers: Sequence[int] | None, progress: Progress) -> dict[str, int]:
    """Write a sheet for Excel and its like; returns how many."""
    from clientdesk.formats import xlsx_writer

    ids, facts = _ids(shop, customers), carried_facts(shop)
    count = _Counted(cards(shop, customers=ids, facts=facts), len(ids), progress)
    columns = columns_of(shape_of(shop, ids), facts=_fact_columns(facts))
    xlsx_writer.write_xlsx(path, columns, count, title=_("Customers"), right_to_left=is_right_to_left())
    return {"customers": count.done}


def shape_of(shop: Shop, ids: Sequence[int]) -> Shape:
    """How many phones, e-mails, web addresses and addresses one of these has at most."""
    most: dict[str, int] = dict.fromkeys((*PointKind, "address"), 0)
    for start in range(0, len(ids), _CHUNK):
        some = list(ids[start : start + _CHUNK])
        places = ", ".join("?" * len(some))
        found = shop.database.execute_sql(
            f"SELECT kind, max(n) FROM (SELECT kind, count(*) AS n FROM contact_point WHERE customer_id IN ({places}) "  # noqa: S608
            f"GROUP BY customer_id, kind) GROUP BY kind UNION ALL SELECT 'address', max(n) FROM "
            f"(SELECT count(*) AS n FROM address WHERE customer_id IN ({places}) GROUP BY customer_id)",
            [*some, *some],
        )
        for kind, n in found.fetchall():
            most[kind] = max(most[kind], n or 0)
    return Shape(most[PointKind.PHONE], most[PointKind.EMAIL], most[PointKind.WEB], most["address"])


class _Counted:
    """Cards that tell how far they have come, each asked for once; their class is called as the owner calls it."""

    def __init__(self, each: Iterable[Card], of: int, progress: Progress) -> None:
        self._each, self._of, self._progress = each, of, progress
        self._classes = {one.key: one.name for one in classes()}
        self.done = 0

    def __iter__(self) -> Iterator[Card]:
        for card in self._each:
            if self.done % _TOLD_EVERY == 0:
                self._progress(self.done, self._of)
            self.done += 1
            name = self._classes.get(card.potential, card.potential)
            yield card if name == card.potential else replace(card, potential=name)


def _ids(shop: Shop, customers: Sequence[int] | None) -> Sequence[int]:
    return everybody(shop) if customers is None else customers


def _fact_columns(facts: Sequence[Fact]) -> list[FactColumn]:
    return [FactColumn(fact.key, shown(fact.title), fact.kind is FactKind.DATE) for fact in facts]
