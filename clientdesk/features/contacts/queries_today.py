"""What others wrote down of their contacts while one of the staff was away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from clientdesk.base.clock import to_local, to_utc
from clientdesk.base.days import weekday_date
from clientdesk.base.words import Phrase, _
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import MissedSource, TodayRow

_MOST = 500
_SELECT = (
    "SELECT c.id, c.customer_id, u.name, u.is_organisation, u.is_household, u.potential, u.photo, s.name, c.note, "
    'c."on" FROM contact c JOIN customer u ON u.id = c.customer_id JOIN staff s ON s.id = c.by_id '
    'WHERE u.trashed_at IS NULL AND c."on" >= ? AND c."on" < ? AND c.by_id IS NOT ? ORDER BY c."on", c.id LIMIT ?'
)


def contacts_of_others(shop: Shop, *, first: date, last: date) -> Sequence[TodayRow]:
    """What members of the staff other than the one at the desk wrote down of these days, both included."""
    begin, end = (_utc(shop, day) for day in (first, last + timedelta(days=1)))
    rows = shop.database.execute_sql(_SELECT, (begin, end, shop.staff, _MOST)).fetchall()
    found = []
    for row, customer, name, is_organisation, is_household, potential, photo, staff_name, note, on in rows:
        day = to_local(datetime.fromisoformat(on), shop.zone).date()
        # Translators: a member of the staff and a day, "Liis, Mon 9 Nov".
        when = _("{staff}, {day}").format(staff=staff_name, day=weekday_date(day, shop.today()))
        found.append(
            TodayRow(
                table="contact", row=row, customer=customer, name=name, when=when, what=note.partition("\n")[0],
                is_organisation=bool(is_organisation), is_household=bool(is_household), potential=potential or "",
                due_on=day, photo=photo or "",
            )
        )  # fmt: skip
    return found


def _utc(shop: Shop, day: date) -> str:
    """The beginning of a day on the wall, as the table holds moments."""
    return to_utc(datetime.combine(day, time()), shop.zone).replace(tzinfo=None).isoformat(sep=" ")


MISSED = (
    MissedSource(
        "contacts",
        "note-pencil",
        lambda n: Phrase("{n} contact was written down by others.", "{n} contacts were written down by others.", n),
        contacts_of_others,
    ),
)
