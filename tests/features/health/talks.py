"""Contacts of the past, for the tests on how it goes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind

REGULAR = (180, 150, 120, 90)
"""Every thirty days, and then not any more."""


def talked(desk: Desk, customer: int, days_ago: Iterable[int], **more: Any) -> list[int]:  # noqa: ANN401 - of a command
    """Calls that many days ago; the ids of the contacts."""
    now = desk.ask(lambda shop: shop.local_now())
    return [
        desk.run(
            "Logged", log_contact, customer=customer, kind=ContactKind.CALL,
            on=now - timedelta(days=days, hours=1), **more,
        )
        for days in days_ago
    ]  # fmt: skip
