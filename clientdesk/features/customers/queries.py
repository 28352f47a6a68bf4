"""What the shop can ask about its customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from clientdesk.base.clock import to_local
from clientdesk.base.phone import parse_phone
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.rules import (
    NameParts,
    PointKind,
    birthday_in,
    next_birthday,
    ways_to_address,
)

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One row of the list.

    Args:
        city: of the preferred address, "" where unknown.
        last_on: the local date of the last contact, None when there was none.
        last_kind: how that was: "call", "visit"; "" where unknown.
        birthday_on: the next birthday, None where unknown.
        photo: the name of a kept file, "" for none.
    """

    id: int
    name: str
    is_organisation: bool
    potential: str
    city: str
    last_on: date | None
    last_kind: str
    birthday_on: date | None
    photo: str = ""
    is_household: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A phone number, e-mail or web address; `shown` is how it is written, `key` the number to dial or ""."""

    id: int
    kind: PointKind
    value: str
    key: str
    label: str
    preferred: bool
    shown: str


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """A postal address; empty lines are ""."""

    id: int
    label: str
    street: str
    city: str
    region: str
    postcode: str
    country: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class TagOf:
    """A tag that a customer wears."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything the shop knows of one customer.

    Args:
        say: ways to address, the surest first, at most two; never a guess about Mr. or Mrs.
        owner: id of the member of staff who looks after the customer; `owner_name` is "" for None.
        birthday_on: the next birthday, `turns` the age then where the year is known.
        created_on: local date of the first entry.
        trashed_at: naive local moment, None while the customer is not in the trash.
        photo: the name of a kept file, "" for none.
        brought_by: id of the customer who brought this one; `brought_by_name` is "" for None.
    """

    id: int
    uid: str
    name: str
    is_organisation: bool
    given: str
    family: str
    patronymic: str
    honorific: str
    nickname: str
    organisation: str
    job_title: str
    address_as: str
    pronunciation: str
    birth_year: int | None
    birth_month: int | None
    birth_day: int | None
    potential: str
    language: str
    note: str
    owner: int | None
    owner_name: str
    say: tuple[str, ...]
    points: tuple[Point, ...]
    addresses: tuple[PostalAddress, ...]
    tags: tuple[TagOf, ...]
    birthday_on: date | None
    turns: int | None
    created_on: date
    trashed_at: datetime | None
    last_on: date | None
    last_kind: str
    is_household: bool
    photo: str
    industry: str
    found_by: str
    brought_by: int | None
    brought_by_name: str
    name_day_month: int | None
    name_day: int | None

    def first(self, kind: PointKind) -> Point | None:
        """The point of a kind to use first, None when there is none."""
        own = [point for point in self.points if point.kind is kind]
        return next((point for point in own if point.preferred), own[0] if own else None)


@dataclass(frozen=True, slots=True)
class Trashed:
    """A customer in the trash, since the naive local moment `at`."""

    id: int
    name: str
    is_organisation: bool
    at: datetime
    photo: str = ""


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and how many wear it, those in the trash left out."""

    id: int
    name: str
    count: int


def customer_rows(shop: Shop, *, ids: Sequence[int]) -> list[CustomerRow]:
    """The rows of the list for these customers, in any order; those that are gone are missing."""
    wanted = list(ids)
    found: list[CustomerRow] = []
    for start in range(0, len(wanted), _CHUNK):
        found += _rows(shop, wanted[start : start + _CHUNK])
    return found


def _rows(shop: Shop, ids: list[int]) -> list[CustomerRow]:
    today = shop.today()
    asked = shop.database.execute_sql(
        "SELECT c.id, c.name, c.is_organisation, c.potential, c.birth_month, c.birth_day, "  # noqa: S608 - only places
        "(SELECT a.city FROM address a WHERE a.customer_id = c.id ORDER BY a.preferred DESC, a.position LIMIT 1), "
        "l.at, l.kind, c.photo, c.is_household "
        "FROM customer c LEFT JOIN customer_last_contact l ON l.customer = c.id "
        f"WHERE c.id IN ({', '.join('?' * len(ids))})",
        ids,
    )
    return [
        CustomerRow(
            customer, name, bool(is_organisation), potential, city or "", _local_date(shop, at), kind or "",
            next_birthday(month, day, today) if month and day else None, photo, bool(is_household),
        )
        for customer, name, is_organisation, potential, month, day, city, at, kind, photo, is_household
        in asked.fetchall()
    ]  # fmt: skip


