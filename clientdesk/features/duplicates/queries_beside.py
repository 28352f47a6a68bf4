"""What is shown of duplicates: which groups still stand, and their records side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from clientdesk.base.days import birthday_date, short_date
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.queries import PostalAddress, Profile, profile
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.duplicates.queries import not_same_pairs
from clientdesk.features.duplicates.rules_groups import Group
from clientdesk.store.journal import Execute

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of records side by side.

    Args:
        title: what it is, marked for translation.
        values: of each record, "" where nothing is told.
        differs: two of them say different things.
    """

    title: str
    values: tuple[str, ...]
    differs: bool


def standing(shop: Shop, *, groups: Sequence[Group]) -> list[Group]:
    """The groups that are left: without those who are gone, and without pairs that are not the same."""
    present = set(names_of(shop, customers=[one for group in groups for one in group.customers]))
    two = not_same_pairs(shop)
    found = (_left(group, present, two) for group in groups)
    return [group for group in found if group is not None]


def _left(group: Group, present: set[int], two: set[tuple[int, int]]) -> Group | None:
    there = [customer for customer in group.customers if customer in present]
    pairs = [
        pair for pair in group.pairs
        if pair.one in present and pair.other in present and (pair.one, pair.other) not in two
    ]  # fmt: skip
    together = tuple(one for one in there if any(one in (pair.one, pair.other) for pair in pairs))
    return replace(group, customers=together, pairs=tuple(pairs)) if pairs else None


def names_of(shop: Shop, *, customers: Sequence[int]) -> dict[int, tuple[str, bool]]:
    """Name and whether it is an organisation, of those who are not in the trash."""
    ask: Execute = shop.database.execute_sql
    wanted = sorted(set(customers))
    found: dict[int, tuple[str, bool]] = {}
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        places = ", ".join("?" * len(some))
        rows = ask(
            f"SELECT id, name, is_organisation FROM customer WHERE trashed_at IS NULL AND id IN ({places})",  # noqa: S608
            some,
        )
        found.update((customer, (name, bool(firm))) for customer, name, firm in rows.fetchall())
    return found


def side_by_side(shop: Shop, *, customers: Sequence[int]) -> list[Compared]:
    """What is told of any of these customers, line by line, in the language of the moment."""
    known = [one for one in (profile(shop, customer=customer) for customer in customers) if one is not None]
    today = shop.today()
    lines = [_compared(title, [told(one) for one in known]) for title, told in _LINES]
    dates = (
        _compared(N_("Last contact"), [short_date(one.last_on, today) if one.last_on else "" for one in known]),
        _compared(N_("Entered"), [short_date(one.created_on, today) for one in known]),
    )
    return [line for line in (*lines, *dates) if any(line.values)]


def _compared(title: str, values: Sequence[str]) -> Compared:
    return Compared(title, tuple(values), len({value for value in values if value}) > 1)


def _points(kind: PointKind) -> Callable[[Profile], str]:
    return lambda one: "\n".join(point.shown for point in one.points if point.kind is kind)


def _homes(one: Profile) -> str:
    return "\n".join(_home(address) for address in one.addresses)


def _home(one: PostalAddress) -> str:
    town = " ".join(filter(None, (one.postcode, one.city)))
    return ", ".join(filter(None, (one.street, town, one.region, one.country)))


def _birthday(one: Profile) -> str:
    if one.birth_month is None or one.birth_day is None:
        return ""
    return birthday_date(one.birth_month, one.birth_day, one.birth_year)


_LINES: tuple[tuple[str, Callable[[Profile], str]], ...] = (
    (N_("Name"), lambda one: one.name),
    (N_("Nickname"), lambda one: one.nickname),
    (N_("Phone"), _points(PointKind.PHONE)),
    (N_("E-mail"), _points(PointKind.EMAIL)),
    (N_("Web"), _points(PointKind.WEB)),
    (N_("Birthday"), _birthday),
    (N_("Address"), _homes),
    (N_("Works at"), lambda one: one.organisation),
    (N_("Class"), lambda one: next((each.name for each in classes() if each.key == one.potential), one.potential)),
    (N_("Looked after by"), lambda one: one.owner_name),
    (N_("Tags"), lambda one: ", ".join(tag.name for tag in one.tags)),
    (N_("Notes"), lambda one: one.note),
)
