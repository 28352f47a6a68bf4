"""When each customer is to be reached next: a table derived from contacts, plans and what was agreed.

Every customer who is there has one row in it, due or with a reason: nobody is forgotten. The day kept is the one that
the arithmetic gives; closed days are passed over when it is read, so that a day off moves nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import peewee as pw

from clientdesk.base.changes import Changes
from clientdesk.base.words import Phrase, Words
from clientdesk.desk.feature import Derived
from clientdesk.desk.shop import Shop
from clientdesk.features.rhythm.holding import ask, places, planned_sources, touch_sources, what_holds

ABOUT = frozenset({"customer", "customer_rhythm", "touch_delay", "relationship_period"})
_HOLDING = frozenset({"setting", "class_rhythm", "customer_class"})
TABLES = ABOUT | _HOLDING | {"relationship_defaults"}
"""What it is made of besides the contacts and plans of all capabilities."""
COLUMNS = (
    "customer", "due_on", "due_time", "via", "days", "set_by", "because", "last_on", "last_kind", "queue",
    "plan_table", "plan_row", "plan_on",
)  # fmt: skip
_MANY = 500
_INSERT = f"INSERT INTO next_touch ({', '.join(COLUMNS)}) VALUES ({places(COLUMNS)})"  # noqa: S608 - our own
_STORED = f"SELECT {', '.join(COLUMNS)} FROM next_touch"  # noqa: S608 - our own
_PLAN_ON = COLUMNS.index("plan_on")
_CREATE = (
    (
        "CREATE TABLE IF NOT EXISTS next_touch (customer INTEGER PRIMARY KEY REFERENCES customer(id) "
        "ON DELETE CASCADE, due_on TEXT, due_time TEXT, via TEXT NOT NULL, days INTEGER, set_by TEXT NOT NULL, "
        "because TEXT NOT NULL DEFAULT '', last_on TEXT, last_kind TEXT NOT NULL DEFAULT '', queue TEXT NOT NULL, "
        "plan_table TEXT NOT NULL DEFAULT '', plan_row INTEGER NOT NULL DEFAULT 0, plan_on TEXT)"
    ),
    "CREATE INDEX IF NOT EXISTS next_touch_queue ON next_touch (queue, due_on, customer) WHERE via = 'rhythm'",
    "CREATE INDEX IF NOT EXISTS next_touch_due ON next_touch (due_on, customer) WHERE via = 'rhythm'",
    "CREATE INDEX IF NOT EXISTS next_touch_planned ON next_touch (due_on) WHERE via = 'planned'",
    "CREATE INDEX IF NOT EXISTS next_touch_plan ON next_touch (plan_on) WHERE plan_on IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS next_touch_last ON next_touch (last_on)",
    (
        "CREATE TABLE IF NOT EXISTS next_touch_made (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), "
        "holding TEXT NOT NULL DEFAULT '', checked_on TEXT, forgotten INTEGER NOT NULL DEFAULT 0)"
    ),
)


def refresh_next_touches(shop: Shop, customers: Iterable[int]) -> None:
    """Derive the rows of these customers again."""
    for some in _portions(sorted(customers)):
        made = list(_rows(shop, some))
        ask(shop, f"DELETE FROM next_touch WHERE customer IN ({places(some)})", some)  # noqa: S608 - only places
        _insert(shop, made)


def rebuild_next_touches(shop: Shop) -> None:
    """Derive all of them again."""
    ask(shop, "DELETE FROM next_touch")
    _insert(shop, _rows(shop, None))
    ask(
        shop,
        "INSERT INTO next_touch_made (only_one, holding) VALUES (1, ?) "
        "ON CONFLICT (only_one) DO UPDATE SET holding = excluded.holding",
        (what_holds(shop),),
    )


def wrong_rows(shop: Shop) -> set[int]:
    """Customers whose row is missing, is too much, or is not what the records give.

    What stood planned for a day that is past may have changed by time alone, and is left to the night.
    """
    stored = {row[0]: tuple(row) for row in ask(shop, _STORED)}
    made = {row[0]: row for row in _rows(shop, None)}
    today = shop.today().isoformat()

    def is_wrong(customer: int) -> bool:
        kept, right = stored.get(customer), made.get(customer)
        is_over = kept is not None and kept[_PLAN_ON] is not None and kept[_PLAN_ON] < today
        return kept != right and not (is_over and right is not None)

    return {customer for customer in stored.keys() | made.keys() if is_wrong(customer)}


# --- Inside


def _create(database: pw.Database) -> None:
    for sql in _CREATE:
        database.execute_sql(sql)


def _refresh(shop: Shop, changes: Changes) -> None:
    customers = _touched_by(shop, changes)
    if customers is None:
        rebuild_next_touches(shop)
    else:
        refresh_next_touches(shop, customers)


def _problems(shop: Shop) -> Sequence[Words]:
    count = len(wrong_rows(shop))
    if not count:
        return ()
    return (
        Phrase(
            "The next contact kept for {n} customer is not what was agreed.",
            "The next contacts kept for {n} customers are not what was agreed.",
            count,
        ),
    )


def _touched_by(shop: Shop, changes: Changes) -> set[int] | None:
    """Whose next touch a step may have moved; None for everybody's."""
    if shop.step is None or _holds_otherwise(shop, changes):
        return None
    found = [_about(shop, changes, table) for table in ABOUT]
    found += [one.touched(shop, changes) for one in touch_sources(shop) if changes.touches(*one.tables)]
    found += [one.touched(shop, changes) for one in planned_sources(shop) if changes.touches(*one.tables)]
    return None if None in found else set[int]().union(*(each for each in found if each))


def _holds_otherwise(shop: Shop, changes: Changes) -> bool:
    """Whether what holds for everybody is not what it was when all rows were made."""
    if changes.touches("relationship_defaults"):
        return True
    return changes.touches(*_HOLDING) and ask(shop, "SELECT holding FROM next_touch_made") != [(what_holds(shop),)]


def _about(shop: Shop, changes: Changes, table: str) -> set[int] | None:
    """The customers whose rows of `table` were touched."""
    ids = changes.all_ids(table)
    if ids is None or shop.step is None:
        return None
    if table == "customer" or not ids:
        return set(ids)
    found = set(shop.step.about_table(table, "customer_id"))
    for some in _portions(sorted(ids)):
        sql = f"SELECT customer_id FROM {table} WHERE id IN ({places(some)})"  # noqa: S608 - one of ours
        found.update(row[0] for row in ask(shop, sql, some))
    return found


def _rows(shop: Shop, customers: Sequence[int] | None) -> Iterator[tuple[Any, ...]]:
    # No start waits for what only a change needs.
    from clientdesk.features.rhythm.next_touch_rows import touch_rows

    return touch_rows(shop, customers)


def _insert(shop: Shop, rows: Iterable[tuple[Any, ...]]) -> None:
    cursor: Any = shop.database.cursor()
    cursor.executemany(_INSERT, rows)


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _MANY] for start in range(0, len(ids), _MANY))


NEXT_TOUCH = Derived(
    TABLES,
    _create,
    _refresh,
    rebuild_next_touches,
    _problems,
    name="next_touch",
    gathers="touches planned",
)
