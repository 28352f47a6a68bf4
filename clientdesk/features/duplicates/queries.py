"""What can be asked about duplicates: all pairs of the shop, and who is like somebody that is being typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clientdesk.base.phone import parse_phone
from clientdesk.desk.feature import Progress
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.rules import is_email, web_key
from clientdesk.features.duplicates.queries_traits import made_traits, traits_of
from clientdesk.features.duplicates.rules import Chances, Reason, compare
from clientdesk.features.duplicates.rules_blocks import MOST_CALLED, MOST_SHARING, core_words
from clientdesk.features.duplicates.rules_groups import Group, grouped
from clientdesk.features.duplicates.rules_nicknames import forms_like
from clientdesk.features.duplicates.rules_scan import alike_pairs
from clientdesk.features.duplicates.rules_traits import Traits, home_key
from clientdesk.features.duplicates.rules_words import word_of
from clientdesk.store.journal import Execute

_MOST_FOUND = 60
_SHORTEST = 2
_MOST_FORMS = 12
_BEFORE_A_SLIP = 3
_READ = 5_000
_WORTH_ASKING = 0.0
_EVEN = 0.5
"""Even odds: while somebody is typed a glance costs little, and nobody has counted how common a name is."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody who may be whom the owner is typing.

    Args:
        score: the chance, 0 to 1, names being taken as rare.
        reasons: what speaks for it.
    """

    customer: int
    name: str
    score: float
    reasons: tuple[Reason, ...]


def not_same_pairs(shop: Shop) -> set[tuple[int, int]]:
    """The pairs of which somebody has said that they are two, the smaller id first."""
    ask: Execute = shop.database.execute_sql
    return {(one, other) for one, other in ask("SELECT one_id, other_id FROM not_same", ()).fetchall()}


def duplicate_pairs(shop: Shop, progress: Progress) -> list[Group]:
    """Everybody who may have been entered twice, the surest first; for a thread of its own.

    Raises:
        Cancelled: by `progress`; nothing is changed at any time.
    """
    everybody: list[Traits] = []
    for traits in traits_of(shop):
        if len(everybody) % _READ == 0:
            progress(0, 0)
        everybody.append(traits)
    return grouped(alike_pairs(everybody, progress, two=not_same_pairs(shop)))


def alike(
    shop: Shop, *, name: str = "", given: str = "", family: str = "", patronymic: str = "", nickname: str = "",
    is_organisation: bool = False, phones: Sequence[str] = (), emails: Sequence[str] = (),
    birthday: tuple[int | None, int | None, int | None] = (None, None, None),
    homes: Sequence[tuple[str, str]] = (), without: int | None = None, limit: int = 3,
) -> list[Alike]:  # fmt: skip
    """Who is like somebody with these values, the likeliest first.

    Whoever a scan pairs with such a customer is among them, where `limit` allows it.

    Args:
        shop: the shop.
        name: as typed, where the parts are not told.
        given: the given name.
        family: the family name.
        patronymic: the father's name.
        nickname: what friends say.
        is_organisation: a firm or a household.
        phones: as typed.
        emails: e-mail and web addresses as typed.
        birthday: year, month, day, each None where unknown.
        homes: street and city.
        without: a customer to leave out: the one whose form it is; nor those who are not the same as that one.
        limit: how many at most.
    """
    keys = [parse_phone(phone, shop.settings.country) for phone in phones]
    year, month, day = birthday
    typed = made_traits(
        0, name, (given, family, patronymic), nickname=nickname, is_organisation=is_organisation,
        phones=[key.e164 or key.digits for key in keys],
        mails=[mail.lower() if is_email(mail) else web_key(mail) for mail in emails],
        birth=(year or 0, month, day) if month and day else None, homes=homes,
    )  # fmt: skip
    typed = replace(typed, streets=tuple(street for street, _city in homes if home_key(street, "")))
    return likest(shop, typed, without=without, limit=limit)


def twins_of(shop: Shop, *, customer: int, limit: int = 3) -> list[Alike]:
    """Who may be this customer once more, the likeliest first."""
    own = next(iter(traits_of(shop, [customer])), None)
    if own is None:
        return []
    ask: Execute = shop.database.execute_sql
    streets = ask("SELECT street FROM address WHERE customer_id = ?", (customer,)).fetchall()
    own = replace(own, streets=tuple(street for (street,) in streets if home_key(street, "")))
    return [one for one in likest(shop, own, without=customer, limit=limit) if one.score >= _EVEN]


def likest(shop: Shop, typed: Traits, *, without: int | None = None, limit: int = 3) -> list[Alike]:
    """Who is most like these traits."""
    chances = Chances(_how_many(shop))
    left_out = _not_same_as(shop, without)
    found = []
    for other in traits_of(shop, [one for one in _candidates(shop, typed) if one not in left_out]):
        likeness = compare(typed, other, chances)
        reasons = tuple(reason for reason in likeness.reasons if not reason.is_against)
        # A number or an e-mail that somebody has already is worth a word, even under another name.
        if likeness.bits >= _WORTH_ASKING or any(reason.key in {"phone", "email"} for reason in reasons):
            found.append((-likeness.bits, Alike(other.customer, other.name, likeness.score, reasons)))
    found.sort(key=lambda each: (each[0], each[1].customer))
    return [one for _bits, one in found[:limit]]


def _not_same_as(shop: Shop, customer: int | None) -> set[int]:
    if customer is None:
        return set()
    ask: Execute = shop.database.execute_sql
    told = ask("SELECT one_id, other_id FROM not_same WHERE one_id = ? OR other_id = ?", (customer, customer))
    return {customer, *(each for pair in told.fetchall() for each in pair)}


def _candidates(shop: Shop, typed: Traits) -> list[int]:
    """Whom it is worth comparing with: by an index each, as a scan brings them together."""
    ask: Execute = shop.database.execute_sql
    found: dict[int, None] = {}
    reached = (*typed.phones, *typed.mails)
    for key in reached:
        rows = ask("SELECT DISTINCT customer_id FROM contact_point WHERE key = ? LIMIT ?", (key, MOST_SHARING + 1))
        found.update(dict.fromkeys(row[0] for row in rows.fetchall()))
    for name in _asked_names(typed):
        found.update(dict.fromkeys(customer_ids(shop, text=name, limit=_MOST_FOUND)))
    if typed.streets:
        found.update(dict.fromkeys(_living_at(shop, typed.streets)))
    if typed.birth is not None:
        found.update(dict.fromkeys(_born_with(shop, typed)))
    return list(found)


def _asked_names(typed: Traits) -> Iterator[str]:
    """The names to look up: as typed, each word in its short and long forms, and cut before a slip in its end."""
    words = [word for word in core_words(typed) if len(word) >= _SHORTEST]
    if words:
        yield " ".join(words)
    for place, word in enumerate(words if len(words) > 1 else ()):
        for form in sorted(forms_like(word_of(word).keys) - {word})[:_MOST_FORMS]:
            yield " ".join((*words[:place], form, *words[place + 1 :]))
        if len(word) > _BEFORE_A_SLIP:
            yield " ".join((*words[:place], word[:_BEFORE_A_SLIP], *words[place + 1 :]))


def _living_at(shop: Shop, streets: Sequence[str]) -> list[int]:
    """Who lives in one of these streets, at the same number; no index, some ten milliseconds among 100,000."""
    ask: Execute = shop.database.execute_sql
    places = ", ".join("?" * len(streets))
    rows = ask(f"SELECT customer_id FROM address WHERE street IN ({places}) LIMIT ?", (*streets, MOST_SHARING + 1))  # noqa: S608
    return [row[0] for row in rows.fetchall()]


def _born_with(shop: Shop, typed: Traits) -> list[int]:
    if typed.birth is None:
        return []
    year, month, day = typed.birth
    ask: Execute = shop.database.execute_sql
    rows = ask(
        "SELECT id FROM customer WHERE ((birth_month = ? AND birth_day = ?) OR (birth_month = ? AND birth_day = ?)) "
        "AND (birth_year IS NULL OR ? IN (0, birth_year)) AND trashed_at IS NULL LIMIT ?",
        (month, day, day, month, year, MOST_SHARING * MOST_CALLED),
    )
    return [row[0] for row in rows.fetchall()]


def _how_many(shop: Shop) -> int:
    ask: Execute = shop.database.execute_sql
    return int(ask("SELECT count(*) FROM customer", ()).fetchone()[0])
