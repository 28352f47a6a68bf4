"""What the shop can do with the people of an organisation: let them in, change, move, let them go, make households."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, add_customer, present_customer
from clientdesk.features.organisations.records import Position
from clientdesk.features.organisations.rules import LONGEST_LINE, in_order, reports_round
from clientdesk.features.relations.commands import checked_word

PositionRef = Annotated[int, RowOf("position")]

_YEARS = range(1850, 2200)


@dataclass(frozen=True, slots=True)
class MemberInput:
    """Somebody of a new household and what they are there: a key of `relations.rules.WORDS` or the owner's word."""

    person: CustomerRef
    role: str = ""


def add_position(
    shop: Shop, *, organisation: CustomerRef, person: CustomerRef | None = None, name: str = "", title: str = "",
    role: str = "", decides: bool = False, influences: bool = False, uses: bool = False, signs: bool = False,
    keeps_gate: bool = False, reports_to: PositionRef | None = None, since_on: date | None = None,
    until_on: date | None = None,
) -> int:  # fmt: skip
    """Give somebody a position in an organisation or household and return its id.

    Args:
        shop: the shop.
        organisation: the firm or household.
        person: who; None for somebody new.
        name: of somebody new, who is added as a customer at once.
        title: as on a business card.
        role: what they do there; in a household, what they are.
        decides: they decide what is bought.
        influences: their word counts.
        uses: they use what is bought.
        signs: they sign.
        keeps_gate: nobody gets past them.
        reports_to: a position in the same organisation.
        since_on: the first day, where it is known.
        until_on: the last day, included.

    Raises:
        UserError: somebody is not there, is no person, or stands there already with the same title and role.
    """
    firm = _organisation(organisation)
    columns = _columns(firm, title, role, since_on, until_on) | {
        "decides": decides, "influences": influences, "uses": uses, "signs": signs, "keeps_gate": keeps_gate,
    }  # fmt: skip
    boss = None if reports_to is None else _boss(reports_to, organisation)
    who = _newcomer(shop, firm, name, columns["title_text"]) if person is None else _person(person)
    _refuse_twin(organisation, who, columns)
    place = len(_siblings(organisation, boss))
    made = Position.create(organisation=organisation, person=who, reports_to=boss, place=place, **columns)
    return int(made.id)


def change_position(
    shop: Shop, *, row: PositionRef, title: str = "", role: str = "", decides: bool = False,
    influences: bool = False, uses: bool = False, signs: bool = False, keeps_gate: bool = False,
    reports_to: PositionRef | None = None, since_on: date | None = None, until_on: date | None = None,
) -> None:  # fmt: skip
    """Write a position anew, as its form shows it; who holds it and where stays.

    Arguments as for `add_position`.

    Raises:
        UserError: it is not there, or would report to itself.
    """
    present = present_position(row)
    organisation = _key(present, "organisation")
    firm = _organisation(organisation)
    columns = _columns(firm, title, role, since_on, until_on) | {
        "decides": decides, "influences": influences, "uses": uses, "signs": signs, "keeps_gate": keeps_gate,
    }  # fmt: skip
    _refuse_twin(organisation, _key(present, "person"), columns, but=row)
    boss = None if reports_to is None else _boss(reports_to, organisation)
    if boss != _key(present, "reports_to"):
        _refuse_circle(present, boss)
        columns |= {"reports_to": boss, "place": len(_siblings(organisation, boss))}
    Position.update(**columns).where(Position.id == row).execute()


def move_position(
    shop: Shop, *, row: PositionRef, under: PositionRef | None = None, before: PositionRef | None = None
) -> None:
    """Let a position report to another, or to nobody, at a place among those who do.

    Args:
        shop: the shop.
        row: which position.
        under: to whom it reports from now on, None for nobody.
        before: who of them stands right below it, None for nobody: it is the last.

    Raises:
        UserError: one of them is not there, or it would report to itself in a circle.
    """
    present = present_position(row)
    organisation = _key(present, "organisation")
    boss = None if under is None else _boss(under, organisation)
    _refuse_circle(present, boss)
    if before is not None:
        _boss(before, organisation)
    if boss != _key(present, "reports_to"):
        Position.update(reports_to=boss).where(Position.id == row).execute()
    for place, one in enumerate(in_order(_siblings(organisation, boss), row, before)):
        Position.update(place=place).where(Position.id == one, Position.place != place).execute()


def leave_position(shop: Shop, *, row: PositionRef, on: date | None = None) -> None:
    """Somebody has left; they, and who reported to them, keep their history.

    Args:
        shop: the shop.
        row: which position.
        on: their last day; today when not given.

    Raises:
        UserError: the position is not there, or the day lies before the first.
    """
    present = present_position(row)
    last = on or shop.today()
    _check_span(_day(present, "since_on"), last, "on")
    Position.update(until_on=last).where(Position.id == row).execute()


def return_position(shop: Shop, *, row: PositionRef) -> None:
    """Somebody is there again, as if they had not left.

    Raises:
        UserError: on `row`, when the position is not there.
    """
    present_position(row)
    Position.update(until_on=None).where(Position.id == row).execute()


def remove_position(shop: Shop, *, row: PositionRef) -> None:
    """Forget a position that was never held; who reported to it reports to the one above.

    Raises:
        UserError: on `row`, when the position is not there.
    """
    present = present_position(row)
    Position.update(reports_to=_key(present, "reports_to")).where(Position.reports_to == row).execute()
    present.delete_instance()


