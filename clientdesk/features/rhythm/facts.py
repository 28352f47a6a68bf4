"""Facts of the rhythm: the next day, how long nobody was in touch, and what was agreed for one customer alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.fact_values import NOBODY, Condition, key_where, reader, worder
from clientdesk.desk.facts import Fact, FactKind, FactSource, FactTest, Test
from clientdesk.desk.shop import Shop
from clientdesk.desk.working_days import WorkingDays
from clientdesk.features.customers.facts import values_of
from clientdesk.features.rhythm.commands import clear_rhythm, set_rhythm
from clientdesk.features.rhythm.next_touch import TABLES
from clientdesk.features.rhythm.rules import MOST_DAYS

_DUE_ON = "(SELECT n.due_on FROM next_touch n WHERE n.customer = customer.id)"
_SINCE = (
    "coalesce((SELECT n.last_on FROM next_touch n WHERE n.customer = customer.id), substr(customer.created_at, 1, 10))"
)
"""The last real contact; of whoever was never reached, the day they were added."""
_OWN_DAYS = "(SELECT r.days FROM customer_rhythm r WHERE r.customer_id = customer.id)"
_LARGEST = 100_000


def rhythm_facts(_shop: Shop) -> list[Fact]:
    """What is known of a customer's rhythm."""
    return [
        Fact(
            key="next_touch",
            title=Phrase(N_("Next contact")),
            kind=FactKind.DATE,
            values=_next_days,
            where=lambda _shop, test: key_where(_DUE_ON, test),
            words=worder(FactKind.DATE),
            read=reader("next_touch", FactKind.DATE),
            sorted_by=_DUE_ON,
        ),
        Fact(
            key="silent_days",
            title=Phrase(N_("Days without contact")),
            kind=FactKind.NUMBER,
            values=_silent_days,
            where=_silent_where,
            words=worder(FactKind.NUMBER),
            read=reader("silent_days", FactKind.NUMBER),
        ),
        Fact(
            key="rhythm_days",
            title=Phrase(N_("Own rhythm in days")),
            kind=FactKind.NUMBER,
            values=lambda shop, customers: values_of(shop, _OWN_DAYS, customers),
            where=_own_where,
            words=worder(FactKind.NUMBER),
            read=_read_days,
            put=_put_days,
            sorted_by=_OWN_DAYS,
        ),
    ]


def _next_days(shop: Shop, customers: Sequence[int]) -> Mapping[int, str]:
    """The working day on which the next touch is due."""
    open_days = WorkingDays(shop)
    kept = values_of(shop, _DUE_ON, customers)
    return {customer: open_days.next(date.fromisoformat(on)).isoformat() for customer, on in kept.items()}


def _silent_days(shop: Shop, customers: Sequence[int]) -> Mapping[int, str]:
    today = shop.today()
    since = values_of(shop, _SINCE, customers)
    return {customer: str(max((today - date.fromisoformat(on)).days, 0)) for customer, on in since.items()}


def _silent_where(shop: Shop, test: FactTest) -> Condition:
    """So many days without contact: compared with the day so many days ago."""
    if test.test in {Test.KNOWN, Test.UNKNOWN}:
        return ("1", ()) if test.test is Test.KNOWN else NOBODY
    days = _whole(test.value)
    if days is None:
        return NOBODY
    on = (shop.today() - timedelta(days=min(days, (shop.today() - date.min).days))).isoformat()
    signs = {Test.IS: "=", Test.IS_NOT: "<>", Test.AT_LEAST: "<=", Test.AT_MOST: ">="}
    return (f"{_SINCE} {signs[test.test]} ?", (on,)) if test.test in signs else NOBODY


def _own_where(_shop: Shop, test: FactTest) -> Condition:
    if test.test in {Test.KNOWN, Test.UNKNOWN}:
        return f"{_OWN_DAYS} IS {'NOT ' if test.test is Test.KNOWN else ''}NULL", ()
    days = _whole(test.value)
    signs = {Test.IS: "=", Test.IS_NOT: "IS NOT", Test.AT_LEAST: ">=", Test.AT_MOST: "<="}
    return (f"{_OWN_DAYS} {signs[test.test]} ?", (days,)) if days is not None and test.test in signs else NOBODY


def _whole(value: str) -> int | None:
    return min(int(value), _LARGEST) if value.isascii() and value.isdecimal() and len(value) < 10 else None


def _read_days(shop: Shop, text: str) -> str:
    number = reader("rhythm_days", FactKind.NUMBER)(shop, text)
    days = _whole(number) if number else 1
    if days is None or not 1 <= days <= MOST_DAYS:
        words = Phrase(N_("Please give a number of days from 1 to {most}."), most=MOST_DAYS)
        raise UserError("rhythm_days", words)
    return number


def _put_days(shop: Shop, told: Mapping[int, str]) -> None:
    for customer, value in told.items():
        if value:
            set_rhythm(shop, customer=customer, days=int(_read_days(shop, value)))
        else:
            clear_rhythm(shop, customer=customer)


FACTS = FactSource(TABLES | {"contact", "reminder"}, rhythm_facts)
