"""How each relationship is, kept in a table so that lists can ask for it: derived, never journaled.

A customer whom a step has touched is derived again within it. Where it touched too many, and where a day has come on
which time alone changes the word, the customer is marked and the nightly portions derive it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from typing import Any

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.signals import SignalSource
from clientdesk.desk.touches import TouchSource
from clientdesk.features.health.queries import PREFIX, Standing, standings

AT_ONCE = 40
"""So many are derived within a step, or in one portion of the night; more are marked for it."""
_CHECKED = 2_000
_NOW = ""
"""As `next_change_on`: to be derived; it stands before every day."""
_PUT = (
    "INSERT INTO customer_health (customer, word, score, next_change_on, silent_since, usual_gap, slips_on, lost_on) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (customer) DO UPDATE SET word = excluded.word, "
    "score = excluded.score, next_change_on = excluded.next_change_on, silent_since = excluded.silent_since, "
    "usual_gap = excluded.usual_gap, slips_on = excluded.slips_on, lost_on = excluded.lost_on"
)
_MARK = (
    "INSERT INTO customer_health (customer, word, score, next_change_on) {who} "
    "ON CONFLICT (customer) DO UPDATE SET next_change_on = excluded.next_change_on"
)


def refresh(shop: Shop, changes: Changes) -> None:
    """Derive again what a step has touched."""
    touched = None if changes.touches("setting") and _weights_touched(shop, changes) else _touched(shop, changes)
    if touched is None:
        _derive_all(shop)
    elif len(touched) > AT_ONCE:
        _mark(shop, touched)
    elif touched:
        derive(shop, sorted(touched))


def _touched(shop: Shop, changes: Changes) -> set[int] | None:
    """Of whom a step may have changed a signal or a contact; None for too many."""
    sources: list[SignalSource | TouchSource] = [*all_of(shop.cards, "signals"), *all_of(shop.cards, "touches")]
    found: set[int] = set()
    for ask in {one.touched for one in sources if changes.touches(*one.tables)}:
        some = ask(shop, changes)
        if some is None:
            return None
        found |= some
    return found


def _weights_touched(shop: Shop, changes: Changes) -> bool:
    """Whether a weight, or a rhythm that holds for all, came, changed or went; of what went the name is gone too."""
    ids = changes.ids("setting")
    if ids is None:
        return True
    places = ", ".join("?" * len(ids))
    names = _ask(shop, f"SELECT name FROM setting WHERE id IN ({places})", tuple(ids))  # noqa: S608 - only places
    return len(names) < len(ids) or any(name.startswith((PREFIX, "rhythm.")) for (name,) in names)


def derive(shop: Shop, customers: Sequence[int]) -> None:
    """Keep how it is today with these customers; those who are gone are left out."""
    today = shop.today()
    places = ", ".join("?" * len(customers))
    sql = f"SELECT id FROM customer WHERE id IN ({places})"  # noqa: S608 - only places
    there = [row[0] for row in _ask(shop, sql, tuple(customers))]
    for customer, one in standings(shop, customers=there, on=today).items():
        if one.word is None and one.until is None:
            shop.database.execute_sql("DELETE FROM customer_health WHERE customer = ?", (customer,))
        else:
            shop.database.execute_sql(_PUT, (customer, *_kept(one)))


def _kept(one: Standing) -> tuple[object, ...]:
    silence = one.silence
    changes_on = one.until + timedelta(days=1) if one.until is not None and one.until < date.max else None
    return (
        one.word.value if one.word is not None else "",
        one.score,
        _stored(changes_on),
        silence.last.toordinal() if silence.last is not None else None,
        silence.gap,
        _stored(silence.slips_on),
        _stored(silence.lost_on),
    )


def _stored(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _mark(shop: Shop, customers: Collection[int]) -> None:
    sql = _MARK.format(who="SELECT id, '', 0, '' FROM customer WHERE id = ?")
    for customer in customers:
        shop.database.execute_sql(sql, (customer,))


def _derive_all(shop: Shop) -> None:
    """Of few customers at once; many are marked."""
    customers = [row[0] for row in _ask(shop, "SELECT id FROM customer LIMIT ?", (AT_ONCE + 1,))]
    if len(customers) > AT_ONCE:
        shop.database.execute_sql(_MARK.format(who="SELECT id, '', 0, '' FROM customer WHERE 1"))
    elif customers:
        derive(shop, customers)


def rebuild(shop: Shop) -> None:
    """Derive all of it again, or mark it all."""
    shop.database.execute_sql("DELETE FROM customer_health WHERE customer NOT IN (SELECT id FROM customer)")
    _derive_all(shop)


def problems(shop: Shop) -> Sequence[Phrase]:
    """How many of those that are not marked are kept otherwise than they are; of very many customers some are asked."""
    today = shop.today()
    kept = {
        row[0]: row[1:]
        for row in _ask(
            shop,
            "SELECT customer, word, score, next_change_on, silent_since, usual_gap, slips_on, lost_on "
            "FROM customer_health WHERE next_change_on IS NULL OR next_change_on > ? "
            "ORDER BY (customer * 7919) % 10007 LIMIT ?",
            (today.isoformat(), _CHECKED),
        )
    }
    real = standings(shop, customers=sorted(kept), on=today)
    wrong = sum(1 for customer, one in real.items() if _kept(one) != tuple(kept[customer]))
    if not wrong:
        return ()
    return (
        Phrase(
            N_("How it goes with {n} customer is kept otherwise than it is."),
            N_("How it goes with {n} customers is kept otherwise than it is."),
            wrong,
        ),
    )


def derive_waiting(shop: Shop) -> None:
    """Look again at some of the relationships that the day, or a great change, has altered."""
    waiting = _ask(
        shop, "SELECT customer FROM customer_health WHERE next_change_on <= ? LIMIT ?",
        (shop.today().isoformat(), AT_ONCE),
    )  # fmt: skip
    derive(shop, [row[0] for row in waiting])


def _ask(shop: Shop, sql: str, values: Sequence[object]) -> list[Any]:
    execute: Callable[..., Any] = shop.database.execute_sql
    rows: list[Any] = execute(sql, values).fetchall()
    return rows
