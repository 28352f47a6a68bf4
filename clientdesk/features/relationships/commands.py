"""What the shop can do about kinds of relationship: give one, end it, change what a kind sets, refuse a suggestion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.feature import Progress
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.kinds import kinds_by_key
from clientdesk.features.customers.commands import CustomerRef, present_customer
from clientdesk.features.customers.listing import present_among
from clientdesk.features.relationships.queries import CHUNK, LARGEST_ID
from clientdesk.features.relationships.records import RelationshipDefaults, RelationshipPeriod, RelationshipRefusal
from clientdesk.features.relationships.rules import KINDS
from clientdesk.features.relationships.rules_periods import Spell, turn
from clientdesk.store.record import new_uid

LONGEST_REASON = 500
LONGEST_TEXT = 1_000
LONGEST_RHYTHM_DAYS = 3_650


def unheard(done: int, of: int) -> None:
    """For whom nobody waits."""


def set_relationship(shop: Shop, *, customer: CustomerRef, kind: str, reason: str = "") -> None:
    """Say of which kind the relationship with a customer is from today on; what was before is kept as its history.

    Args:
        shop: the shop.
        customer: whose.
        kind: a key of `rules.KINDS`.
        reason: why, in the owner's words.

    Raises:
        UserError: on the argument that cannot be taken.
    """
    present_customer(customer)
    _turn(shop, [customer], _checked(kind), _within("reason", tidy(reason), LONGEST_REASON))


def clear_relationship(shop: Shop, *, customer: CustomerRef) -> None:
    """Let a customer have no kind of relationship from today on; nothing happens where there is none.

    Raises:
        UserError: on `customer`, when there is none or it lies in the trash.
    """
    present_customer(customer)
    _turn(shop, [customer], "")


def set_relationship_of(
    shop: Shop, progress: Progress = unheard, /, *, customers: tuple[CustomerRef, ...], kind: str, reason: str = ""
) -> int:
    """Say it of many customers at once, with "" of none any more; returns of how many.

    Raises:
        UserError: on `kind` or `reason`, or on `customers` when nobody is left.
    """
    checked = _checked(kind) if kind else ""
    because = _within("reason", tidy(reason), LONGEST_REASON)
    present = sorted(present_among(shop, ids={one for one in customers if 0 < one <= LARGEST_ID}))
    if not present:
        raise UserError("customers", N_("Please choose some customers first."))
    for start in range(0, len(present), CHUNK):
        progress(start, len(present))
        _turn(shop, present[start : start + CHUNK], checked, because)
    return len(present)


def put_kinds(shop: Shop, told: Mapping[int, str]) -> None:
    """Write down what a form or a file says: a kind by customer, "" for none."""
    by_kind: dict[str, list[int]] = {}
    for customer, kind in told.items():
        by_kind.setdefault(kind if kind in KINDS else "", []).append(customer)
    for kind, customers in by_kind.items():
        for start in range(0, len(customers), CHUNK):
            _turn(shop, customers[start : start + CHUNK], kind)


def change_relationship_defaults(
    _shop: Shop,
    *,
    kind: str,
    rhythm_days: int | None = None,
    channel: str | None = None,
    automatic: str | None = None,
    personal: str | None = None,
    follow_up: str | None = None,
) -> None:
    """Say what a kind sets; what is None is as the program begins with it.

    Args:
        _shop: the shop.
        kind: a key of `rules.KINDS`.
        rhythm_days: every how many days to be in touch, 0 for never of itself.
        channel: a kind of contact, "" for none.
        automatic: what may happen without a person.
        personal: what a person has to do.
        follow_up: the words of a next step.

    Raises:
        UserError: on the argument that cannot be taken.
    """
    _checked(kind)
    if rhythm_days is not None and not 0 <= rhythm_days <= LONGEST_RHYTHM_DAYS:
        raise UserError("rhythm_days", N_("Please give a number of days up to ten years, or 0 for no rhythm."))
    if channel and channel not in kinds_by_key():
        raise UserError("channel", N_("There is no such kind of contact."))
    texts = {"automatic": automatic, "personal": personal, "follow_up": follow_up}
    columns: dict[str, object] = {"rhythm_days": rhythm_days, "channel": channel}
    columns |= {name: _text(name, text) for name, text in texts.items()}
    if all(value is None for value in columns.values()):
        RelationshipDefaults.delete().where(RelationshipDefaults.kind == kind).execute()
    elif RelationshipDefaults.update(columns).where(RelationshipDefaults.kind == kind).execute() == 0:
        RelationshipDefaults.insert(kind=kind, **columns).execute()


def reset_relationship_defaults(shop: Shop, *, kind: str) -> None:
    """Let a kind set again what the program begins with.

    Raises:
        UserError: on `kind`, when there is no such kind.
    """
    change_relationship_defaults(shop, kind=kind)


def refuse_suggestion(shop: Shop, *, customer: CustomerRef, kind: str) -> None:
    """Do not suggest this kind for this customer any more.

    Raises:
        UserError: on the argument that cannot be taken.
    """
    present_customer(customer)
    given = {"customer": customer, "kind": _checked(kind)}
    refused = (RelationshipRefusal.customer == customer) & (RelationshipRefusal.kind == kind)
    if not RelationshipRefusal.select().where(refused).exists():
        RelationshipRefusal.insert(**given, on=shop.today()).execute()


def _turn(shop: Shop, customers: Sequence[int], kind: str, reason: str = "") -> None:
    """Let these have this kind from today on, with "" none; whoever has it already stays as they are."""
    turns = {
        customer: found
        for customer, spells in _spells(customers).items()
        if (found := turn(spells, kind, shop.today())) is not None
    }
    dropped = [one.drop for one in turns.values() if one.drop is not None]
    resumed = [one.resume for one in turns.values() if one.resume is not None]
    if dropped:
        RelationshipPeriod.delete().where(RelationshipPeriod.id.in_(dropped)).execute()
    for day in {one.day for one in turns.values()}:
        ended = [one.end for one in turns.values() if one.end is not None and one.day == day]
        if ended:
            RelationshipPeriod.update(until=day).where(RelationshipPeriod.id.in_(ended)).execute()
    if resumed:
        RelationshipPeriod.update(until=None).where(RelationshipPeriod.id.in_(resumed)).execute()
    fresh = [
        {"customer": customer, "kind": kind, "since": one.day, "reason": reason, "uid": new_uid()}
        for customer, one in turns.items()
        if one.begins
    ]
    if fresh:
        RelationshipPeriod.insert_many(fresh).execute()


def _spells(customers: Sequence[int]) -> dict[int, list[Spell]]:
    found: dict[int, list[Spell]] = {customer: [] for customer in customers}
    for row in RelationshipPeriod.select().where(RelationshipPeriod.customer.in_(list(customers))):
        found[row.__data__["customer"]].append(Spell(row.id, row.kind, row.since, row.until))
    return found


def _checked(kind: str) -> str:
    if kind not in KINDS:
        raise UserError("kind", N_("There is no such kind of relationship."))
    return kind


def _text(field: str, text: str | None) -> str | None:
    return None if text is None else _within(field, tidy_lines(text).strip(), LONGEST_TEXT)


def _within(field: str, text: str, most: int) -> str:
    if len(text) > most:
        raise UserError(field, Phrase(N_("Please keep this under {most} characters."), most=most))
    return text
