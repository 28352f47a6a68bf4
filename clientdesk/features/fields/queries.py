"""What the shop can ask about the owner's own fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.fact_values import worder
from clientdesk.desk.facts import SEVERAL, Choice, FactKind
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SheetRow
from clientdesk.features.fields.records import OwnChoice, OwnField
from clientdesk.features.fields.rules import Offered, Value, converted, grown

CHUNK = 500
"""Ids in one question."""
LARGEST_ID = 2**63 - 1
_UID = 36
"""Letters of a uid."""
EXAMPLES = 3
"""So many of the values that would be lost are shown."""

FieldRef = Annotated[int, RowOf("own_field")]
"""The id of a field, as commands take it."""
ChoiceRef = Annotated[int, RowOf("own_choice")]
"""The id of a choice."""


@dataclass(frozen=True, slots=True)
class ChoiceOf:
    """A choice: values hold its `uid`."""

    id: int
    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class FieldOf:
    """A field of the owner's own; `choices` are kept also while its kind has no list."""

    id: int
    uid: str
    name: str
    kind: FactKind
    choices: tuple[ChoiceOf, ...]

    def offered(self) -> tuple[Choice, ...]:
        """The choices as a fact has them."""
        return tuple(Choice(one.uid, one.name) for one in self.choices)


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a customer under a field, in the language of the moment."""

    field: int
    name: str
    kind: FactKind
    text: str


@dataclass(frozen=True, slots=True)
class KindChange:
    """What another kind would make of the values of a field.

    Args:
        total: how many customers have a value.
        stay: how many values can be read as the new kind.
        examples: some of the others, as they are shown now.
        has_more: whether there are other values among them than the examples.
    """

    total: int
    stay: int
    examples: tuple[str, ...]
    has_more: bool = False

    @property
    def lost(self) -> int:
        """How many values would go."""
        return self.total - self.stay


def own_fields(shop: Shop) -> tuple[FieldOf, ...]:
    """All fields of the owner's own, in their order."""
    choices: dict[int, list[ChoiceOf]] = {}
    for one in OwnChoice.select().order_by(OwnChoice.position, OwnChoice.id):
        choices.setdefault(one.__data__["field"], []).append(ChoiceOf(one.id, one.uid, one.name))
    stored = OwnField.select().order_by(OwnField.position, OwnField.id)
    return tuple(
        FieldOf(one.id, one.uid, one.name, FactKind(one.kind), tuple(choices.get(one.id, ()))) for one in stored
    )


def own_field(shop: Shop, *, field: FieldRef) -> FieldOf:
    """One field.

    Raises:
        UserError: on `field`, when there is none.
    """
    found = next((one for one in own_fields(shop) if one.id == field), None)
    if found is None:
        raise UserError("field", N_("There is no such field."))
    return found


def told_count(shop: Shop, *, field: FieldRef) -> int:
    """How many customers have a value under a field."""
    asked = "SELECT count(DISTINCT customer_id) FROM own_value WHERE field_id = ?"
    return int(shop.database.execute_sql(asked, (field,)).fetchone()[0]) if 0 < field <= LARGEST_ID else 0


def choice_count(shop: Shop, *, choice: ChoiceRef) -> int:
    """How many customers have a choice."""
    asked = (
        "SELECT count(*) FROM own_value v JOIN own_choice c ON c.uid = v.value AND c.field_id = v.field_id "
        "WHERE c.id = ?"
    )
    return int(shop.database.execute_sql(asked, (choice,)).fetchone()[0]) if 0 < choice <= LARGEST_ID else 0


def values_of(shop: Shop, field: int, customers: Sequence[int]) -> dict[int, str]:
    """Machine texts of a field by customer; those who have none are left out."""
    found: dict[int, list[str]] = {}
    for start in range(0, len(customers), CHUNK):
        some = list(customers[start : start + CHUNK])
        rows = shop.database.execute_sql(
            "SELECT v.customer_id, v.value FROM own_value v LEFT JOIN own_choice c ON c.uid = v.value "  # noqa: S608
            f"WHERE v.field_id = ? AND v.customer_id IN ({', '.join('?' * len(some))}) ORDER BY c.position, c.id, v.id",
            (field, *some),
        )
        for customer, value in rows.fetchall():
            found.setdefault(customer, []).append(value)
    return {customer: SEVERAL.join(values) for customer, values in found.items()}


