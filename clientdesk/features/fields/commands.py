"""What the shop can do with its own fields: make, name, order, delete, change their kind; tell what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.fact_values import number_of, read_value
from clientdesk.desk.facts import SEVERAL, FactKind
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import present_customer
from clientdesk.features.fields.queries import (
    LARGEST_ID,
    ChoiceRef,
    FieldOf,
    FieldRef,
    own_field,
    own_fields,
    value_rows,
    worked_out,
)
from clientdesk.features.fields.records import OwnChoice, OwnField, OwnValue
from clientdesk.features.fields.rules import LONGEST_NAME, MOST_CHOICES
from clientdesk.store.record import new_uid

_NOTHING = object()


def add_own_field(shop: Shop, *, name: str, kind: FactKind, choices: tuple[str, ...] = ()) -> int:
    """Make a field of the shop's own, the last of all, and return its id.

    Args:
        shop: the shop.
        name: what it is called; no other field is.
        kind: what its values are.
        choices: of a list, by name, in order; empty ones and doubles are left out.

    Raises:
        UserError: on the argument that cannot be taken.
    """
    present = own_fields(shop)
    tidied = _field_name(present, name)
    names = _choice_names(choices)
    position = 1 + max((row.position for row in OwnField.select()), default=0)
    field = int(OwnField.insert(name=tidied, kind=FactKind(kind).value, position=position).execute())
    for place, choice in enumerate(names, 1):
        OwnChoice.insert(field=field, name=choice, position=place).execute()
    return field


def rename_own_field(shop: Shop, *, field: FieldRef, name: str) -> None:
    """Call a field otherwise; what it holds stays."""
    own_field(shop, field=field)
    tidied = _field_name([one for one in own_fields(shop) if one.id != field], name)
    OwnField.update(name=tidied).where(OwnField.id == field, OwnField.name != tidied).execute()


def move_own_field(shop: Shop, *, field: FieldRef, place: int) -> None:
    """Put a field at another place among the others, counted from 1."""
    own_field(shop, field=field)
    _move(OwnField, [one.id for one in own_fields(shop)], field, place)


def delete_own_field(shop: Shop, *, field: FieldRef) -> None:
    """Delete a field with everything it holds."""
    own_field(shop, field=field)
    OwnField.delete().where(OwnField.id == field).execute()


def add_own_choice(shop: Shop, *, field: FieldRef, name: str) -> int:
    """Add a choice to the list of a field, the last of all, and return its id."""
    present = own_field(shop, field=field)
    if len(present.choices) >= MOST_CHOICES:
        raise UserError("name", Phrase(N_("A list has {most} choices at most."), most=MOST_CHOICES))
    tidied = _choice_name([one.name for one in present.choices], name)
    position = 1 + max((row.position for row in OwnChoice.select().where(OwnChoice.field == field)), default=0)
    return int(OwnChoice.insert(field=field, name=tidied, position=position).execute())


def rename_own_choice(shop: Shop, *, choice: ChoiceRef, name: str) -> None:
    """Call a choice otherwise, for all who have it."""
    present = _choice(choice)
    field = present.__data__["field"]
    others = OwnChoice.select().where(OwnChoice.field == field, OwnChoice.id != choice)
    tidied = _choice_name([one.name for one in others], name)
    OwnChoice.update(name=tidied).where(OwnChoice.id == choice, OwnChoice.name != tidied).execute()


def move_own_choice(shop: Shop, *, choice: ChoiceRef, place: int) -> None:
    """Put a choice at another place in its list, counted from 1."""
    field = own_field(shop, field=_choice(choice).__data__["field"])
    _move(OwnChoice, [one.id for one in field.choices], choice, place)


def delete_own_choice(shop: Shop, *, choice: ChoiceRef) -> None:
    """Delete a choice and take it away from all who have it."""
    present = _choice(choice)
    field = present.__data__["field"]
    OwnValue.delete().where(OwnValue.field == field, OwnValue.value == present.uid).execute()
    OwnChoice.delete().where(OwnChoice.id == choice).execute()


def change_field_kind(shop: Shop, *, field: FieldRef, kind: FactKind) -> None:
    """Let a field hold something else from now on; what cannot be read as that is taken away.

    `queries.kind_change_preview` tells before what would go. What was written becomes the choices of a list.
    """
    present = own_field(shop, field=field)
    wanted = FactKind(kind)
    if wanted is present.kind:
        return
    change = worked_out(shop, present, wanted)
    uids = _make_choices(present, [one.name for one in change.choices if one.is_new])
    after = {customer: _with_uids(value, uids) for customer, value in change.after.items()}
    OwnField.update(kind=wanted.value).where(OwnField.id == field).execute()
    put_values(shop, field, wanted, after)


def set_own_value(shop: Shop, *, customer: Annotated[int, RowOf("customer")], field: FieldRef, value: str) -> None:
    """Write what is told of a customer under a field, as a person types it; "" takes it away.

    Raises:
        UserError: on `value`, when it cannot be read.
    """
    present_customer(customer)
    present = own_field(shop, field=field)
    put_values(shop, field, present.kind, {customer: read_value(shop, "value", present.kind, value, present.offered)})


def put_values(shop: Shop, field: int, kind: FactKind, told: Mapping[int, str]) -> None:
    """Write machine texts by customer under a field, touching only what differs."""
    present = value_rows(shop, field, list(told))
    gone: list[tuple[int]] = []
    changed: list[tuple[str, float | None, int]] = []
    fresh: list[tuple[int, int, str, float | None]] = []
    for customer, value in told.items():
        wanted = {part: number_of(kind, part) for part in _values(kind, value) if part}
        held = [row for row in present.get(customer, ()) if wanted.get(row.value, _NOTHING) != row.number]
        for row in present.get(customer, ()):
            if row not in held:
                del wanted[row.value]
        for part, number in wanted.items():
            if held:
                changed.append((part, number, held.pop(0).id))
            else:
                fresh.append((customer, field, part, number))
        gone += [(row.id,) for row in held]
    _write(shop, "DELETE FROM own_value WHERE id = ?", gone)
    _write(shop, "UPDATE own_value SET value = ?, number = ? WHERE id = ?", changed)
    _write(shop, "INSERT INTO own_value (customer_id, field_id, value, number) VALUES (?, ?, ?, ?)", fresh)


def _write(shop: Shop, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Many rows at once; the journal keeps each."""
    if rows:
        shop.database.cursor().executemany(sql, rows)


