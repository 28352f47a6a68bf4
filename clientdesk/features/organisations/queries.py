"""What the shop can ask about the people of an organisation; those in the trash are left out everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clientdesk.base.text import tidy
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import Kin, SheetRow
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import customer_rows
from clientdesk.features.organisations.rules import PART_WORDS, Part, is_over, length_words, total_words
from clientdesk.features.relations.rules import word_text

LARGEST_ID = 2**63 - 1
_ALIKE = 50
"""So many finds are compared with the name of a firm."""

_SELECT = (
    "SELECT p.id, p.organisation_id, o.name, o.is_household, p.person_id, c.name, p.title, p.role, p.keeps_gate, "
    "p.uses, p.influences, p.decides, p.signs, p.reports_to_id, p.since_on, p.until_on, p.place, c.photo, o.photo "
    "FROM position p "
    "JOIN customer c ON c.id = p.person_id JOIN customer o ON o.id = p.organisation_id "
    "WHERE c.trashed_at IS NULL AND o.trashed_at IS NULL AND "
)
_STEPS = (
    "SELECT s.id, s.organisation_id, s.place, s.what, s.who_id, coalesce(c.name, ''), s.takes_days FROM buying_step s "
    "LEFT JOIN position p ON p.id = s.who_id LEFT JOIN customer c ON c.id = p.person_id AND c.trashed_at IS NULL WHERE "
)


@dataclass(frozen=True, slots=True)
class PositionView:
    """What somebody is, or was, in an organisation.

    Args:
        role: in a household a key of `relations.rules.WORDS` or the owner's own word; in a firm what they do there.
        parts: their parts in buying.
        reports_to: another position, None for nobody.
        place: among those who report to the same one.
        photo: of the person, the name of a kept file, "" for none; `organisation_photo` of the firm or household.
    """

    id: int
    organisation: int
    organisation_name: str
    is_household: bool
    person: int
    name: str
    title: str
    role: str
    parts: tuple[Part, ...]
    reports_to: int | None
    since_on: date | None
    until_on: date | None
    place: int
    photo: str = ""
    organisation_photo: str = ""

    def words(self) -> str:
        """What they are there, in the language of the moment: title, then role."""
        return " · ".join(part for part in (self.title, word_text(self.role)) if part)


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of how a firm buys; `who` is a position, `who_name` "" for nobody; `takes_days` None while unknown."""

    id: int
    organisation: int
    place: int
    what: str
    who: int | None
    who_name: str
    takes_days: int | None


@dataclass(frozen=True, slots=True)
class Kinds:
    """What a customer is: a person, a firm (or school, or club), a household."""

    is_organisation: bool
    is_household: bool


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who may belong to a household: `family` is the family name, "" where unknown."""

    id: int
    name: str
    family: str


def kind_of(shop: Shop, *, customer: int) -> Kinds | None:
    """What a customer is; None when there is none."""
    row = _one(shop, "SELECT is_organisation, is_household FROM customer WHERE id = ?", customer)
    return None if row is None else Kinds(bool(row[0] or row[1]), bool(row[1]))


def positions(shop: Shop, *, organisation: int) -> list[PositionView]:
    """The people of an organisation, those who left included, in the order of their places."""
    return _views(shop, "p.organisation_id = ? ORDER BY p.place, p.id", organisation)


def position(shop: Shop, *, row: int) -> PositionView | None:
    """One position; None when it is gone."""
    return next(iter(_views(shop, "p.id = ?", row)), None) if 0 < row <= LARGEST_ID else None


def held_by(shop: Shop, *, customer: int) -> list[PositionView]:
    """What a person is and was anywhere: present first, households before firms, then by name."""
    found = _views(shop, "p.person_id = ?", customer)
    today = shop.today()
    return sorted(
        found,
        key=lambda one: (is_over(one.until_on, today), not one.is_household, one.organisation_name, one.id),
    )


def buying_steps(shop: Shop, *, organisation: int) -> list[StepView]:
    """How an organisation buys, step by step."""
    return _steps(shop, "s.organisation_id = ? ORDER BY s.place, s.id", organisation)


def buying_step(shop: Shop, *, row: int) -> StepView | None:
    """One step; None when it is gone."""
    return next(iter(_steps(shop, "s.id = ?", row)), None) if 0 < row <= LARGEST_ID else None


def firm_to_link(shop: Shop, *, customer: int) -> int | None:
    """The firm that a person's "works at" names, where it is a customer and the person does not stand there yet."""
    row = _one(shop, "SELECT organisation, is_organisation FROM customer WHERE id = ?", customer)
    works_at = tidy(row[0]).casefold() if row is not None and not row[1] else ""
    if not works_at:
        return None
    there = {one.organisation for one in held_by(shop, customer=customer)}
    # Through the index of the search: a shop may have a million names.
    alike = customer_rows(shop, ids=customer_ids(shop, text=works_at, limit=_ALIKE))
    named = [one.id for one in alike if one.is_organisation and tidy(one.name).casefold() == works_at]
    if there.intersection(named):
        return None
    firms = sorted(one for one in named if (kind := kind_of(shop, customer=one)) and not kind.is_household)
    return next(iter(firms), None)


