"""The tables of contacts, for tests that compare all of them."""

from __future__ import annotations

from clientdesk.desk.desk import Desk
from clientdesk.features.contacts.feature import FEATURE


def picture(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of contacts."""
    return {
        record.table(): [
            tuple(row) for row in desk.store.database.execute_sql(f'SELECT * FROM "{record.table()}" ORDER BY id')
        ]
        for record in FEATURE.records
    }