def _values(kind: FactKind, value: str) -> Sequence[str]:
    return value.split(SEVERAL) if kind is FactKind.SOME_OF else [value]


def _with_uids(value: str, uids: Mapping[str, str]) -> str:
    return SEVERAL.join(uids.get(part, part) for part in value.split(SEVERAL)) if uids else value


def _make_choices(field: FieldOf, names: Sequence[str]) -> dict[str, str]:
    """Make choices, and give their uids by name."""
    position = max((row.position for row in OwnChoice.select().where(OwnChoice.field == field.id)), default=0)
    uids = {name: new_uid() for name in names}
    for place, (name, uid) in enumerate(uids.items(), position + 1):
        OwnChoice.insert(field=field.id, name=name, uid=uid, position=place).execute()
    return uids


def _move(record: type[OwnField] | type[OwnChoice], ids: list[int], row: int, place: int) -> None:
    """Number the rows anew with `row` at `place`, touching only those that move."""
    ids.remove(row)
    ids.insert(min(max(place, 1), len(ids) + 1) - 1, row)
    for position, one in enumerate(ids, 1):
        record.update(position=position).where(record.id == one, record.position != position).execute()


def _choice(choice: int) -> OwnChoice:
    found = OwnChoice.get_or_none(OwnChoice.id == choice) if 0 < choice <= LARGEST_ID else None
    if not isinstance(found, OwnChoice):
        raise UserError("choice", N_("There is no such choice."))
    return found


def _line(name: str, nothing: str) -> str:
    tidied = tidy(name)
    if not tidied:
        raise UserError("name", nothing)
    if len(tidied) > LONGEST_NAME:
        raise UserError("name", Phrase(N_("Please keep this under {most} characters."), most=LONGEST_NAME))
    return tidied


def _field_name(others: Sequence[FieldOf], name: str) -> str:
    tidied = _line(name, N_("Please give the field a name."))
    if any(one.name.casefold() == tidied.casefold() for one in others):
        raise UserError("name", Phrase(N_("There is already a field “{name}”."), name=tidied))
    return tidied


def _choice_name(others: Sequence[str], name: str) -> str:
    tidied = _line(name, N_("Please write the choice."))
    if any(one.casefold() == tidied.casefold() for one in others):
        raise UserError("name", Phrase(N_("“{name}” is in the list already."), name=tidied))
    return tidied


def _choice_names(choices: Sequence[str]) -> list[str]:
    names = list({tidy(one).casefold(): tidy(one) for one in reversed(choices) if tidy(one)}.values())[::-1]
    if len(names) > MOST_CHOICES:
        raise UserError("choices", Phrase(N_("A list has {most} choices at most."), most=MOST_CHOICES))
    if any(len(one) > LONGEST_NAME for one in names):
        raise UserError("choices", Phrase(N_("Please keep this under {most} characters."), most=LONGEST_NAME))
    return names