def members_of(shop: Shop, *, customers: Sequence[int]) -> list[Member]:
    """Those of `customers` who are persons and present, in that order."""
    found: list[Member] = []
    for customer in dict.fromkeys(customers):
        row = _one(
            shop,
            "SELECT id, name, family FROM customer WHERE id = ? AND trashed_at IS NULL AND NOT is_organisation",
            customer,
        )
        if row is not None:
            found.append(Member(*row))
    return found


def kin(shop: Shop, *, customer: int) -> Sequence[Kin]:
    """The people of an organisation or household, once for each time they were there."""
    return [
        Kin(one.person, one.name, one.since_on, one.until_on)
        for one in _views(shop, "p.organisation_id = ? ORDER BY p.place, p.id", customer)
    ]


def people_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """The present people of an organisation for the printed sheet; of a person, where they belong."""
    today = shop.today()
    here = [one for one in positions(shop, organisation=customer) if not is_over(one.until_on, today)]
    there = [one for one in held_by(shop, customer=customer) if not is_over(one.until_on, today)]
    return [
        *(SheetRow(one.name, _told(one)) for one in here),
        *(SheetRow(one.organisation_name, _told(one)) for one in there),
    ]


def buying_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """How an organisation buys, for the printed sheet."""
    steps = buying_steps(shop, organisation=customer)
    rows = [SheetRow(f"{number}. {step.what}", step_words(step)) for number, step in enumerate(steps, 1)]
    total = total_words(step.takes_days for step in steps)
    return [*rows, SheetRow(Phrase(N_("Time")), total)] if total else rows


def step_words(step: StepView) -> str:
    """Who does a step and how long it takes."""
    length = length_words(step.takes_days) if step.takes_days is not None else ""
    return " · ".join(part for part in (step.who_name, length) if part)


def _told(one: PositionView) -> str:
    return ", ".join([part for part in (one.words(),) if part] + [_(PART_WORDS[part]) for part in one.parts])


def _one(shop: Shop, sql: str, row: int) -> Sequence[Any] | None:
    if not 0 < row <= LARGEST_ID:
        return None
    found: Sequence[Any] | None = shop.database.execute_sql(sql, (row,)).fetchone()
    return found


def _views(shop: Shop, where: str, row: int) -> list[PositionView]:
    return [_view(each) for each in shop.database.execute_sql(_SELECT + where, (row,)).fetchall()]


def _view(row: Sequence[Any]) -> PositionView:
    identity, organisation, organisation_name, is_household, person, name, title, role = row[:8]
    parts = tuple(part for part, has in zip(Part, row[8:13], strict=True) if has)
    reports_to, since, until, place, photo, organisation_photo = row[13:]
    return PositionView(
        identity, organisation, organisation_name, bool(is_household), person, name, title, role, parts, reports_to,
        _day(since), _day(until), place, photo, organisation_photo,
    )  # fmt: skip


def _steps(shop: Shop, where: str, row: int) -> list[StepView]:
    return [StepView(*each) for each in shop.database.execute_sql(_STEPS + where, (row,)).fetchall()]


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
