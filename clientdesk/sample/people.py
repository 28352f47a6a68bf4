"""Invents customers: persons and organisations with names, numbers and addresses that fit each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from random import Random
from typing import Any

from clientdesk.base.collation import sort_key
from clientdesk.base.phone import display_phone
from clientdesk.features.customers.records import Address, ContactPoint, Customer, CustomerTag
from clientdesk.features.customers.rules import PointKind
from clientdesk.sample.days import CLOSES_S, OPENS_S, Days
from clientdesk.sample.filling import Filling
from clientdesk.sample.names import Name, invented, mailbox
from clientdesk.sample.places import Town, address, landline, mobile, places
from clientdesk.sample.texts import SHARES, Tongue, tongue

HOME = "EE"
ORGANISATIONS = 0.06
CLASSES = ("A", "B", "C")
_CLASS_SUMS = (8, 30, 100)
_OWNED = {"A": 1.0, "B": 0.7, "C": 0.15}
_BIRTHDAYS = 0.08
_YEARS_KNOWN = 0.7
_LANDLINES = 0.12
_MAILS = 0.8
_JOBS = 0.06
_TAG_SUMS = (45, 85, 100)
_LATELY = 0.35
"""How many have come in the last two years."""


@dataclass(frozen=True, slots=True)
class Met:
    """A customer whose story is to be told.

    Args:
        id: the customer.
        tongue: the language spoken.
        potential: class A, B or C.
        owner: the member of staff who looks after them, None for nobody.
        since: the place of the working day on which they came first.
        is_near: lives in the shop's country, so that they come by.
    """

    id: int
    tongue: Tongue
    potential: str
    owner: int | None
    since: int
    is_near: bool


@dataclass(slots=True)
class People:
    """Adds invented customers to the shop.

    Args:
        filling: where the rows go.
        rng: the chance.
        days: the working days before today.
        collation: the shop's order of names.
        staff: the ids of the staff.
        tags: the ids of the shop's tags.
        birthdays: how much rarer birthdays are than in a small shop; 1 in one.
    """

    filling: Filling
    rng: Random
    days: Days
    collation: str
    staff: Sequence[int]
    tags: Sequence[int]
    birthdays: float = 1.0
    _firms: dict[str, str] = field(default_factory=dict)
    _languages: tuple[str, ...] = tuple(SHARES)
    _shares: tuple[int, ...] = field(default=tuple(accumulate(SHARES.values())))

    def invent(self) -> Met:
        """Some customer."""
        spoken = tongue(self.rng.choices(self._languages, cum_weights=self._shares)[0])
        town = places().home(spoken.code, self.rng)
        if self.rng.random() < ORGANISATIONS:
            return self._organisation(spoken, town)
        return self._person(spoken, town)

    def _person(self, spoken: Tongue, town: Town) -> Met:
        rng = self.rng
        name = invented(spoken, rng)
        columns = {
            "given": name.given, "family": name.family, "patronymic": name.patronymic,
            "name": " ".join(filter(None, (name.given, name.patronymic, name.family))),
            "honorific": spoken.honorifics[name.is_woman] if rng.random() < 0.2 else "",
            **self._birthday(),
        }  # fmt: skip
        firm = self._firms.get(spoken.code)
        if firm and rng.random() < _JOBS:
            columns |= {"organisation": firm, "job_title": rng.choice(spoken.jobs[name.is_woman])}
        points = [_phone(self._number(town))]
        if rng.random() < _MAILS:
            points.append(_mail(self._mail(name, spoken)))
        return self.add(spoken, town, columns, points)

    def _organisation(self, spoken: Tongue, town: Town) -> Met:
        pattern, word = self.rng.choice(spoken.firms)
        own, _, in_latin = word.partition("/")
        self._firms[spoken.code] = pattern.format(word=own)
        host = f"{mailbox(in_latin or own)}{self.rng.randrange(10, 100)}.example"
        points = [_phone(landline(town, self.rng), "work"), _mail(f"info@{host}", "work")]
        points += [_web(f"www.{host}")] if self.rng.random() < 0.5 else []
        return self.add(spoken, town, {"name": self._firms[spoken.code], "is_organisation": True}, points)

    def add(
        self, spoken: Tongue, town: Town, columns: Mapping[str, Any], points: Sequence[dict[str, Any]],
        *, is_old: bool = False,
    ) -> Met:  # fmt: skip
        """Add a customer with the columns that are known of them; the rest is left to chance.

        Args:
            spoken: the language; for an organisation, that of those who answer.
            town: where they live.
            columns: of `Customer`; the name among them.
            points: of `ContactPoint`, without the customer.
            is_old: came first before the last two years.
        """
        rng = self.rng
        potential = columns.get("potential") or rng.choices(CLASSES, cum_weights=_CLASS_SUMS)[0]
        owner = rng.choice(self.staff) if rng.random() < _OWNED[potential] else None
        since = self._since(is_old=is_old)
        row = {
            "potential": potential, "owner_id": owner, "language": spoken.code, "note": self._note(spoken),
            "created_at": self.days[since].at(rng.randrange(OPENS_S, CLOSES_S)),
            "sort_key": sort_key(columns["name"], self.collation),
        }  # fmt: skip
        customer = self.filling.add(Customer, {**row, **columns})
        for position, point in enumerate(points):
            self.filling.add(ContactPoint, {**point, "customer_id": customer, "position": position})
        self.filling.add(Address, {**address(town, rng), "preferred": True, "customer_id": customer})
        for tag in columns.get("tags", ()) or self._some_tags():
            self.filling.add(CustomerTag, {"customer_id": customer, "tag_id": tag})
        return Met(customer, spoken, potential, owner, since, town.country.code == HOME)

    def _birthday(self) -> dict[str, int | None]:
        if self.rng.random() >= _BIRTHDAYS * self.birthdays:
            return {}
        born = date.fromordinal(self.rng.randrange(date(1948, 1, 1).toordinal(), date(2006, 1, 1).toordinal()))
        year = born.year if self.rng.random() < _YEARS_KNOWN else None
        return {"birth_year": year, "birth_month": born.month, "birth_day": born.day}

    def _number(self, town: Town) -> str:
        return landline(town, self.rng) if self.rng.random() < _LANDLINES else mobile(town, self.rng)

    def _mail(self, name: Name, spoken: Tongue) -> str:
        number = str(self.rng.randrange(1, 100)) if self.rng.random() < 0.4 else ""
        return f"{name.mail}{number}@{self.rng.choice(spoken.domains)}"

    def _since(self, *, is_old: bool) -> int:
        """The working day on which a customer came first: in the last two years or in the three before."""
        lately = len(self.days) * 3 // 5
        if not is_old and self.rng.random() < _LATELY:
            return self.days.some(lately, self.rng)
        return self.days.some(0, self.rng, lately)

    def _note(self, spoken: Tongue) -> str:
        return self.rng.choice(spoken.lines["notes"][0]) if self.rng.random() < 0.05 else ""

    def _some_tags(self) -> list[int]:
        how_many = self.rng.choices((0, 1, 2), cum_weights=_TAG_SUMS)[0]
        return self.rng.sample(self.tags, how_many) if how_many else []


def _phone(e164: str, label: str = "") -> dict[str, Any]:
    return {"kind": PointKind.PHONE.value, "value": display_phone(e164), "key": e164, "label": label, "preferred": True}


def _mail(mail: str, label: str = "") -> dict[str, Any]:
    return {"kind": PointKind.EMAIL.value, "value": mail, "key": mail, "label": label, "preferred": True}


def _web(host: str) -> dict[str, Any]:
    key = host.removeprefix("www.")
    return {"kind": PointKind.WEB.value, "value": host, "key": key, "label": "work", "preferred": True}
