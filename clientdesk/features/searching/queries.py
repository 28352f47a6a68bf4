"""What the shop can ask about everything that was written down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from clientdesk.base.clock import to_local
from clientdesk.base.text import Word, tokens, words
from clientdesk.base.words import _
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import Found, TextSource
from clientdesk.features.searching.texts import INDEX, connection_of, sources
from clientdesk.store.journal import Execute
from clientdesk.store.text_index import Hit

_PRESENT = "(e.customer IS NULL OR EXISTS (SELECT 1 FROM customer WHERE id = e.customer AND trashed_at IS NULL))"
_BEFORE = 24
"""So many letters before the first word that was asked for are shown with it."""
_LONGEST = 140


def find_written(shop: Shop, *, text: str, limit: int = 20) -> list[Found]:
    """Notes, contacts, reminders and whatever else was written down, the newest first.

    Args:
        shop: the shop.
        text: every word of it begins a word of what is found.
        limit: at most so many.
    """
    hits = INDEX.find(connection_of(shop), text, also=_PRESENT, limit=limit)
    by_table = {source.table: source for source in sources(shop)}
    rows = {hit: _row(shop, by_table[hit.table], hit) for hit in hits if hit.table in by_table}
    names = _names(shop, [hit.customer for hit in rows if hit.customer is not None])
    return [
        _found(shop, by_table[hit.table], row, names.get(hit.customer or 0, ""), text)
        for hit, row in rows.items()
        if row is not None
    ]


def _row(shop: Shop, source: TextSource, hit: Hit) -> tuple[Any, ...] | None:
    execute: Execute = shop.database.execute_sql
    found: tuple[Any, ...] | None = execute(
        f"SELECT * FROM ({source.select}) WHERE id = ?",  # noqa: S608 - the card's own
        (hit.row,),
    ).fetchone()
    return found


def _names(shop: Shop, customers: Sequence[int]) -> dict[int, str]:
    execute: Execute = shop.database.execute_sql
    places = ", ".join("?" * len(customers))
    found = execute(f"SELECT id, name FROM customer WHERE id IN ({places})", tuple(customers))  # noqa: S608
    return dict(found.fetchall())


def _found(shop: Shop, source: TextSource, row: tuple[Any, ...], name: str, asked: str) -> Found:
    identity, customer, moment, text, kind = row
    return Found(
        title=name or _(source.title),
        detail=snippet(text, asked),
        icon=source.icons.get(kind, source.icon),
        customer=customer,
        table=source.table,
        row=identity,
        on=_day(shop, str(moment), utc=source.utc),
    )


def _day(shop: Shop, moment: str, *, utc: bool) -> date | None:
    if not moment:
        return None
    read = datetime.fromisoformat(moment)
    return (to_local(read, shop.zone) if utc else read).date()


def snippet(text: str, asked: str) -> str:
    """The part of `text` that begins a little before the first word asked for, on one line."""
    line = " ".join(text.split())
    wanted = tokens(asked)
    first = next((word for word in words(line) if any(word.token.startswith(one) for one in wanted)), None)
    start = _word_start(line, first)
    shown = line[start : start + _LONGEST]
    return ("… " if start else "") + shown + (" …" if start + _LONGEST < len(line) else "")


def _word_start(line: str, first: Word | None) -> int:
    """Where the snippet begins: at a word, not too long before the first match."""
    if first is None or first.at[0] <= _BEFORE:
        return 0
    blank = line.find(" ", first.at[0] - _BEFORE)
    return min(blank + 1, first.at[0]) if blank >= 0 else first.at[0]
