"""Values of the owner's own fields when customers become one: the chosen one stands, the other waits aside."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from clientdesk.desk.facts import OWN
from clientdesk.desk.shop import Shop
from clientdesk.features.duplicates.merging import Cell, fields_of_several, note
from clientdesk.features.fields.records import OwnField, OwnValue


def give_chosen(shop: Shop, merge: int, gone: int, into: int, chosen: Collection[str]) -> None:
    """Let the values of `gone` under the `chosen` fields ("own:<uid>") stand, instead of those of `into`."""
    several = fields_of_several(shop)
    for field in OwnField.select().where(OwnField.uid.in_([key.removeprefix(OWN) for key in chosen])):
        if field.id not in several:
            theirs, ours = _values(field.id, gone), _values(field.id, into)
            if theirs and set(theirs.values()) != set(ours.values()):
                _move(merge, ours, into, gone)
                _move(merge, theirs, gone, into)


def _values(field: int, customer: int) -> dict[int, str]:
    """Value by row."""
    told = OwnValue.select().where(OwnValue.field == field, OwnValue.customer == customer)
    return {int(one.id): one.value for one in told}


def _move(merge: int, rows: Iterable[int], before: int, after: int) -> None:
    for row in rows:
        OwnValue.update(customer=after).where(OwnValue.id == row).execute()
        note(merge, Cell(OwnValue.table(), row, "customer_id"), before, after)
