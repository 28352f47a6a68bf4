"""What a merge proposes: which value of each field stays, and who stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clientdesk.base.words import N_

ALL = 0
"""Instead of a customer: the values of all of them, one beneath the other."""


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Columns of a customer that belong together: a name is never put together from two people's parts."""

    key: str
    title: str
    columns: tuple[str, ...]


GROUPS = (
    FieldGroup(
        "name",
        N_("Name"),
        (
            "name", "given", "family", "patronymic", "honorific", "is_organisation", "is_household", "sort_key",
        ),
    ),
    FieldGroup("nickname", N_("Nickname"), ("nickname",)),
    FieldGroup("organisation", N_("Works at"), ("organisation",)),
    FieldGroup("job_title", N_("Job title"), ("job_title",)),
    FieldGroup("address_as", N_("How to address"), ("address_as",)),
    FieldGroup("pronunciation", N_("Pronunciation"), ("pronunciation",)),
    FieldGroup("birthday", N_("Birthday"), ("birth_day", "birth_month", "birth_year")),
    FieldGroup("name_day", N_("Name day"), ("name_day", "name_day_month")),
    FieldGroup("potential", N_("Class"), ("potential",)),
    FieldGroup("language", N_("Language"), ("language",)),
    FieldGroup("owner", N_("Looked after by"), ("owner_id",)),
    FieldGroup("industry", N_("Industry"), ("industry",)),
    FieldGroup("found_by", N_("How they found us"), ("found_by",)),
    FieldGroup("brought_by", N_("Brought by"), ("brought_by_id",)),
    FieldGroup("photo", N_("Photo"), ("photo",)),
    FieldGroup("note", N_("Notes"), ("note",)),
)  # fmt: skip
"""Everything that one customer has once, in the order in which it is asked about."""

Row = Mapping[str, object]


def is_told(row: Row, group: FieldGroup) -> bool:
    """Whether a customer's row says anything under `group`."""
    return bool(row[group.columns[0]])


def proposed(group: FieldGroup, into: int, rows: Mapping[int, Row]) -> int:
    """Whose value of `group` is to stay: that of `into` where it has one, else the first that has.

    Notes are kept from all, for nobody can tell which sentence will be missed.
    """
    told = [customer for customer in (into, *rows) if is_told(rows[customer], group)]
    different = {_value(rows[customer], group) for customer in told}
    if group.key == "note" and len(different) > 1:
        return ALL
    if group.key == "name":
        return _fullest(into, rows)
    return told[0] if told else into


def _fullest(into: int, rows: Mapping[int, Row]) -> int:
    """The name with the most parts; that of `into` where none has more."""
    parts = ("given", "family", "patronymic", "honorific")

    def known(customer: int) -> int:
        return sum(bool(rows[customer][part]) for part in parts)

    return max((into, *rows), key=lambda customer: (known(customer), customer == into))


def differs(group: FieldGroup, rows: Mapping[int, Row]) -> bool:
    """Whether more than one value is told, so that somebody has to choose."""
    return len({_value(row, group) for row in rows.values() if is_told(row, group)}) > 1


def _value(row: Row, group: FieldGroup) -> tuple[object, ...]:
    return tuple(row[column] for column in group.columns if column != "sort_key")


def joined_notes(into: int, rows: Mapping[int, Row]) -> str:
    """The notes of all, the survivor's first, what is said twice said once."""
    notes = [str(rows[customer]["note"]) for customer in (into, *(each for each in rows if each != into))]
    return "\n\n".join(dict.fromkeys(note for note in notes if note))


def proposed_survivor(told: Mapping[int, tuple[int, int]]) -> int:
    """Who stays: whoever has most written about them, of these the oldest; `told` is (rows, fields) by customer."""
    return min(told, key=lambda customer: (-told[customer][0], -told[customer][1], customer))


def after_merge(into: int, rows: Mapping[int, Row], chosen: Mapping[str, int]) -> dict[str, object]:
    """The columns of `into` that become others, by name."""
    become: dict[str, object] = {}
    for group in GROUPS:
        source = chosen.get(group.key, proposed(group, into, rows))
        if source == ALL:
            become |= {"note": joined_notes(into, rows)} if group.key == "note" else {}
        elif source in rows:
            become |= {column: rows[source][column] for column in group.columns}
    return {column: value for column, value in become.items() if value != rows[into][column]}
