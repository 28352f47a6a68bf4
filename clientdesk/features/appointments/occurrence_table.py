"""The times of all series from the month before to some thirteen months ahead, so that a month is read by an index.

What hangs on another zone and stands alone is among them too: its time on the shop's wall has to be found. A window
that reaches beyond is worked out when somebody looks at it (`queries_occurrences`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

import peewee as pw

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.feature import Derived
from clientdesk.desk.nightly import Nightly
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.queries_rows import ask, portions, read, stored, wall_zone, within
from clientdesk.features.appointments.records import Appointment, AppointmentDate

if TYPE_CHECKING:
    from clientdesk.features.appointments.queries_series import Moment

LONG = timedelta(days=1)
"""What lasts longer is looked for by itself: few do, and all that began in a year would have to be read for them."""
_MONTHS_BACK, _MONTHS_AHEAD = 1, 14
_PORTION = 100
_OWN_ROW = "a.pinned"
_COLUMNS = "appointment, original, starts, ends, long"


class Horizon(NamedTuple):
    """The span within which all is stored, and the zone of the wall; `reached` is the last series of an extension."""

    first: datetime
    last: datetime
    zone: str
    reached: int


def horizon(shop: Shop) -> Horizon | None:
    """What is stored now; None where nothing is."""
    found = ask(shop, "SELECT first, last, zone, reached FROM appointment_horizon")
    return Horizon(read(found[0][0]), read(found[0][1]), found[0][2], found[0][3]) if found else None


def wanted_span(today: date) -> tuple[datetime, datetime]:
    """From the first of the month before to the first of the fourteenth month ahead."""
    month = today.year * 12 + today.month - 1
    return _first_of(month - _MONTHS_BACK), _first_of(month + _MONTHS_AHEAD)


def needs_more(shop: Shop) -> bool:
    """Whether time has gone on, so that there are months ahead that are not stored yet."""
    known = horizon(shop)
    first, last = wanted_span(shop.today())
    return known is None or known.first > first or known.last < last


def extend_horizon(shop: Shop) -> None:
    """Store the months ahead of some more series; when all have them, what lies too far back is let go.

    Args:
        shop: the shop.
    """
    known = horizon(shop)
    if known is None:
        _rebuild(shop)
        return
    first, last = wanted_span(shop.today())
    reach = Horizon(min(first, known.first), max(last, known.last), known.zone, known.reached)
    sql = "SELECT id FROM appointment WHERE (repeats <> '' OR pinned) AND id > ? ORDER BY id LIMIT ?"
    rows = [row[0] for row in ask(shop, sql, (known.reached, _PORTION))]
    _derive(shop, rows, reach)
    if len(rows) == _PORTION:
        shop.database.execute_sql("UPDATE appointment_horizon SET reached = ?", (rows[-1],))
        return
    shop.database.execute_sql("DELETE FROM appointment_occurrence WHERE ends <= ?", (stored(first),))
    _put_horizon(shop, first, reach.last, known.zone)


def _create(database: pw.Database) -> None:
    database.execute_sql(
        "CREATE TABLE IF NOT EXISTS appointment_occurrence (appointment INTEGER NOT NULL, original TEXT NOT NULL, "
        "starts TEXT NOT NULL, ends TEXT NOT NULL, long INTEGER NOT NULL, PRIMARY KEY (appointment, original)) "
        "WITHOUT ROWID"
    )
    # Nothing but the index is read: it ends with what tells the rows apart.
    database.execute_sql(
        "CREATE INDEX IF NOT EXISTS appointment_occurrence_at ON appointment_occurrence (long, starts, ends)"
    )
    database.execute_sql(
        "CREATE TABLE IF NOT EXISTS appointment_horizon (first TEXT NOT NULL, last TEXT NOT NULL, zone TEXT NOT NULL, "
        "reached INTEGER NOT NULL)"
    )


def _refresh(shop: Shop, changes: Changes) -> None:
    known = horizon(shop)
    ids, dates = changes.all_ids("appointment"), changes.all_ids("appointment_date")
    if known is None or ids is None or dates is None or shop.step is None or known.zone != wall_zone(shop).key:
        _rebuild(shop)
        return
    touched = set(ids) | _columns_of(shop, "appointment", "series_id", ids)
    touched |= shop.step.former(Appointment, "series_id") | shop.step.former(AppointmentDate, "appointment_id")
    touched |= _columns_of(shop, "appointment_date", "appointment_id", dates)
    _derive(shop, sorted(touched), known)


def _columns_of(shop: Shop, table: str, column: str, ids: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for some in portions(sorted(ids)):
        rows = ask(shop, f"SELECT DISTINCT {column} FROM {table} WHERE 1 {within('id', some)}", some)  # noqa: S608
        found.update(row[0] for row in rows if row[0] is not None)
    return found


def _rebuild(shop: Shop) -> None:
    first, last = wanted_span(shop.today())
    _put_horizon(shop, first, last, wall_zone(shop).key)
    shop.database.execute_sql("DELETE FROM appointment_occurrence")
    _insert(shop, _moments(shop, None, first, last))


def _derive(shop: Shop, rows: Sequence[int], known: Horizon) -> None:
    for some in portions(rows):
        shop.database.execute_sql(
            f"DELETE FROM appointment_occurrence WHERE 1 {within('appointment', some)}",  # noqa: S608 - places alone
            tuple(some),
        )
        # While months are being added, those that have them already keep them.
        ahead = max(known.last, wanted_span(shop.today())[1]) if known.reached else known.last
        _insert(shop, _moments(shop, some, known.first, ahead))


def _moments(shop: Shop, rows: Sequence[int] | None, first: datetime, last: datetime) -> list[Moment]:
    # What a start shows is stored already: it does not wait for the arithmetic.
    from clientdesk.features.appointments.queries_series import series, single_moments

    home = wall_zone(shop)
    found = [moment for one in series(shop, rows) for moment in one.moments(first, last, home)]
    alone = single_moments(shop, f"{_OWN_ROW} {within('a.id', rows)}", () if rows is None else rows, home)
    return found + [one for one in alone if one.starts < last and one.ends > first]


def _insert(shop: Shop, moments: Iterable[Moment]) -> None:
    shop.database.cursor().executemany(
        f"INSERT OR REPLACE INTO appointment_occurrence ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - our own
        map(_row, moments),
    )


def _row(one: Moment) -> tuple[int, str, str, str, bool]:
    key = "" if one.original is None else stored(one.original)
    return one.row, key, stored(one.starts), stored(one.ends), one.ends - one.starts > LONG


def _put_horizon(shop: Shop, first: datetime, last: datetime, zone: str) -> None:
    shop.database.execute_sql("DELETE FROM appointment_horizon")
    shop.database.execute_sql(
        "INSERT INTO appointment_horizon (first, last, zone, reached) VALUES (?, ?, ?, 0)",
        (stored(first), stored(last), zone),
    )


def _problems(shop: Shop) -> Sequence[Phrase]:
    """How many times in the calendar are not as the rules say."""
    known = horizon(shop)
    if known is None:
        return ()
    right = {_row(one) for one in _moments(shop, None, known.first, known.last)}
    sql = f"SELECT {_COLUMNS} FROM appointment_occurrence WHERE starts < ?"  # noqa: S608 - our own columns
    kept = {(row[0], row[1], row[2], row[3], bool(row[4])) for row in ask(shop, sql, (stored(known.last),))}
    wrong = len(right ^ kept)
    if not wrong:
        return ()
    return (
        Phrase(
            "{n} time of a repeating appointment is not kept as its rule says.",
            "{n} times of repeating appointments are not kept as their rules say.",
            wrong,
        ),
    )


def _first_of(month: int) -> datetime:
    return datetime.combine(date(month // 12, month % 12 + 1, 1), time())


OCCURRENCES = Derived(
    frozenset({"appointment", "appointment_date", "setting"}),
    _create,
    _refresh,
    _rebuild,
    _problems,
    name="occurrences",
)
HORIZON = Nightly(N_("Calendar continued"), needs_more, extend_horizon, frozenset({"appointment"}))
