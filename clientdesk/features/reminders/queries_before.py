"""The reminders that hang on an appointment, as its form shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clientdesk.desk.shop import Shop


@dataclass(frozen=True, slots=True)
class Before:
    """A reminder that is still to come: `lead` minutes before the appointment `row` is of begins."""

    row: int
    lead: int


def reminders_before(shop: Shop, *, appointment: int) -> Sequence[Before]:
    """The open reminders of an appointment, the first that was set first."""
    sql = (
        "SELECT id, coalesce(planned_lead, lead) FROM reminder WHERE appointment_id = ? AND done_at IS NULL ORDER BY id"
    )
    return [Before(*row) for row in shop.database.execute_sql(sql, (appointment,)).fetchall()]
