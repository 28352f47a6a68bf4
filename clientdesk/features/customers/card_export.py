"""Customers as cards again: for vCard and CSV, and for joining a file's card with what is known already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from clientdesk.desk.shop import Shop
from clientdesk.features.customers.records import Address, ContactPoint, Customer
from clientdesk.features.customers.rules import PointKind
from clientdesk.formats.card import Address as CardAddress
from clientdesk.formats.card import Card, Reach
from clientdesk.store.journal import Execute

_BLOCK = 1_000


def cards(shop: Shop, *, customers: Sequence[int] | None = None) -> Iterator[Card]:
    """The cards of these customers (all but those in the trash where None), in the national order of names."""
    execute: Execute = shop.database.execute_sql
    ids = customers
    if ids is None:
        found = execute("SELECT id FROM customer WHERE trashed_at IS NULL ORDER BY sort_key, id")
        ids = [row[0] for row in found.fetchall()]
    for start in range(0, len(ids), _BLOCK):
        yield from _block(execute, ids[start : start + _BLOCK])


def write_vcf(shop: Shop, *, path: Path) -> dict[str, int]:
    """Write all customers to `path` as vCard 4.0; returns how many."""
    from clientdesk.formats.vcard import write_vcards

    all_cards = list(cards(shop))
    path.write_bytes(write_vcards(all_cards))
    return {"customers": len(all_cards)}


def write_csv(shop: Shop, *, path: Path) -> dict[str, int]:
    """Write all customers to `path` as a table (UTF-8, RFC 4180) that spreadsheets open safely; returns how many."""
    from clientdesk.formats.table_writer import write_table

    all_cards = list(cards(shop))
    with path.open("wb") as out:
        for piece in write_table(all_cards):
            out.write(piece)
    return {"customers": len(all_cards)}


def _block(execute: Execute, ids: Sequence[int]) -> Iterator[Card]:
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
    for customer in ids:
        if customer in by_id:
            yield _card(by_id[customer], points[customer], addresses[customer], tuple(tags[customer]))


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
        note=row["note"],
        tags=tags,
        uid=row["uid"],
        language=row["language"],
        is_org=is_organisation,
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
