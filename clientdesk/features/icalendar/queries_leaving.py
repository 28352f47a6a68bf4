"""Which appointments go into a file, and each of them as an event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.base.recurrence_expand import next_starts, on_wall
from clientdesk.desk.shop import Shop
from clientdesk.features.icalendar.queries_known import moment
from clientdesk.formats.ical_event import Event, Moment, Person, Span

_CHUNK = 400
_COLUMNS = (
    "id", "uid", "what", "kind", "starts", "ends", "all_day", "zone", "customer_id", "staff_id", "place", "note",
    "repeats", "series_id", "original", "held", "because", "sequence",
)  # fmt: skip
_BY_EMAIL = (
    "(SELECT p.value FROM contact_point p WHERE p.customer_id = c.id AND p.kind = 'email' "
    "ORDER BY p.preferred DESC, p.position LIMIT 1)"
)

Row = dict[str, Any]


def leaving_rows(
    shop: Shop,
    *,
    customers: Sequence[int] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[int]:
    """The appointments that go into a file, by their start; a series whole, with all that is told of its occurrences.

    Args:
        shop: the shop.
        customers: these customers' only, as the one they are about or as a guest; None for all.
        since: nothing that is over before this moment of the shop's wall; None for no bound.
        until: nothing that begins at this moment or later; None for no bound.
    """
    rows = _all_rows(shop)
    wanted = {row["id"] for row in rows if _is_within(shop, row, since, until)}
    if customers is not None:
        wanted &= _rows_of(shop, rows, set(customers))
    homes = {row["series_id"] for row in rows if row["id"] in wanted and row["series_id"]}
    whole = wanted | homes
    return [row["id"] for row in rows if row["id"] in whole or row["series_id"] in whole]


def events_of(shop: Shop, rows: Sequence[int]) -> Iterator[Event]:
    """Appointments as events, in the order of `rows`.

    Args:
        shop: the shop.
        rows: their ids.
    """
    known = {row["id"]: row for row in _all_rows(shop)}
    for start in range(0, len(rows), _CHUNK):
        some = [known[row] for row in rows[start : start + _CHUNK] if row in known]
        yield from _Told(shop, some, known).events()


def _all_rows(shop: Shop) -> list[Row]:
    """Every appointment of nobody who lies in the trash, by its start."""
    columns = ", ".join(f"a.{name}" for name in _COLUMNS)
    sql = (
        f"SELECT {columns} FROM appointment a LEFT JOIN customer c ON c.id = a.customer_id "  # noqa: S608 - our own
        "WHERE a.customer_id IS NULL OR c.trashed_at IS NULL ORDER BY a.starts, a.id"
    )
    return [dict(zip(_COLUMNS, row, strict=True)) for row in _asked(shop, sql)]


def _asked(shop: Shop, sql: str, values: Sequence[Any] = ()) -> list[Any]:
    execute: Callable[..., Any] = shop.database.execute_sql
    found: list[Any] = execute(sql, tuple(values)).fetchall()
    return found


def _is_within(shop: Shop, row: Row, since: datetime | None, until: datetime | None) -> bool:
    if since is None and until is None:
        return True
    zone = ZoneInfo(row["zone"])
    starts, ends = moment(row["starts"]), moment(row["ends"])
    length = ends - starts
    if row["repeats"] and since is not None:
        after = on_wall(since, shop.zone, zone) - length
        found = next_starts(row["repeats"], starts, after, 1, zone)
        starts = found[0] if found else starts
    shown = starts if row["all_day"] else on_wall(starts, zone, shop.zone)
    return (until is None or shown < until) and (since is None or shown + max(length, timedelta(minutes=1)) > since)


def _rows_of(shop: Shop, rows: Sequence[Row], customers: set[int]) -> set[int]:
    guests = _asked(shop, "SELECT appointment_id, customer_id FROM appointment_guest WHERE customer_id IS NOT NULL")
    return {row["id"] for row in rows if row["customer_id"] in customers} | {
        int(row) for row, customer in guests if customer in customers
    }


class _Told:
    """Some appointments with what hangs on them."""

    def __init__(self, shop: Shop, rows: Sequence[Row], known: dict[int, Row]) -> None:
        self._rows, self._known = rows, known
        ids = [row["id"] for row in rows]
        marks = ",".join("?" * len(ids))
        self._dates: dict[int, list[tuple[datetime, bool]]] = {}
        sql = f"SELECT appointment_id, at, extra FROM appointment_date WHERE appointment_id IN ({marks}) ORDER BY at"  # noqa: S608
        for row, at, is_extra in _asked(shop, sql, ids):
            self._dates.setdefault(row, []).append((moment(at), bool(is_extra)))
        self._guests: dict[int, list[Person]] = {}
        sql = (
            "SELECT g.appointment_id, g.name, g.email, g.came, c.name, c.uid, s.name, s.uid, "  # noqa: S608 - our own
            f"{_BY_EMAIL} FROM appointment_guest g LEFT JOIN customer c ON c.id = g.customer_id "
            f"LEFT JOIN staff s ON s.id = g.staff_id WHERE g.appointment_id IN ({marks}) ORDER BY g.id"
        )
        for row, name, email, came, customer, uid, staff, staff_uid, known_email in _asked(shop, sql, ids):
            person = Person(
                customer or staff or name, known_email or email, "", uid or staff_uid or "",
                came=None if came is None else bool(came),
            )  # fmt: skip
            self._guests.setdefault(row, []).append(person)
        self._customers = {
            row: Person(name, email or "", "", uid, is_customer=True)
            for row, name, uid, email in _asked(
                shop,
                f"SELECT a.id, c.name, c.uid, {_BY_EMAIL} FROM appointment a JOIN customer c ON c.id = a.customer_id "  # noqa: S608
                f"WHERE a.id IN ({marks})",
                ids,
            )
        }
        self._staff = {
            row: Person(name, "", "", uid)
            for row, name, uid in _asked(
                shop,
                f"SELECT a.id, s.name, s.uid FROM appointment a JOIN staff s ON s.id = a.staff_id "  # noqa: S608
                f"WHERE a.id IN ({marks})",
                ids,
            )
        }
        self._leads: dict[int, set[int]] = {}
        sql = (
            "SELECT appointment_id, lead FROM reminder WHERE done_at IS NULL AND NOT dropped "  # noqa: S608 - our own
            f"AND appointment_id IN ({marks})"
        )
        for row, lead in _asked(shop, sql, ids):
            self._leads.setdefault(row, set()).add(int(lead))

    def events(self) -> Iterator[Event]:
        """Each as an event."""
        for row in self._rows:
            yield self._event(row)

    def _event(self, row: Row) -> Event:
        all_day = bool(row["all_day"])
        zone = "" if all_day else row["zone"]
        home = self._known.get(row["series_id"]) if row["series_id"] else None
        dates = self._dates.get(row["id"], [])
        customer = self._customers.get(row["id"])
        original = row["original"] if home is not None else None
        return Event(
            uid=home["uid"] if home else row["uid"],
            summary=row["what"],
            start=Moment(moment(row["starts"]), zone),
            end=Moment(moment(row["ends"]), zone),
            all_day=all_day,
            rules=(row["repeats"],) if row["repeats"] else (),
            left_out=tuple(Moment(at, zone) for at, is_extra in dates if not is_extra),
            added=tuple(Span(Moment(at, zone)) for at, is_extra in dates if is_extra),
            original=_original(original, home) if original and home else None,
            original_is_day=bool(original and home and home["all_day"]),
            kind=row["kind"],
            held=row["held"],
            because=row["because"],
            place=row["place"],
            note=row["note"],
            organizer=self._staff.get(row["id"]),
            guests=(*((customer,) if customer else ()), *self._guests.get(row["id"], [])),
            reminders=tuple(sorted(self._leads.get(row["id"], ()))),
            sequence=int(row["sequence"]),
        )


def _original(original: object, home: Row) -> Moment:
    return Moment(moment(original), "" if home["all_day"] else home["zone"])
