"""What the shop can do with kinds of contact of its own: add, change, order, retire one, and have it back."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import uuid4

import peewee as pw

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.kinds import OWN_ICONS, Element, Shape
from clientdesk.features.contacts.records import OwnKind
from clientdesk.features.customers.commands import LARGEST_ID

LONGEST_NAME = 40
"""Of a kind; it stands in the row of the composer."""
_MOST = 30
"""Beyond that, nobody finds the right one; a tag or a word in the note does better."""

KindRef = Annotated[int, RowOf("own_kind")]


def add_kind(
    shop: Shop,
    *,
    name: str,
    icon: str = OWN_ICONS[0],
    shape: Shape = Shape.MEETING,
    element: Element = Element.RELATIONSHIP,
) -> int:
    """Add a kind of contact below all others and return its id.

    Args:
        shop: the shop.
        name: as the owner calls it ("Test ride").
        icon: one of `kinds.OWN_ICONS`.
        shape: what can be told of it.
        element: what it counts as in reports.

    Raises:
        UserError: on "name", when it is empty, too long or taken; on "icon", when there is none like that.
    """
    columns = {"name": _named(name), "icon": _icon(icon), "shape": shape.value, "element": element.value}
    if OwnKind.select().where(~OwnKind.retired).count() >= _MOST:
        raise UserError("name", Phrase(N_("There are {most} kinds already. Retire one first."), most=_MOST))
    last: int | None = OwnKind.select(pw.fn.MAX(OwnKind.position)).scalar()
    made: OwnKind = OwnKind.create(
        key=f"k{uuid4().hex[:12]}", position=0 if last is None else last + 1, **columns
    )  # fmt: skip
    return int(made.id)


def change_kind(
    shop: Shop,
    *,
    row: KindRef,
    name: str | None = None,
    icon: str | None = None,
    shape: Shape | None = None,
    element: Element | None = None,
) -> None:
    """Change a kind, for all that was logged as such, too; what is None stays as it was.

    Args:
        shop: the shop.
        row: which kind.
        name: as the owner calls it.
        icon: one of `kinds.OWN_ICONS`.
        shape: what can be told of it.
        element: what it counts as in reports.

    Raises:
        UserError: as for `add_kind`, or the kind is not there.
    """
    kind = _present(row)
    changed: dict[str, Any] = {
        "name": None if name is None else _named(name, but=kind.id),
        "icon": None if icon is None else _icon(icon),
        "shape": None if shape is None else shape.value,
        "element": None if element is None else element.value,
    }
    changed = {column: value for column, value in changed.items() if value is not None}
    if changed:
        OwnKind.update(**changed).where(OwnKind.id == kind.id).execute()


def retire_kind(shop: Shop, *, row: KindRef) -> None:
    """Offer a kind no more; what was logged keeps it.

    Args:
        shop: the shop.
        row: which kind.

    Raises:
        UserError: it is not there.
    """
    kind = _present(row)
    OwnKind.update(retired=True).where(OwnKind.id == kind.id).execute()


def reinstate_kind(shop: Shop, *, row: KindRef) -> None:
    """Offer a retired kind again.

    Args:
        shop: the shop.
        row: which kind.

    Raises:
        UserError: it is not there.
    """
    kind = _present(row)
    OwnKind.update(retired=False).where(OwnKind.id == kind.id).execute()


def move_kind(shop: Shop, *, row: KindRef, place: int) -> None:
    """Put a kind at a place among the owner's own that are offered, 0 being the first; beyond the end is the end.

    Args:
        shop: the shop.
        row: which kind.
        place: where.

    Raises:
        UserError: it is not there.
    """
    moved = _present(row)
    ordered = OwnKind.select().order_by(OwnKind.retired, OwnKind.position, OwnKind.id)
    others = [one for one in ordered if one.id != moved.id]
    at = min(max(place, 0), len(others))
    for position, one in enumerate([*others[:at], moved, *others[at:]]):
        if one.position != position:
            OwnKind.update(position=position).where(OwnKind.id == one.id).execute()


def _present(row: int) -> OwnKind:
    found = OwnKind.get_or_none(OwnKind.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, OwnKind):
        raise UserError("row", N_("There is no such kind of contact."))
    return found


def _named(name: str, but: int = 0) -> str:
    """The name of a kind, tidied; no two are called the same, the retired ones included."""
    tidied = tidy(name)
    if not tidied:
        raise UserError("name", N_("Please give the kind a name."))
    if len(tidied) > LONGEST_NAME:
        raise UserError("name", Phrase(N_("Please keep this under {most} characters."), most=LONGEST_NAME + 1))
    same = [one for one in OwnKind.select() if one.id != but and one.name.casefold() == tidied.casefold()]
    if same and same[0].retired:
        raise UserError("name", Phrase(N_("There was a kind “{name}”. You can bring it back."), name=same[0].name))
    if same:
        raise UserError("name", Phrase(N_("There is already a kind “{name}”."), name=same[0].name))
    return tidied


def _icon(icon: str) -> str:
    if icon not in OWN_ICONS:
        raise UserError("icon", N_("A kind cannot be drawn like this."))
    return icon
