"""A card of a foreign file as the rows of a customer; whatever has no place of its own goes into the note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from clientdesk.base.collation import sort_key
from clientdesk.base.phone import parse_phone
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.features.customers.inputs import LONGEST_LINE, SHORTEST_PHONE
from clientdesk.features.customers.rules import PointKind, birthday_problem, is_email, web_address, web_key
from clientdesk.formats.card import Card, Reach

_LETTERS = {letter.casefold(): letter for letter in "ABC"}
_LABELS = {"cell": "mobile", "mobile phone": "mobile", "cell phone": "mobile", "business": "work"}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CardRows:
    """The rows of one customer, columns by name, without ids; tags by name."""

    customer: Row
    points: tuple[Row, ...]
    addresses: tuple[Row, ...]
    tags: tuple[str, ...]


def rows_of(
    card: Card, *, country: str, collation: str, today: date, classes: Mapping[str, str] = MappingProxyType(_LETTERS)
) -> CardRows:
    """The rows of a card that has a name (`Card.shown_name`).

    Args:
        card: what the file says.
        country: ISO code of the shop, for phone numbers without a calling code.
        collation: the shop's order of names.
        today: a birthday after it is no birthday.
        classes: the keys of the shop's classes by their keys and names in small letters.
    """
    rest: list[str] = []
    is_organisation = card.is_org or card.is_household or (not (card.given or card.family or card.fn) and any(card.org))
    organisation = ", ".join(part for part in card.org if part)
    name = _line(card.shown_name(), rest)
    customer: Row = {
        "is_organisation": is_organisation,
        "name": name,
        "given": _line(card.given, rest),
        "family": _line(card.family, rest),
        "patronymic": _line(card.additional, rest),
        "honorific": _line(card.prefix, rest),
        "nickname": _line(card.nickname, rest),
        "organisation": "" if is_organisation and tidy(organisation) == name else _line(organisation, rest),
        "job_title": _line(card.title, rest),
        "address_as": _line(card.address_as, rest),
        "pronunciation": _line(card.pronunciation, rest),
        "language": _line(card.language, rest),
        "is_household": card.is_household,
        "industry": _line(card.industry, rest),
        "found_by": _line(card.found_by, rest),
        "sort_key": sort_key(name, collation),
    }
    customer |= _birthday(card.bday, today, rest)
    customer |= _name_day(card.name_day)
    customer["potential"] = classes.get(card.potential.strip().casefold(), "") if card.potential else ""
    tags = [*card.tags, *([card.potential] if card.potential and not customer["potential"] else [])]
    points = tuple(_points(card, country, rest))
    customer["note"] = tidy_lines("\n".join(part for part in (card.note, *rest) if part))
    return CardRows(customer, points, tuple(_addresses(card, rest)), _tags(tags, rest))


def _line(text: str, rest: list[str]) -> str:
    """`text` as one line; what is too long for one is cut here and kept whole in the note."""
    if not text:
        return ""
    tidied = tidy(text)
    if len(tidied) <= LONGEST_LINE:
        return tidied
    rest.append(text)
    return tidied[:LONGEST_LINE].rstrip()


def _birthday(text: str | None, today: date, rest: list[str]) -> Row:
    nothing: Row = {"birth_year": None, "birth_month": None, "birth_day": None}
    if not text:
        return nothing
    year = None if text.startswith("--") else int(text[:4])
    month, day = int(text[-5:-3]), int(text[-2:])
    if birthday_problem(year, month, day, today):
        rest.append(text)
        return nothing
    return {"birth_year": year, "birth_month": month, "birth_day": day}


def _name_day(text: str | None) -> Row:
    return {"name_day_month": int(text[-5:-3]) if text else None, "name_day": int(text[-2:]) if text else None}


def _points(card: Card, country: str, rest: list[str]) -> list[Row]:
    found: dict[tuple[str, str], Row] = {}
    for kind, reaches in ((PointKind.PHONE, card.phones), (PointKind.EMAIL, card.emails), (PointKind.WEB, card.urls)):
        of_kind: list[Row] = []
        for reach in reaches:
            key = _key(kind, reach.value, country)
            if key is None:
                if reach.value.strip():
                    rest.append(reach.value)
            elif (kind.value, key) not in found:
                row = _point(kind, key, reach, rest)
                of_kind.append(row)
                found[kind.value, key] = row
        _prefer_one(of_kind)
    return [{**row, "position": place} for place, row in enumerate(found.values())]


def _point(kind: PointKind, key: str, reach: Reach, rest: list[str]) -> Row:
    label = _line(reach.label, rest)
    return {
        "kind": kind.value,
        "value": _line(reach.value, rest),
        "key": key,
        "label": _LABELS.get(label, label),
        "preferred": reach.preferred,
    }


def _key(kind: PointKind, value: str, country: str) -> str | None:
    """What duplicates are found by; None for what is no phone number, e-mail or web address at all."""
    if kind is PointKind.PHONE:
        phone = parse_phone(value, country)
        return (phone.e164 or phone.digits) if len(phone.digits) >= SHORTEST_PHONE else None
    if kind is PointKind.EMAIL:
        return tidy(value).lower() if is_email(tidy(value)) else None
    return web_key(tidy(value)) if web_address(tidy(value)) else None


def _addresses(card: Card, rest: list[str]) -> list[Row]:
    rows: list[Row] = []
    for address in card.addresses:
        columns: Row = {name: _line(getattr(address, name), rest) for name in _ADDRESS}
        if any(columns.values()):
            columns["label"] = _line(address.label, rest)
            rows.append({**columns, "preferred": address.preferred, "position": len(rows)})
    _prefer_one(rows)
    return rows


_ADDRESS = ("street", "city", "region", "postcode", "country")


def _tags(names: list[str], rest: list[str]) -> tuple[str, ...]:
    tidied = [_line(name, rest) for name in names]
    return tuple({name.casefold(): name for name in reversed(tidied) if name}.values())[::-1]


def _prefer_one(rows: list[Row]) -> None:
    """Let exactly one row be preferred: the first that says so, else the first."""
    chosen = next((row for row in rows if row["preferred"]), rows[0] if rows else None)
    for row in rows:
        row["preferred"] = row is chosen
