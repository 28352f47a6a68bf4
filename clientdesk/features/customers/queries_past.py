"""A customer as of a day: the profile, and what other capabilities kept, as they were then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clientdesk.base.words import shown
from clientdesk.desk.feature import all_of
from clientdesk.desk.past import past_shop
from clientdesk.desk.shop import Shop
from clientdesk.desk.steps import history_begins
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.records import Customer

Lines = tuple[tuple[str, str], ...]
"""Label and text of each line of a part of the sheet."""


class Standing(StrEnum):
    """What a customer was at a moment."""

    THERE = "there"
    IN_TRASH = "in_trash"
    NOT_YET = "not_yet"
    GONE = "gone"
    BEFORE_HISTORY = "before_history"


@dataclass(frozen=True, slots=True)
class Picture:
    """A customer at a moment, and now.

    Args:
        standing: whether they were in the shop then.
        begins: naive local moment at which the history of this shop begins, None where there is none.
        then: the profile as it was, None where there was none.
        now: the profile of today, None where they are gone.
        parts: what other capabilities kept then: (title, lines), the title marked for translation.
        parts_now: the same of today, by title.
    """

    standing: Standing
    begins: datetime | None
    then: Profile | None
    now: Profile | None
    parts: tuple[tuple[str, Lines], ...]
    parts_now: dict[str, Lines]


def profile_as_of(shop: Shop, *, customer: int, at: datetime) -> Profile | None:
    """Everything that was known of a customer at a naive local moment; None where they were not in the shop.

    Steps of the same second count as done. The days of that moment ("today", the next birthday) are those of then.
    """
    if not 0 < customer < 2**63:
        return None
    with past_shop(shop, customer=customer, at=at) as past:
        return profile(past, customer=customer)


def picture_as_of(shop: Shop, *, customer: int, at: datetime) -> Picture:
    """The same, with what other capabilities kept, beside what is known now."""
    now, begins = profile(shop, customer=customer), history_begins(shop)
    if not 0 < customer < 2**63:
        return Picture(Standing.NOT_YET, begins, None, None, (), {})
    with past_shop(shop, customer=customer, at=at) as past:
        then = profile(past, customer=customer)
        parts = _parts(past, customer) if then is not None else ()
    today = dict(_parts(shop, customer)) if now is not None else {}
    return Picture(_standing(then, now, begins, at), begins, then, now, parts, today)


def _standing(then: Profile | None, now: Profile | None, begins: datetime | None, at: datetime) -> Standing:
    if then is not None:
        return Standing.THERE if then.trashed_at is None else Standing.IN_TRASH
    if begins is None or at < begins:
        return Standing.BEFORE_HISTORY
    return Standing.GONE if now is None else Standing.NOT_YET


def _parts(shop: Shop, customer: int) -> tuple[tuple[str, Lines], ...]:
    """What other capabilities tell on the sheet, without lines on how long ago it was: they differ by day."""
    others = [card for card in shop.cards if Customer not in card.records]
    sources = sorted(all_of(others, "sheet"), key=lambda one: one.place)
    found = [
        (one.title, tuple((shown(row.label), row.text) for row in one.rows(shop, customer=customer) if not row.indent))
        for one in sources
        if not one.of_today
    ]
    return tuple((title, lines) for title, lines in found if lines)
