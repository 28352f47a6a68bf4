"""What the shop can do with its staff: take somebody on, correct a name, let them go and have them back."""

from __future__ import annotations

from typing import Annotated

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.staff.records import Staff

LONGEST_NAME = 200
_LARGEST_ID = 2**63 - 1

StaffRef = Annotated[int, RowOf("staff")]


def add_staff(shop: Shop, *, name: str) -> int:
    """Take somebody on and return their id.

    Args:
        shop: the shop.
        name: as the others call them.

    Raises:
        UserError: on "name", when it is empty, too long, or somebody who works here has it.
    """
    member: Staff = Staff.create(name=_free_name(name))
    return int(member.id)


def rename_staff(shop: Shop, *, staff: StaffRef, name: str) -> None:
    """Correct a name; the history shows the new one.

    Args:
        shop: the shop.
        staff: who.
        name: as the others call them.

    Raises:
        UserError: on "staff", when there is nobody like that; on "name", as for `add_staff`.
    """
    member = present_staff(staff)
    Staff.update(name=_free_name(name, besides=member.id)).where(Staff.id == member.id).execute()


def retire_staff(shop: Shop, *, staff: StaffRef) -> None:
    """Let somebody go: they stay in the history and can no longer be chosen.

    Args:
        shop: the shop.
        staff: who.

    Raises:
        UserError: on "staff", when there is nobody like that, or nobody would be left.
    """
    member = present_staff(staff)
    if member.retired:
        return
    if Staff.select().where(~Staff.retired).count() == 1:
        raise UserError("staff", N_("Somebody has to be left in the shop. Add another person first."))
    Staff.update(retired=True).where(Staff.id == member.id).execute()


def reinstate_staff(shop: Shop, *, staff: StaffRef) -> None:
    """Have somebody back who had left.

    Args:
        shop: the shop.
        staff: who.

    Raises:
        UserError: on "staff", when there is nobody like that, or somebody of the same name works here now.
    """
    member = present_staff(staff)
    if member.retired:
        if _taken(member.name, besides=member.id):
            raise UserError("staff", N_("Somebody of this name works here already. Rename one of them first."))
        Staff.update(retired=False).where(Staff.id == member.id).execute()


def present_staff(staff: int) -> Staff:
    """The record of somebody.

    Raises:
        UserError: on "staff", when there is nobody like that.
    """
    found: Staff | None = Staff.get_or_none(Staff.id == staff) if 0 < staff <= _LARGEST_ID else None
    if found is None:
        raise UserError("staff", N_("There is nobody like that in the shop."))
    return found


def _free_name(name: str, besides: int = 0) -> str:
    wanted = tidy(name)
    if not wanted:
        raise UserError("name", N_("Please give a name."))
    if len(wanted) > LONGEST_NAME:
        raise UserError("name", N_("This name is too long. Please shorten it."))
    if _taken(wanted, besides):
        raise UserError("name", N_("Somebody of this name works here already. Add something to tell them apart."))
    return wanted


def _taken(name: str, besides: int) -> bool:
    """Whether somebody else who works here is called so; SQLite's own comparison knows no case beyond ASCII."""
    others = Staff.select(Staff.name).where(~Staff.retired & (Staff.id != besides))
    return any(other.name.casefold() == name.casefold() for other in others)