def profile(shop: Shop, *, customer: int) -> Profile | None:
    """Everything known of a customer, also of one in the trash; None when there is none."""
    if not 0 < customer < 2**63:
        return None
    columns = (
        "uid", "name", "is_organisation", "given", "family", "patronymic", "honorific", "nickname", "organisation",
        "job_title", "address_as", "pronunciation", "birth_year", "birth_month", "birth_day", "potential", "language",
        "note", "is_household", "photo", "industry", "found_by", "name_day_month", "name_day",
    )  # fmt: skip
    row = shop.database.execute_sql(
        f"SELECT c.{', c.'.join(columns)}, c.owner_id, s.name, b.id, b.name, "  # noqa: S608
        "c.created_at, c.trashed_at, l.at, l.kind "
        "FROM customer c LEFT JOIN staff s ON s.id = c.owner_id LEFT JOIN customer b ON b.id = c.brought_by_id "
        "LEFT JOIN customer_last_contact l ON l.customer = c.id WHERE c.id = ?",
        (customer,),
    ).fetchone()
    if row is None:
        return None
    told: dict[str, Any] = dict(zip(columns, row, strict=False))
    told |= {name: bool(told[name]) for name in ("is_organisation", "is_household")}
    owner, owner_name, bringer, bringer_name, created_at, trashed_at, last_at, last_kind = row[len(columns) :]
    birthday_on, turns = _birthday(told["birth_year"], told["birth_month"], told["birth_day"], shop.today())
    return Profile(
        id=customer,
        **told,
        owner=owner,
        owner_name=owner_name or "",
        brought_by=bringer,
        brought_by_name=bringer_name or "",
        say=_say(told),
        points=_points(shop, customer),
        addresses=_addresses(shop, customer),
        tags=_tags_of(shop, customer),
        birthday_on=birthday_on,
        turns=turns,
        created_on=to_local(datetime.fromisoformat(created_at), shop.zone).date(),
        trashed_at=to_local(datetime.fromisoformat(trashed_at), shop.zone) if trashed_at else None,
        last_on=_local_date(shop, last_at),
        last_kind=last_kind or "",
    )


def trashed(shop: Shop) -> list[Trashed]:
    """The customers in the trash, the last thrown away first."""
    rows = shop.database.execute_sql(
        "SELECT id, name, is_organisation, trashed_at, photo FROM customer "
        "WHERE trashed_at IS NOT NULL AND merged_into_id IS NULL ORDER BY trashed_at DESC, id DESC"
    )
    return [
        Trashed(customer, name, bool(is_organisation), to_local(datetime.fromisoformat(at), shop.zone), photo)
        for customer, name, is_organisation, at, photo in rows.fetchall()
    ]


def tags(shop: Shop) -> list[TagCount]:
    """All tags, those that most wear first."""
    rows = shop.database.execute_sql(
        "SELECT t.id, t.name, count(c.id) AS worn FROM tag t LEFT JOIN customer_tag w ON w.tag_id = t.id "
        "LEFT JOIN customer c ON c.id = w.customer_id AND c.trashed_at IS NULL "
        "GROUP BY t.id, t.name ORDER BY worn DESC, t.name"
    )
    return [TagCount(*row) for row in rows.fetchall()]


def _say(told: dict[str, Any]) -> tuple[str, ...]:
    names = ("given", "family", "patronymic", "honorific", "nickname", "language")
    parts = NameParts(**{name: told[name] for name in names})
    return ways_to_address(told["address_as"], told["name"], parts, is_organisation=told["is_organisation"])


def _birthday(year: int | None, month: int | None, day: int | None, today: date) -> tuple[date | None, int | None]:
    if not month or not day:
        return None, None
    on = next_birthday(month, day, today)
    return on, on.year - year if year else None


def age_on(profile: Profile, today: date) -> int | None:
    """The age in whole years, None where the year of birth is unknown."""
    if not profile.birth_year or not profile.birth_month or not profile.birth_day:
        return None
    kept = birthday_in(today.year, profile.birth_month, profile.birth_day)
    return today.year - profile.birth_year - (today < kept)


def _points(shop: Shop, customer: int) -> tuple[Point, ...]:
    rows = shop.database.execute_sql(
        "SELECT id, kind, value, key, label, preferred FROM contact_point WHERE customer_id = ? ORDER BY position, id",
        (customer,),
    )
    return tuple(
        Point(
            row, PointKind(kind), value, key, label, bool(preferred),
            parse_phone(value, shop.settings.country).shown if kind == PointKind.PHONE else value,
        )
        for row, kind, value, key, label, preferred in rows.fetchall()
    )  # fmt: skip


def _addresses(shop: Shop, customer: int) -> tuple[PostalAddress, ...]:
    rows = shop.database.execute_sql(
        "SELECT id, label, street, city, region, postcode, country, preferred FROM address WHERE customer_id = ? "
        "ORDER BY position, id",
        (customer,),
    )
    return tuple(
        PostalAddress(row, label, street, city, region, postcode, country, bool(preferred))
        for row, label, street, city, region, postcode, country, preferred in rows.fetchall()
    )


def _tags_of(shop: Shop, customer: int) -> tuple[TagOf, ...]:
    rows = shop.database.execute_sql(
        "SELECT t.id, t.name FROM customer_tag w JOIN tag t ON t.id = w.tag_id WHERE w.customer_id = ? ORDER BY w.id",
        (customer,),
    )
    return tuple(TagOf(*row) for row in rows.fetchall())


def _local_date(shop: Shop, at: str | None) -> date | None:
    return to_local(datetime.fromisoformat(at), shop.zone).date() if at else None
