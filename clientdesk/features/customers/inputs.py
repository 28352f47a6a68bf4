"""What is told of a customer, checked and tidied before it is written; every refusal names its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from clientdesk.base.errors import UserError
from clientdesk.base.phone import parse_phone
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase
from clientdesk.features.customers.classes import class_keys
from clientdesk.features.customers.rules import NameParts, PointKind, is_email, web_address, web_key

LONGEST_LINE = 500
"""A longer name or street is a paste that went wrong."""
SHORTEST_PHONE = 3
"""112 is one; fewer digits are a slip."""

ONE_LINE = (
    "name", "given", "family", "patronymic", "honorific", "nickname", "organisation", "job_title", "address_as",
    "pronunciation", "language", "industry", "found_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PointInput:
    """A phone number, an e-mail or a web address as typed.

    Args:
        kind: which of the three.
        value: the text; an empty one is left out.
        label: "mobile", "home", "work", "other" or the owner's own word.
        preferred: the one to use first among its kind; the first is, where none says so.
    """

    kind: PointKind
    value: str
    label: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class AddressInput:
    """A postal address; one whose lines are all empty is left out.

    Args:
        street: street, house and flat.
        city: town or village.
        region: county or state.
        postcode: as written.
        country: ISO 3166 alpha-2, or as typed.
        label: as for `PointInput`.
        preferred: the one to write to; the first is, where none says so.
    """

    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    label: str = ""
    preferred: bool = False


def line(field: str, text: str) -> str:
    """`text` tidied for a field of one line.

    Raises:
        UserError: on `field`, when it is longer than any such line may be.
    """
    tidied = tidy(text)
    if len(tidied) > LONGEST_LINE:
        raise UserError(field, Phrase(N_("Please keep this under {most} characters."), most=LONGEST_LINE))
    return tidied


def checked_texts(values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of `values` with their texts tidied, the class checked and a name that is never empty.

    Raises:
        UserError: on the field that cannot be taken.
    """
    columns = {field: line(field, value) if field in ONE_LINE else value for field, value in values.items()}
    columns["note"] = tidy_lines(columns["note"])
    if columns["potential"] and columns["potential"] not in class_keys():
        raise UserError("potential", N_("There is no such class."))
    columns["is_organisation"] = columns["is_organisation"] or columns["is_household"]
    columns["name"] = columns["name"] or composed_name(columns)
    if not columns["name"]:
        raise UserError("name", N_("Please give the customer a name."))
    return columns


def composed_name(columns: Mapping[str, Any]) -> str:
    """The name put together from its parts, "" when there are none."""
    if columns["is_organisation"]:
        return str(columns["organisation"])
    return parts_of(columns).display()


def parts_of(columns: Mapping[str, Any]) -> NameParts:
    """The parts of a person's name among the columns of a customer."""
    names = ("given", "family", "patronymic", "honorific", "nickname", "language")
    return NameParts(**{name: columns[name] for name in names})


def checked_points(points: Iterable[PointInput], country: str) -> list[dict[str, Any]]:
    """The columns of contact points, doubles left out, one of each kind preferred.

    Raises:
        UserError: on `points.<index>` when it is no phone number, e-mail or web address.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for index, point in enumerate(points):
        value = line(f"points.{index}", point.value)
        if value:
            kind, key = _kind_and_key(f"points.{index}", point.kind, value, country)
            label = line(f"points.{index}", point.label)
            columns = {"kind": kind.value, "value": value, "key": key, "label": label, "preferred": point.preferred}
            found.setdefault((kind, key), columns)
    for kind in PointKind:
        _prefer_one([columns for columns in found.values() if columns["kind"] == kind])
    return [{**columns, "position": place} for place, columns in enumerate(found.values())]


def _kind_and_key(field: str, kind: str, value: str, country: str) -> tuple[PointKind, str]:
    """The kind, and what duplicates are found by: E.164 (else digits), lower case, a bare web address."""
    if kind == PointKind.PHONE:
        phone = parse_phone(value, country)
        if len(phone.digits) < SHORTEST_PHONE:
            raise UserError(field, N_("This phone number is too short."))
        return PointKind.PHONE, phone.e164 or phone.digits
    if kind == PointKind.EMAIL:
        if not is_email(value):
            raise UserError(field, N_("An e-mail address has one @, as in anna@example.com."))
        return PointKind.EMAIL, value.lower()
    if kind == PointKind.WEB:
        if web_address(value) is None:
            raise UserError(field, N_("A web address looks like www.example.com."))
        return PointKind.WEB, web_key(value)
    raise UserError(field, N_("Please say whether this is a phone number, an e-mail or a web address."))


def checked_addresses(addresses: Iterable[AddressInput]) -> list[dict[str, Any]]:
    """The columns of postal addresses, empty ones left out, one preferred.

    Raises:
        UserError: on `addresses.<index>` when a line of it is far too long.
    """
    names = ("street", "city", "region", "postcode", "country")
    found: list[dict[str, Any]] = []
    for index, address in enumerate(addresses):
        columns: dict[str, Any] = {name: line(f"addresses.{index}", getattr(address, name)) for name in names}
        if any(columns.values()):
            columns["label"] = line(f"addresses.{index}", address.label)
            found.append({**columns, "preferred": address.preferred, "position": len(found)})
    _prefer_one(found)
    return found


def checked_tags(names: Iterable[str]) -> list[str]:
    """The tags by name, each once whatever its case, empty ones left out."""
    tidied = [line("tags", name) for name in names]
    return list({name.casefold(): name for name in reversed(tidied) if name}.values())[::-1]


def _prefer_one(rows: list[dict[str, Any]]) -> None:
    """Let exactly one row be preferred: the first that says so, else the first."""
    chosen = next((row for row in rows if row["preferred"]), rows[0] if rows else None)
    for row in rows:
        row["preferred"] = row is chosen
