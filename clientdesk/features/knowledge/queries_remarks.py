"""What the shop can ask about what colleagues put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clientdesk.base.clock import to_local
from clientdesk.base.phone import parse_phone
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.tone import Tone
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.knowledge.rules_claims import Claim, Claimed, claims_in

EVERYTHING = 1_000_000
_SELECT = (
    "SELECT r.id, r.customer_id, r.at, r.author_id, coalesce(s.name, ''), r.text, r.more, r.claims, r.claimed, "
    "r.settled FROM remark r LEFT JOIN staff s ON s.id = r.author_id "
)
_REFUSED = (
    "SELECT 1 FROM (SELECT answer FROM consent WHERE customer_id = ? AND purpose = 'calls' AND channel = 'phone' "
    "ORDER BY id DESC LIMIT 1) WHERE answer = 'no'"
)
_NEWEST_FIRST = "ORDER BY r.at DESC, r.id DESC LIMIT ?"


@dataclass(frozen=True, slots=True)
class RemarkView:
    """A colleague's note.

    Args:
        at: naive local wall time.
        author: id, None where nobody is known; `author_name` is "" then.
        claim: the recorded fact that it contradicts, None for none.
        settled: "taken" or "kept", "" while that is open.
    """

    id: int
    customer: int
    at: datetime
    author: int | None
    author_name: str
    text: str
    more: str
    claim: Claim | None
    claimed: str
    settled: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A note against the record; `recorded` is what stands there now, "" for nothing."""

    remark: RemarkView
    recorded: str


def remarks(shop: Shop, *, customer: int, limit: int = EVERYTHING) -> tuple[RemarkView, ...]:
    """What colleagues put in about a customer, the newest first."""
    return _views(shop, "WHERE r.customer_id = ? " + _NEWEST_FIRST, customer, limit)


def remark(shop: Shop, *, row: int) -> RemarkView | None:
    """One of them, None when it is not there."""
    return next(iter(_views(shop, "WHERE r.id = ? " + _NEWEST_FIRST, row, 1)), None)


def contradictions(shop: Shop, *, customer: int) -> tuple[Contradiction, ...]:
    """The notes that say something else than the record, the newest first; those that agree by now are left out."""
    where = "WHERE r.customer_id = ? AND r.claims <> '' AND r.settled = '' " + _NEWEST_FIRST
    found = _views(shop, where, customer, EVERYTHING)
    known = profile(shop, customer=customer) if found else None
    if known is None:
        return ()
    return tuple(Contradiction(one, _recorded(one, known)) for one in found if not _agrees(shop, one, known))


def proposals(shop: Shop, *, customer: int, text: str) -> list[Claimed]:
    """What a text seems to say against the record of a customer; only ever proposed."""
    known = profile(shop, customer=customer)
    if known is None:
        return []
    phones = [point.key for point in known.points if point.kind is PointKind.PHONE]
    emails = [point.value.casefold() for point in known.points if point.kind is PointKind.EMAIL]
    return claims_in(text, shop.settings.country, phones=phones, emails=emails)


def remark_entries(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    """What colleagues put in, as entries of the timeline, the newest first."""
    return [
        TimelineEntry(
            table="remark",
            row=one.id,
            kind="remark",
            icon="chat-teardrop-text",
            title=_title(one),
            on=one.at.date(),
            at=one.at.time(),
            body=f"{one.text}\n{one.more}".strip(),
            tone=Tone.GIFT,
        )
        for one in remarks(shop, customer=customer, limit=limit)
    ]


def _title(one: RemarkView) -> Phrase:
    return Phrase(N_("Note from {name}"), name=one.author_name) if one.author_name else Phrase(N_("Note"))


def _recorded(one: RemarkView, known: Profile) -> str:
    if one.claim is Claim.ADDRESS:
        first = next((each for each in known.addresses if each.preferred), next(iter(known.addresses), None))
        return ", ".join(part for part in (first.street, first.city) if part) if first else ""
    if one.claim is Claim.DO_NOT_CALL:
        return ""
    point = known.first(PointKind(one.claim or Claim.PHONE))
    return point.shown if point else ""


def _agrees(shop: Shop, one: RemarkView, known: Profile) -> bool:
    """Whether somebody has written into the record meanwhile what the note says."""
    values = {point.value.casefold() for point in known.points if point.kind.value == one.claim}
    if one.claim is Claim.DO_NOT_CALL:
        return shop.database.execute_sql(_REFUSED, (one.customer,)).fetchone() is not None
    if one.claim is Claim.PHONE:
        number = parse_phone(one.claimed, shop.settings.country)
        return number.e164 in {point.key for point in known.points if point.kind is PointKind.PHONE}
    return one.claimed.casefold() in values if one.claim is Claim.EMAIL else False


def _views(shop: Shop, where: str, *values: object) -> tuple[RemarkView, ...]:
    rows = shop.database.execute_sql(_SELECT + where, values).fetchall()
    return tuple(_view(shop, row) for row in rows)


def _view(shop: Shop, row: Sequence[Any]) -> RemarkView:
    identity, customer, at, author, name, text, more, claims, claimed, settled = row
    moment = to_local(datetime.fromisoformat(at), shop.zone)
    claim = Claim(claims) if claims else None
    return RemarkView(identity, customer, moment, author, name, text, more, claim, claimed, settled)
