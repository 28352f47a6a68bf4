"""Whose e-mails are: sorted to customers by the addresses they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from clientdesk.base.clock import to_local
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.records import Direction
from clientdesk.features.contacts.rules import latest_moment
from clientdesk.features.customers.queries import customer_rows

if TYPE_CHECKING:
    # Their readers are not wanted before there is an e-mail.
    from clientdesk.features.contacts.mail_reading import LeftOut, Letter, Post

_OWNERS = (
    "SELECT DISTINCT p.key, p.customer_id FROM contact_point p JOIN customer c ON c.id = p.customer_id "
    "WHERE p.kind = 'email' AND c.trashed_at IS NULL AND p.key IN ({places}) ORDER BY p.customer_id"
)
_KNOWN = "SELECT message_id, customer_id FROM contact WHERE message_id <> '' AND message_id IN ({places})"
_FIRST_YEAR = 1971
"""Nobody had written an e-mail before."""
_TOGETHER = 500
"""SQLite takes so many values in one question on every machine."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """An e-mail with the customer it belongs to.

    Args:
        direction: incoming where it is from the customer.
        on: when it was written, naive local; None where that is not known, or cannot be: now is taken then.
        stranger: the address that is not the customer's, "" where one of theirs is named.
        is_known: it stands with this customer already.
    """

    letter: Letter
    customer: int
    direction: Direction
    on: datetime | None
    stranger: str = ""
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """An e-mail of nobody, or of several; `candidates` are their ids and names."""

    letter: Letter
    candidates: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sorting:
    """What becomes of some e-mails.

    Args:
        addressed: whose customer is known, and that are new there.
        known: how many stand there already.
        unclear: those that somebody has to give to a customer.
        left_out: files that could not be read.
    """

    addressed: tuple[Addressed, ...] = ()
    known: int = 0
    unclear: tuple[Unclear, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def sorted_post(shop: Shop, *, post: Post, customer: int | None = None) -> Sorting:
    """The e-mails of `post` sorted by address, or all of them given to one customer."""
    owners = customers_by_address(shop, addresses={one.address for each in post.letters for one in each.others})
    addressed: list[Addressed] = []
    unclear: list[tuple[Letter, tuple[int, ...]]] = []
    for letter in post.letters:
        whose = _whose(letter, owners)
        if customer is None and len(whose) != 1:
            unclear.append((letter, whose))
        else:
            addressed.append(_addressed(shop, letter, whose[0] if customer is None else customer, owners))
    known = messages_known(shop, letters=[(one.letter.message_id, one.customer) for one in addressed])
    fresh = tuple(one for one in addressed if (one.letter.message_id, one.customer) not in known)
    asked = sorted({one for _letter, whose in unclear for one in whose})
    names = {row.id: row.name for row in customer_rows(shop, ids=asked)}
    return Sorting(
        fresh,
        len(addressed) - len(fresh),
        tuple(Unclear(letter, tuple((one, names[one]) for one in whose if one in names)) for letter, whose in unclear),
        post.left_out,
    )


def given_to(shop: Shop, *, letter: Letter, customer: int) -> Addressed:
    """An e-mail that somebody has given to a customer."""
    owners = customers_by_address(shop, addresses={one.address for one in letter.others})
    found = _addressed(shop, letter, customer, owners)
    is_known = bool(messages_known(shop, letters=[(letter.message_id, customer)]))
    return Addressed(found.letter, customer, found.direction, found.on, found.stranger, is_known)


def customers_by_address(shop: Shop, *, addresses: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The customers who are reached at each of `addresses` (in lower case), but for those in the trash."""
    found: dict[str, tuple[int, ...]] = {}
    for part in _parts(sorted(addresses)):
        places = ", ".join("?" * len(part))
        rows = shop.database.execute_sql(_OWNERS.format(places=places), tuple(part))
        for address, customer in rows.fetchall():
            found[address] = (*found.get(address, ()), customer)
    return found


def messages_known(shop: Shop, *, letters: Sequence[tuple[str, int]]) -> frozenset[tuple[str, int]]:
    """Those of `letters` (number of the e-mail, customer) that stand there already."""
    known: set[tuple[str, int]] = set()
    for part in _parts(sorted({number for number, _customer in letters if number})):
        places = ", ".join("?" * len(part))
        rows = shop.database.execute_sql(_KNOWN.format(places=places), tuple(part))
        known |= {(number, customer) for number, customer in rows.fetchall()}
    return frozenset(known & set(letters))


def _whose(letter: Letter, owners: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(owner for one in letter.others for owner in owners.get(one.address, ())))


def _addressed(shop: Shop, letter: Letter, customer: int, owners: dict[str, tuple[int, ...]]) -> Addressed:
    named = {one.address for one in letter.others if customer in owners.get(one.address, ())}
    is_from = letter.sender is not None and letter.sender.address in named
    if not named:
        # A stranger's: the shop's own addresses are not known, but what it sent was never delivered to it.
        is_from = letter.delivered
    stranger = ""
    if not named and not any(one.address in owners for one in letter.others):
        stranger = _stranger(letter, is_from=is_from)
    direction = Direction.INCOMING if is_from else Direction.OUTGOING
    return Addressed(letter, customer, direction, _moment(shop, letter.on), stranger)


def _stranger(letter: Letter, *, is_from: bool) -> str:
    """The address that the customer wrote from, or was written to; "" where there is no telling which."""
    if is_from:
        return letter.sender.address if letter.sender else ""
    return letter.recipients[0].address if len(letter.recipients) == 1 else ""


def _moment(shop: Shop, on: datetime | None) -> datetime | None:
    """The moment by the wall clock; None for one at which nobody can have written."""
    if on is None or not _FIRST_YEAR <= on.year <= shop.now().year + 1:
        return None
    wall = to_local(on, shop.zone)
    return wall if wall <= latest_moment(shop.local_now()) else None


def _parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _TOGETHER] for start in range(0, len(values), _TOGETHER))