def all_values(shop: Shop, field: FieldOf) -> dict[int, str]:
    """Machine texts of a field of everybody who has one."""
    told = shop.database.execute_sql("SELECT DISTINCT customer_id FROM own_value WHERE field_id = ?", (field.id,))
    return values_of(shop, field.id, [row[0] for row in told.fetchall()])


def own_values(shop: Shop, *, customer: Annotated[int, RowOf("customer")]) -> tuple[Told, ...]:
    """What was told of a customer under every field that has something, in the order of the fields."""
    if not 0 < customer <= LARGEST_ID:
        return ()
    found: list[Told] = []
    for field in own_fields(shop):
        value = values_of(shop, field.id, [customer]).get(customer, "")
        if value:
            found.append(Told(field.id, field.name, field.kind, field_words(shop, field)(value)))
    return tuple(found)


def value_words(value: str) -> str:
    """A stored value where nothing is known of its field: the choice by its name, machine text as it is."""
    found = OwnChoice.get_or_none(OwnChoice.uid == value) if len(value) == _UID else None
    return str(found.name) if found is not None else value


def field_words(shop: Shop, field: FieldOf) -> Callable[[str], str]:
    """How the values of a field are shown."""
    return worder(field.kind, shop.settings.currency, field.offered())


def sheet_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """The owner's own fields on the sheet of a customer."""
    return [SheetRow(one.name, one.text) for one in own_values(shop, customer=customer)]


class Row(NamedTuple):
    """A row of `OwnValue`: its id, its machine text, what it is compared by."""

    id: int
    value: str
    number: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """Another kind worked out: what each value becomes ("" for lost), and the choices there will be."""

    before: Mapping[int, str]
    after: Mapping[int, str]
    choices: tuple[Offered, ...]


def worked_out(shop: Shop, field: FieldOf, kind: FactKind) -> Change:
    """What the values of a field become as another kind; nothing is written."""
    before = all_values(shop, field)
    words = field_words(shop, field)
    offered = tuple(Offered(one.uid, one.name) for one in field.choices)
    choices = grown(offered, kind, _texts(field, before.values(), words))
    after = {
        customer: converted(shop, Value(field.kind, value, words(value)), kind, choices)
        for customer, value in before.items()
    }
    return Change(before, after, choices)


def _texts(field: FieldOf, values: Iterable[str], words: Callable[[str], str]) -> list[str]:
    """What stands written where a list is to be made of it."""
    return [] if field.kind in {FactKind.ONE_OF, FactKind.SOME_OF} else [words(value) for value in values]


def kind_change_preview(shop: Shop, *, field: FieldRef, kind: FactKind) -> KindChange:
    """What would stay and what would be lost, were a field of another kind.

    Raises:
        UserError: on `field`, when there is none.
    """
    present = own_field(shop, field=field)
    change = worked_out(shop, present, FactKind(kind))
    words = field_words(shop, present)
    lost = [words(value) for customer, value in change.before.items() if not change.after[customer]]
    total, examples = len(change.before), tuple(dict.fromkeys(lost))
    return KindChange(total, total - len(lost), examples[:EXAMPLES], len(examples) > EXAMPLES)


def value_rows(shop: Shop, field: int, customers: Sequence[int]) -> dict[int, list[Row]]:
    """The rows of a field by customer."""
    execute: Callable[..., Any] = shop.database.execute_sql
    found: dict[int, list[Row]] = {}
    for start in range(0, len(customers), CHUNK):
        some = list(customers[start : start + CHUNK])
        rows = execute(
            "SELECT customer_id, id, value, number FROM own_value WHERE field_id = ? "  # noqa: S608 - only places
            f"AND customer_id IN ({', '.join('?' * len(some))}) ORDER BY id",
            (field, *some),
        )
        for customer, *row in rows.fetchall():
            found.setdefault(customer, []).append(Row(*row))
    return found
