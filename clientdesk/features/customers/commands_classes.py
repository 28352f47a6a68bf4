"""What the shop can do with its classes of customers: add, name, order, draw otherwise, delete."""

from __future__ import annotations

from uuid import uuid4

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.classes import FIRST_CLASSES, LOOKS
from clientdesk.features.customers.inputs import line
from clientdesk.features.customers.records import Customer, CustomerClass

LONGEST_NAME = 40
"""Of a class; a badge shows the first twelve characters."""


def add_class(shop: Shop, *, name: str, look: str = "plain") -> int:
    """Add a class below all others and return its id."""
    tidied, drawn = _named(name), _look(look)
    stored = _stored()
    last = max(one.position for one in stored)
    return int(CustomerClass.insert(key=f"c{uuid4().hex[:8]}", name=tidied, look=drawn, position=last + 1).execute())


def rename_class(shop: Shop, *, key: str, name: str) -> None:
    """Call a class otherwise, for all who are in it."""
    present = _class(key)
    CustomerClass.update(name=_named(name, but=key)).where(CustomerClass.id == present.id).execute()


def move_class(shop: Shop, *, key: str, place: int) -> None:
    """Put a class at a place among the others, 0 being the most promising; beyond the end is the end."""
    moved = _class(key)
    others = [one for one in _stored() if one.id != moved.id]
    at = min(max(place, 0), len(others))
    for position, one in enumerate([*others[:at], moved, *others[at:]]):
        if one.position != position:
            CustomerClass.update(position=position).where(CustomerClass.id == one.id).execute()


def set_class_look(shop: Shop, *, key: str, look: str) -> None:
    """Draw a class otherwise."""
    present = _class(key)
    CustomerClass.update(look=_look(look)).where(CustomerClass.id == present.id).execute()


def delete_class(shop: Shop, *, key: str, into: str = "") -> int:
    """Delete a class; its customers go into another, or into none. Returns how many they were.

    Raises:
        UserError: on `key`, when there is no such class or it is the only one; on `into`, when it is no other class.
    """
    present = _class(key)
    if into and (into == key or into not in {one.key for one in _stored()}):
        raise UserError("into", N_("There is no such class."))
    if len(_stored()) == 1:
        raise UserError("key", N_("This is the only class. Add another before you delete it."))
    moved = int(Customer.update(potential=into).where(Customer.potential == key).execute())
    CustomerClass.delete().where(CustomerClass.id == present.id).execute()
    return moved


def _stored() -> list[CustomerClass]:
    """The classes as rows, in their order; the first change of them writes down what a shop begins with."""
    found = list(CustomerClass.select().order_by(CustomerClass.position, CustomerClass.id))
    if found:
        return found
    for position, one in enumerate(FIRST_CLASSES):
        CustomerClass.insert(key=one.key, name=one.name, look=one.look, position=position).execute()
    return _stored()


def _class(key: str) -> CustomerClass:
    found = next((one for one in _stored() if one.key == key), None)
    if found is None:
        raise UserError("key", N_("There is no such class."))
    return found


def _named(name: str, but: str = "") -> str:
    """The name of a class, tidied; no two are called the same."""
    tidied = line("name", name)
    if not tidied:
        raise UserError("name", N_("Please give the class a name."))
    if len(tidied) > LONGEST_NAME:
        raise UserError("name", Phrase(N_("Please keep this under {most} characters."), most=LONGEST_NAME + 1))
    if any(one.key != but and one.name.casefold() == tidied.casefold() for one in _stored()):
        raise UserError("name", Phrase(N_("There is already a class “{name}”."), name=tidied))
    return tidied


def _look(look: str) -> str:
    if look not in LOOKS:
        raise UserError("look", N_("A class cannot be drawn like this."))
    return look
