"""What the shop can ask about consents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.days import short_date
from clientdesk.base.words import _
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SheetRow
from clientdesk.features.consents.rules import (
    ANSWERED,
    CALLS,
    PURPOSES,
    Answer,
    Channel,
    Said,
    asked_words,
    decisive,
    source_words,
    standing,
    still_said,
)

CHUNK = 500
"""Ids in one question."""
LARGEST_ID = 2**63 - 1

CustomerRef = Annotated[int, RowOf("customer")]


@dataclass(frozen=True, slots=True)
class ConsentOf:
    """An answer that was not taken back.

    Args:
        row: its id.
        answer: yes or no.
        wording: what was asked; `language` its ISO 639 code; "" where unknown.
        given_on: the local day on which it was given.
        source: where it was given, "" where unknown.
        by: who wrote it down, "" where unknown.
        stands: whether no newer answer has taken its place.
    """

    row: int
    purpose: str
    channel: str
    answer: Answer
    wording: str
    language: str
    given_on: date
    source: str
    by: str
    stands: bool


def said_of(shop: Shop, customers: Sequence[int]) -> dict[int, list[Said]]:
    """Every row by customer."""
    execute: Callable[..., Any] = shop.database.execute_sql
    found: dict[int, list[Said]] = {}
    for start in range(0, len(customers), CHUNK):
        some = list(customers[start : start + CHUNK])
        rows = execute(
            "SELECT customer_id, id, purpose, channel, answer, given_on, voids FROM consent "  # noqa: S608
            f"WHERE customer_id IN ({', '.join('?' * len(some))})",
            some,
        )
        for customer, row, purpose, channel, answer, given_on, voids in rows.fetchall():
            said = Said(row, purpose, channel, answer, date.fromisoformat(given_on), voids)
            found.setdefault(customer, []).append(said)
    return found


def consents(shop: Shop, *, customer: CustomerRef) -> tuple[ConsentOf, ...]:
    """Every answer of a customer that was not taken back, the newest first."""
    if not 0 < customer <= LARGEST_ID:
        return ()
    said = said_of(shop, [customer]).get(customer, [])
    stand = {one.row for one in standing(said).values()}
    more = _more(shop, [one.row for one in still_said(said)])
    return tuple(
        ConsentOf(
            one.row, one.purpose, one.channel, Answer(one.answer), *more[one.row][:2], one.given_on, *more[one.row][2:],
            one.row in stand,
        )
        for one in still_said(said)
    )  # fmt: skip


def _more(shop: Shop, rows: Sequence[int]) -> Mapping[int, tuple[str, str, str, str]]:
    """Wording, language, source and who wrote it down, by row."""
    execute: Callable[..., Any] = shop.database.execute_sql
    found: dict[int, tuple[str, str, str, str]] = {}
    for start in range(0, len(rows), CHUNK):
        some = list(rows[start : start + CHUNK])
        told = execute(
            "SELECT c.id, c.wording, c.language, c.source, coalesce(s.name, '') FROM consent c "  # noqa: S608
            f"LEFT JOIN staff s ON s.id = c.by_id WHERE c.id IN ({', '.join('?' * len(some))})",
            some,
        )
        found.update({row: (wording, code, source, by) for row, wording, code, source, by in told.fetchall()})
    return found


def consent_state(shop: Shop, *, customer: CustomerRef) -> tuple[ConsentOf, ...]:
    """The answers of a customer that stand, by purpose and channel, in the order of the purposes."""
    purposes, channels = list(PURPOSES), list(Channel)

    def place(one: ConsentOf) -> tuple[int, str, int]:
        known = one.purpose in PURPOSES
        return (
            purposes.index(one.purpose) if known else len(purposes),
            one.purpose,
            channels.index(Channel(one.channel)),
        )

    return tuple(sorted((one for one in consents(shop, customer=customer) if one.stands), key=place))


def answer_of(shop: Shop, *, customer: CustomerRef, purpose: str, channel: Channel) -> Answer | None:
    """What a customer said to a purpose over a channel, None when nobody asked."""
    if not 0 < customer <= LARGEST_ID:
        return None
    stand = standing(said_of(shop, [customer]).get(customer, []))
    found = decisive(stand, purpose, Channel(channel).value)
    return Answer(found.answer) if found else None


def may(shop: Shop, *, customer: CustomerRef, purpose: str, channel: Channel) -> bool:
    """Whether a customer has said yes to a purpose over a channel, and not no since."""
    return answer_of(shop, customer=customer, purpose=purpose, channel=channel) is Answer.YES


def do_not_call(shop: Shop, *, customer: CustomerRef) -> bool:
    """Whether a customer does not want to be called."""
    return answer_of(shop, customer=customer, purpose=CALLS, channel=Channel.PHONE) is Answer.NO


def own_purposes(shop: Shop) -> tuple[str, ...]:
    """The purposes in the owner's own words that were asked for, in their order."""
    known = ", ".join("?" * len(PURPOSES))
    execute: Callable[..., Any] = shop.database.execute_sql
    rows = execute(f"SELECT DISTINCT purpose FROM consent_standing WHERE purpose NOT IN ({known})", tuple(PURPOSES))  # noqa: S608
    return tuple(sorted(row[0] for row in rows.fetchall()))


def answer_words(one: ConsentOf) -> str:
    """An answer, and when and where it was given: `yes, 3 March 2026, paper form`."""
    said = _("yes") if one.answer is Answer.YES else _("no")
    day = short_date(one.given_on, date(1, 1, 1))
    return ", ".join(part for part in (said, day, source_words(one.source)) if part)


def state_words(state: Sequence[ConsentOf]) -> str:
    """What stands, in one line: `Yes: News (e-mail), Offers · No: Being called`."""
    parts = []
    for answer, words in ANSWERED.items():
        told = [asked_words(one.purpose, one.channel) for one in state if one.answer is answer]
        if told:
            parts.append(_(words).format(what=", ".join(told)))
    return " · ".join(parts)


def caution_words(shop: Shop, *, customer: CustomerRef) -> str:
    """What is said beside the name of somebody who does not want to be called."""
    return _("Do not call") if do_not_call(shop, customer=customer) else ""


def sheet_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """What a customer agreed to, on their sheet."""
    found: list[SheetRow] = []
    for one in consent_state(shop, customer=customer):
        found.append(SheetRow(asked_words(one.purpose, one.channel), answer_words(one)))
        if one.wording:
            found.append(SheetRow("", one.wording, indent=1))
    return found
