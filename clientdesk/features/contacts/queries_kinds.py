"""What the shop can ask about kinds of contact: the owner's own, and how many contacts there were of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clientdesk.base.clock import to_utc
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.kinds import BUILT_IN, Element, Kind, Shape, kinds, kinds_by_key
from clientdesk.features.contacts.records import Place


@dataclass(frozen=True, slots=True)
class KindCount:
    """A kind, and how many contacts are of it."""

    kind: Kind
    count: int


@dataclass(frozen=True, slots=True)
class ContactCounts:
    """How many contacts there were in a period.

    Args:
        by_element: of each element of service, in the order of `Element`; 0 where there was none.
        by_kind: of each kind there was any of, in the order of the composer.
        unanswered: calls that nobody answered; they are in neither of these.
        notes: what was written down without anybody being in touch; in neither of these, either.
    """

    by_element: tuple[tuple[Element, int], ...]
    by_kind: tuple[KindCount, ...]
    unanswered: int
    notes: int

    @property
    def total(self) -> int:
        """All contacts."""
        return sum(count for _element, count in self.by_element)


def own_kinds(shop: Shop) -> list[KindCount]:
    """The owner's own kinds in their order, those that are offered first."""
    rows = shop.database.execute_sql("SELECT kind, count(*) FROM contact GROUP BY kind").fetchall()
    counts: dict[str, int] = dict(rows)
    own = sorted((one for one in kinds(retired=True) if one.own), key=lambda kind: kind.retired)
    return [KindCount(kind, counts.get(kind.key, 0)) for kind in own]


def contacts_by_element(shop: Shop, *, first: date, last: date, customer: int | None = None) -> ContactCounts:
    """How many contacts there were from `first` to `last`, both included, with one customer or with all.

    A visit counts as one to the shop unless people met elsewhere: then it was face to face. Of customers in the trash
    nothing counts.
    """
    known = kinds_by_key()
    elements: Counter[Element] = Counter()
    of_kind: Counter[str] = Counter()
    unanswered = notes = 0
    for key, place, vain, count in _counted(shop, first, last, customer):
        kind = known.get(key, BUILT_IN[0])
        if kind.shape is Shape.NOTE:
            notes += count
        elif vain:
            unanswered += count
        else:
            elements[_element(kind, place)] += count
            of_kind[key] += count
    by_kind = tuple(KindCount(kind, of_kind[key]) for key, kind in known.items() if of_kind[key])
    return ContactCounts(tuple((each, elements[each]) for each in Element), by_kind, unanswered, notes)


def _counted(shop: Shop, first: date, last: date, customer: int | None) -> list[tuple[str, str, int, int]]:
    """Kind, place, whether nobody answered, and how many there were of these."""
    begin, end = (
        to_utc(datetime.combine(day, time()), shop.zone).replace(tzinfo=None).isoformat(" ")
        for day in (first, last + timedelta(days=1))
    )
    rows: list[tuple[str, str, int, int]] = shop.database.execute_sql(
        "SELECT c.kind, c.place, c.answered IS 0, count(*) FROM contact c JOIN customer u ON u.id = c.customer_id "
        'WHERE u.trashed_at IS NULL AND c."on" >= ? AND c."on" < ? AND (? IS NULL OR c.customer_id = ?) '
        "GROUP BY c.kind, c.place, c.answered IS 0",
        (begin, end, customer, customer),
    ).fetchall()
    return rows


def _element(kind: Kind, place: str) -> Element:
    """What a contact counts as."""
    if kind.element is Element.PREMISES and place in (Place.CUSTOMER, Place.ELSEWHERE):
        return Element.FACE_TO_FACE
    return kind.element
