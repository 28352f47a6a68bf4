"""What can be asked about the staff."""

from __future__ import annotations

from dataclasses import dataclass

from clientdesk.desk.shop import Shop
from clientdesk.features.staff.records import Staff


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the staff; `retired` when they have left."""

    id: int
    name: str
    retired: bool


def staff_members(shop: Shop, *, retired: bool = False) -> tuple[Member, ...]:
    """Those who work here, longest in the shop first; with `retired` also those who have left, last."""
    chosen = Staff.select() if retired else Staff.select().where(~Staff.retired)
    found = [Member(int(one.id), one.name, bool(one.retired)) for one in chosen.order_by(Staff.retired, Staff.id)]
    return tuple(found)


def staff_named(shop: Shop, *, name: str) -> Member | None:
    """Who works here under this name, or has this id (`--as`); None when nobody does."""
    wanted = name.strip().casefold()
    working = staff_members(shop)
    by_name = [member for member in working if member.name.casefold() == wanted]
    by_id = [member for member in working if str(member.id) == wanted]
    return next(iter(by_name + by_id), None)
