"""Customers as cards again: for files that leave the shop, and for joining a file's card with what is known already."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from clientdesk.base.words import shown
from clientdesk.desk.facts import SEVERAL, Fact, FactKind
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.photos import photo_content
from clientdesk.features.customers.records import Address, ContactPoint, Customer
from clientdesk.features.customers.rules import PointKind
from clientdesk.formats.card import Address as CardAddress
from clientdesk.formats.card import Card, Reach
from clientdesk.store.journal import Execute

_BLOCK = 1_000


def cards(
    shop: Shop, *, customers: Sequence[int] | None = None, facts: Sequence[Fact] = (), photos: bool = False
) -> Iterator[Card]:
    """The cards of these customers (all but those in the trash where None), in the national order of names.

    Args:
        shop: the shop.
        customers: ids, whose order is kept; those that are gone are left out.
        facts: what is told of each besides, by `fact_text`.
        photos: whether the pictures are read from their files.
    """
    ids = everybody(shop) if customers is None else customers
    for start in range(0, len(ids), _BLOCK):
        yield from _block(shop, ids[start : start + _BLOCK], facts, photos=photos)


def everybody(shop: Shop) -> array[int]:
    """All ids but those in the trash, in the national order of names."""
    found = shop.database.execute_sql("SELECT id FROM customer WHERE trashed_at IS NULL ORDER BY sort_key, id")
    return array("q", (row[0] for row in found))


def fact_text(fact: Fact, value: str) -> str:
    """A machine text as a file holds it: choices by the owner's words, one a line, the rest the same everywhere."""
    if fact.kind not in {FactKind.ONE_OF, FactKind.SOME_OF}:
        return value
    named = {choice.key: shown(choice.words) for choice in fact.choices}
    return SEVERAL.join(named.get(key, key) for key in value.split(SEVERAL))


def _block(shop: Shop, ids: Sequence[int], facts: Sequence[Fact], *, photos: bool) -> Iterator[Card]:
    execute: Execute = shop.database.execute_sql
    points = _beside(execute, ContactPoint.columns(), "contact_point", ids)
    addresses = _beside(execute, Address.columns(), "address", ids)
    places = ", ".join("?" * len(ids))
    tags: dict[int, list[str]] = defaultdict(list)
    worn = execute(
        f"SELECT customer_id, name FROM customer_tag JOIN tag t ON t.id = tag_id WHERE customer_id IN ({places}) "  # noqa: S608
        "ORDER BY customer_tag.id",
        tuple(ids),
    )
    for customer, tag in worn:
        tags[customer].append(tag)
    names = Customer.columns()
    listed = ", ".join(f'"{name}"' for name in names)
    rows = execute(f"SELECT {listed} FROM customer WHERE id IN ({places})", tuple(ids)).fetchall()  # noqa: S608
    by_id = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
    told = _told(shop, ids, facts)
    # By name: what is a key here means nothing to another shop.
    named = {one.key: one.name for one in classes()}
    for customer in ids:
        if customer in by_id:
            by_id[customer]["potential"] = named.get(by_id[customer]["potential"], "")
            card = _card(by_id[customer], points[customer], addresses[customer], tuple(tags[customer]))
            photo = photo_content(shop, by_id[customer]["photo"]) if photos else None
            yield replace(card, photo=photo, facts=told[customer]) if photo or told[customer] else card


def _told(shop: Shop, ids: Sequence[int], facts: Sequence[Fact]) -> dict[int, tuple[tuple[str, str], ...]]:
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for fact in facts:
        for customer, value in fact.values(shop, ids).items():
            if value:
                found[customer].append((fact.key, fact_text(fact, value)))
    return defaultdict(tuple, {customer: tuple(each) for customer, each in found.items()})


def _beside(
    execute: Execute, names: Sequence[str], table: str, ids: Sequence[int]
) -> defaultdict[int, list[dict[str, Any]]]:
    listed, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(ids))
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    select = f"SELECT {listed} FROM {table} WHERE customer_id IN ({places}) ORDER BY position, id"  # noqa: S608
    for row in execute(select, tuple(ids)):
        columns = dict(zip(names, row, strict=True))
        found[columns["customer_id"]].append(columns)
    return found


def _card(
    row: dict[str, Any], points: list[dict[str, Any]], addresses: list[dict[str, Any]], tags: tuple[str, ...]
) -> Card:
    reaches = {kind: tuple(_reach(point) for point in points if point["kind"] == kind) for kind in PointKind}
    is_organisation = bool(row["is_organisation"])
    organisation = row["organisation"] or (row["name"] if is_organisation else "")
    return Card(
        fn=row["name"],
        given=row["given"],
        family=row["family"],
        additional=row["patronymic"],
        prefix=row["honorific"],
        nickname=row["nickname"],
        org=(organisation,) if organisation else (),
        title=row["job_title"],
        phones=reaches[PointKind.PHONE],
        emails=reaches[PointKind.EMAIL],
        urls=reaches[PointKind.WEB],
        addresses=tuple(_address(address) for address in addresses),
        bday=_birthday(row),
        name_day=f"--{row['name_day_month']:02d}-{row['name_day']:02d}" if row["name_day"] else None,
        note=row["note"],
        tags=tags,
        uid=row["uid"],
        language=row["language"],
        is_org=is_organisation,
        is_household=bool(row["is_household"]),
        industry=row["industry"],
        found_by=row["found_by"],
        potential=row["potential"],
        address_as=row["address_as"],
        pronunciation=row["pronunciation"],
    )


def _reach(point: dict[str, Any]) -> Reach:
    return Reach(point["value"], point["label"], bool(point["preferred"]))


def _address(row: dict[str, Any]) -> CardAddress:
    names = ("street", "city", "region", "postcode", "country", "label")
    return CardAddress(**{name: row[name] for name in names}, preferred=bool(row["preferred"]))


def _birthday(row: dict[str, Any]) -> str | None:
    if not row["birth_day"]:
        return None
    year = f"{row['birth_year']:04d}" if row["birth_year"] else "-"
    return f"{year}-{row['birth_month']:02d}-{row['birth_day']:02d}"
