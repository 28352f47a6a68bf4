"""What a calendar file cannot carry, told in sentences before it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.shop import Shop


def calendar_losses(shop: Shop, *, customers: Sequence[int] | None) -> list[Words]:
    """What stays behind."""
    said: list[Words] = [
        Phrase(N_("Customers go along by name and e-mail only; everything else that is known of them stays here.")),
        Phrase(N_("What came of an appointment, and who came, is read back by ClientDesk only.")),
    ]
    tasks = _count(shop, customers, "done_at IS NULL AND appointment_id IS NULL")
    if tasks:
        said.append(
            Phrase(
                N_("{n} reminder stays here: it belongs to no appointment."),
                N_("{n} reminders stay here: they belong to no appointment."),
                tasks,
            )
        )
    return said


def _count(shop: Shop, customers: Sequence[int] | None, where: str) -> int:
    execute: Callable[..., Any] = shop.database.execute_sql
    sql = f"SELECT customer_id FROM reminder WHERE {where}"  # noqa: S608 - our own words
    chosen = None if customers is None else set(customers)
    return sum(1 for (customer,) in execute(sql).fetchall() if chosen is None or customer in chosen)