def make_household(shop: Shop, *, name: str, members: tuple[MemberInput, ...] = ()) -> int:
    """Open a household with these people in it and return its id; it is a customer like any other.

    Args:
        shop: the shop.
        name: as the list shows it.
        members: who lives there.

    Raises:
        UserError: it has no name, nobody lives there, or somebody is not there, is no person or stands twice.
    """
    if not members:
        raise UserError("members", N_("Please choose who belongs to the household."))
    people = [one.person for one in members]
    if len(set(people)) < len(people):
        raise UserError("members", N_("Somebody stands in the list twice."))
    for one in members:
        _person(one.person, "members")
    household = add_customer(shop, name=name, is_household=True)
    for place, one in enumerate(members):
        role = checked_word("members", one.role)
        Position.create(organisation=household, person=one.person, role=role, place=place)
    return household


# --- Checks


def present_position(row: int, field: str = "row") -> Position:
    """The position itself, with nobody who lies in the trash.

    Raises:
        UserError: on `field`.
    """
    found = Position.get_or_none(Position.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, Position):
        raise UserError(field, N_("This position is not there any more."))
    present_customer(_key(found, "organisation") or 0)
    present_customer(_key(found, "person") or 0)
    return found


def present_organisation(organisation: int) -> Any:  # noqa: ANN401 - a customer, whose columns Peewee does not type
    """The firm or household itself.

    Raises:
        UserError: on `organisation`, when it is not there or is a person.
    """
    return _organisation(organisation)


def _organisation(organisation: int | None) -> Any:  # noqa: ANN401 - a customer, whose columns Peewee does not type
    try:
        found: Any = present_customer(organisation or 0)
    except UserError as error:
        raise UserError("organisation", error.words) from error
    if not (found.is_organisation or found.is_household):
        raise UserError("organisation", Phrase(N_("{name} is a person, not a firm or household."), name=found.name))
    return found


def _person(person: int, field: str = "person") -> int:
    try:
        found: Any = present_customer(person)
    except UserError as error:
        raise UserError(field, error.words) from error
    if found.is_organisation:
        raise UserError(field, Phrase(N_("{name} is not a person. Please choose a person."), name=found.name))
    return person


def _newcomer(shop: Shop, firm: Any, name: str, title: str) -> int:  # noqa: ANN401 - a customer
    """Somebody new as a customer; where a firm employs them, their card says so, and so do the formats."""
    if not tidy(name):
        raise UserError("person", N_("Please choose a person, or write the name of somebody new."))
    if firm.is_household:
        return add_customer(shop, name=name)
    return add_customer(shop, name=name, organisation=str(firm.name), job_title=title)


def _boss(row: int, organisation: int | None) -> int:
    found = present_position(row, "reports_to")
    if _key(found, "organisation") != organisation:
        raise UserError("reports_to", N_("This position is in another organisation."))
    return row


def _refuse_circle(present: Position, boss: int | None) -> None:
    """A firm in which somebody reports to themselves, be it through others, cannot be drawn."""
    organisation = _key(present, "organisation")
    rows = Position.select().where(Position.organisation == organisation)
    bosses = {int(one.id): _key(one, "reports_to") for one in rows}
    if reports_round(bosses, int(present.id), boss):
        raise UserError("reports_to", N_("This would go round in a circle: they stand above already."))


def _refuse_twin(organisation: int | None, person: int | None, columns: dict[str, Any], but: int = 0) -> None:
    """The same role twice at the same time is a slip; somebody who came back has an end before."""
    twin = Position.select().where(
        Position.organisation == organisation, Position.person == person, Position.id != but,
        Position.title_text == columns["title_text"], Position.role == columns["role"],
        Position.until_on.is_null(),
    )  # fmt: skip
    if columns["until_on"] is None and twin.exists():
        raise UserError("person", N_("They stand here already with this title and role."))


def _columns(firm: Any, title: str, role: str, since: date | None, until: date | None) -> dict[str, Any]:  # noqa: ANN401 - a customer
    lines = {"title": tidy(title), "role": tidy(role)}
    for field, text in lines.items():
        if len(text) > LONGEST_LINE:
            raise UserError(field, N_("This is too long for one line."))
    if since is not None and since.year not in _YEARS:
        raise UserError("since_on", N_("Please check the year."))
    _check_span(since, until, "until_on")
    role = checked_word("role", lines["role"]) if firm.is_household else lines["role"]
    return {"title_text": lines["title"], "role": role, "since_on": since, "until_on": until}


def _check_span(since: date | None, until: date | None, field: str) -> None:
    if until is not None and until.year not in _YEARS:
        raise UserError(field, N_("Please check the year."))
    if since is not None and until is not None and until < since:
        raise UserError(field, N_("The end comes before the start."))


def _siblings(organisation: int | None, boss: int | None) -> Sequence[int]:
    """Those who report to the same one, in their order."""
    where = Position.reports_to.is_null() if boss is None else Position.reports_to == boss
    rows = Position.select().where(Position.organisation == organisation, where)
    return [int(one.id) for one in rows.order_by(Position.place, Position.id)]


def _key(found: Position, name: str) -> int | None:
    """The id that a foreign key holds."""
    held: int | None = getattr(found, f"{name}_id")
    return held


def _day(found: Position, name: str) -> date | None:
    day: date | None = getattr(found, name)
    return day
