"""What the shop can do with consents: write down what a customer said, or what a file says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.shop import Shop
from clientdesk.features.consents.queries import CHUNK, CustomerRef, said_of
from clientdesk.features.consents.records import Consent
from clientdesk.features.consents.rules import (
    IMPORTED,
    LONGEST_PURPOSE,
    PURPOSES,
    Answer,
    Channel,
    Said,
    decisive,
    standing,
)
from clientdesk.features.customers.commands import present_customer
from clientdesk.store.record import new_uid

LONGEST_WORDING = 10_000
"""A longer wording is a whole contract."""


def record_consent(
    shop: Shop, *, customer: CustomerRef, purpose: str, channel: Channel, answer: Answer, wording: str = "",
    language: str = "", given_on: date | None = None, source: str = "",
) -> int:  # fmt: skip
    """Write down that a customer said yes or no, and return the row's id; what was said before is kept.

    Args:
        shop: the shop.
        customer: who said it.
        purpose: a key of `rules.PURPOSES`, or the owner's own words.
        channel: over what they may be reached so.
        answer: yes or no.
        wording: what they were asked.
        language: of the wording, ISO 639.
        given_on: the local day on which they said it; today where it is not told.
        source: where they said it: "paper form", "at the counter".

    Raises:
        UserError: on the argument that cannot be taken.
    """
    present_customer(customer)
    day = given_on or shop.today()
    if day > shop.today():
        raise UserError("given_on", N_("This day is still to come."))
    columns = {
        "purpose": checked_purpose(purpose),
        "wording": _within("wording", tidy_lines(wording), LONGEST_WORDING),
        "language": _within("language", tidy(language), LONGEST_PURPOSE),
        "source": _within("source", tidy(source), LONGEST_PURPOSE),
    }
    return int(
        Consent.insert(
            customer=customer, channel=Channel(channel).value, answer=Answer(answer).value, given_on=day,
            recorded_at=shop.now(), by=shop.staff, **columns,
        ).execute()
    )  # fmt: skip


def put_consents(shop: Shop, purpose: str, channel: Channel, told: Mapping[int, str]) -> None:
    """Write down what a file says, "yes" or "no" by customer; "" says nothing.

    A yes is left out where a no stands: no file turns a no into a yes. What stands already is not said again.
    """
    said = said_of(shop, list(told))
    fresh: list[dict[str, object]] = []
    for customer, value in told.items():
        if value and _is_news(standing(said.get(customer, [])), purpose, channel, Answer(value)):
            fresh.append(
                {
                    "customer": customer, "purpose": purpose, "channel": channel.value, "answer": Answer(value).value,
                    "given_on": shop.today(), "recorded_at": shop.now(), "by": shop.staff, "source": IMPORTED,
                    "uid": new_uid(),
                }
            )  # fmt: skip
    for start in range(0, len(fresh), CHUNK):
        Consent.insert_many(fresh[start : start + CHUNK]).execute()


def _is_news(stand: dict[tuple[str, str], Said], purpose: str, channel: Channel, answer: Answer) -> bool:
    """Whether an answer from a file says something that may be believed."""
    known = decisive(stand, purpose, channel.value)
    if answer is Answer.NO:
        return known is None or known.answer != Answer.NO
    # A yes to any way would outdo an older no to one of them.
    refused = any(asked == purpose and one.answer == Answer.NO for (asked, _way), one in stand.items())
    return known is None and not (channel is Channel.ANY and refused)


def checked_purpose(purpose: str) -> str:
    """A purpose by its key; one in words that are those of a known one is that one.

    Raises:
        UserError: on `purpose`, when there is none or it is too long.
    """
    tidied = tidy(purpose)
    if not tidied:
        raise UserError("purpose", N_("Please say what was asked for."))
    named = {_(words).casefold(): key for key, words in PURPOSES.items()}
    return named.get(tidied.casefold(), _within("purpose", tidied, LONGEST_PURPOSE))


def _within(field: str, text: str, most: int) -> str:
    if len(text) > most:
        raise UserError(field, Phrase(N_("Please keep this under {most} characters."), most=most))
    return text
