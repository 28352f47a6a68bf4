"""One contact with all that belongs to it, read for a whole page of contacts by three questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clientdesk.base.clock import to_local
from clientdesk.base.words import shown
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.kinds import BUILT_IN, Kind, Shape, kinds_by_key
from clientdesk.features.contacts.records import Direction, Initiator, Place

_SELECT = (
    "SELECT c.id, c.customer_id, c.by_id, coalesce(s.name, ''), c.kind, c.direction, c.\"on\", c.lasted_s, c.note, "
    "c.outcome, c.answered, c.initiator, c.place, c.next_step, c.important, c.message_id "
    "FROM contact c LEFT JOIN staff s ON s.id = c.by_id "
)
_PEOPLE = (
    "SELECT p.contact_id, p.person_id, p.staff_id, coalesce(k.name, s.name, p.name) FROM contact_person p "
    "LEFT JOIN customer k ON k.id = p.person_id LEFT JOIN staff s ON s.id = p.staff_id "
    "WHERE p.contact_id IN (SELECT c.id FROM contact c {which}) "
    "AND (p.person_id IS NULL OR p.person_id <> p.customer_id) ORDER BY p.id"
)
"""Whoever two records became one with was with themselves: that is not told."""
_FILES = (
    "SELECT f.contact_id, f.id, f.file, f.name, f.size FROM contact_file f "
    "WHERE f.contact_id IN (SELECT c.id FROM contact c {which}) ORDER BY f.position, f.id"
)


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who was there: a customer, one of the staff (ids), or a name alone; `name` is always told."""

    customer: int | None
    staff: int | None
    name: str


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that came with a contact: `row` is its id, `file` its name among the kept ones, `size` in bytes."""

    row: int
    file: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """One contact as a pane sees it.

    Args:
        row: its id.
        customer: with whom.
        by: id of the member of staff, None when nobody is known; `by_name` is "" then.
        kind: the key of its kind; `own_name` is what the owner called it, "" for a kind that every shop has.
        on: naive local wall time.
        lasted_s: length in seconds, None where it has none.
        answered: None where nobody said.
        in_touch: it was contact: no note, and no call that nobody answered.
    """

    row: int
    customer: int
    by: int | None
    by_name: str
    kind: str
    own_name: str
    icon: str
    shape: Shape
    direction: Direction
    on: datetime
    lasted_s: int | None
    note: str
    outcome: str
    answered: bool | None
    initiator: Initiator
    place: Place
    next_step: str
    important: bool
    message_id: str
    present: tuple[Companion, ...]
    files: tuple[KeptFile, ...]
    in_touch: bool


def read_details(shop: Shop, which: str, *values: object) -> list[ContactDetails]:
    """The contacts `c` that the end of a SELECT describes, in its order."""
    execute: Callable[..., Any] = shop.database.execute_sql
    rows = execute(_SELECT + which, values).fetchall()
    if not rows:
        return []
    known = kinds_by_key()
    people: dict[int, list[Companion]] = {}
    for contact, person, staff, name in execute(_PEOPLE.format(which=which), values):
        # Nothing is left of a customer whose card was deleted for good.
        if name:
            people.setdefault(contact, []).append(Companion(person, staff, name))
    files: dict[int, list[KeptFile]] = {}
    for contact, row, file, name, size in execute(_FILES.format(which=which), values):
        files.setdefault(contact, []).append(KeptFile(row, file, name, size))
    return [
        _made(shop, row, known.get(row[4], BUILT_IN[0]), tuple(people.get(row[0], ())), tuple(files.get(row[0], ())))
        for row in rows
    ]


def _made(
    shop: Shop, row: tuple[Any, ...], kind: Kind, present: tuple[Companion, ...], files: tuple[KeptFile, ...]
) -> ContactDetails:
    at, customer, by, by_name, key, direction, on, lasted_s, note, outcome = row[:10]
    answered, initiator, place, next_step, important, message_id = row[10:]
    told = None if answered is None else bool(answered)
    return ContactDetails(
        at, customer, by, by_name, key, shown(kind.name) if kind.own else "", kind.icon, kind.shape,
        Direction(direction), to_local(datetime.fromisoformat(on), shop.zone), lasted_s, note, outcome, told,
        Initiator(initiator), Place(place), next_step, bool(important), message_id, present, files,
        in_touch=kind.shape is not Shape.NOTE and told is not False,
    )  # fmt: skip
