"""Consents as facts: each purpose and channel a yes or no, for filters, columns and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from clientdesk.base.words import _
from clientdesk.desk.fact_values import YES_NO, Condition, key_where, reader, worder
from clientdesk.desk.facts import Fact, FactKind, FactSource, FactTest
from clientdesk.desk.shop import Shop
from clientdesk.features.consents.commands import put_consents
from clientdesk.features.consents.queries import CHUNK, own_purposes
from clientdesk.features.consents.rules import PURPOSES, Channel, channel_words, purpose_words


def consent_facts(shop: Shop) -> list[Fact]:
    """A fact for every purpose and channel, "consent:<purpose>:<channel>"; the owner's own purposes at the end."""
    purposes = (*PURPOSES, *own_purposes(shop))
    return [_fact(purpose, channel) for purpose in purposes for channel in Channel]


def _fact(purpose: str, channel: Channel) -> Fact:
    key = f"consent:{purpose}:{channel.value}"

    def values(shop: Shop, customers: Sequence[int]) -> Mapping[int, str]:
        return _values(shop, purpose, channel, customers)

    def where(_shop: Shop, test: FactTest) -> Condition:
        sql, told = key_where("s.answer", test)
        # Asked of the customer once: a purpose has single quotes doubled, as SQL writes a text.
        return sql.replace("s.answer", _answer(purpose, channel)), told

    def put(shop: Shop, told: Mapping[int, str]) -> None:
        put_consents(shop, purpose, channel, told)

    # Translators: the name of a column in a list or a file: "Consent, offers: e-mail".
    title = _("Consent, {purpose}: {channel}").format(purpose=purpose_words(purpose), channel=channel_words(channel))
    return Fact(
        key=key,
        title=title,
        kind=FactKind.YES_NO,
        values=values,
        where=where,
        words=worder(FactKind.YES_NO),
        read=reader(key, FactKind.YES_NO),
        put=put,
        choices=YES_NO,
        sorted_by=_answer(purpose, channel),
    )


def _answer(purpose: str, channel: Channel) -> str:
    """SQL for what a customer said, NULL when nobody asked."""
    quoted = purpose.replace("'", "''")
    return (
        "(SELECT s.answer FROM consent_standing s WHERE s.customer = customer.id "  # noqa: S608 - quoted
        f"AND s.purpose = '{quoted}' AND s.channel = '{channel.value}')"
    )


def _values(shop: Shop, purpose: str, channel: Channel, customers: Sequence[int]) -> dict[int, str]:
    execute: Callable[..., Any] = shop.database.execute_sql
    found: dict[int, str] = {}
    for start in range(0, len(customers), CHUNK):
        some = list(customers[start : start + CHUNK])
        rows = execute(
            "SELECT customer, answer FROM consent_standing WHERE purpose = ? AND channel = ? "  # noqa: S608
            f"AND customer IN ({', '.join('?' * len(some))})",
            (purpose, channel.value, *some),
        )
        found.update(dict(rows.fetchall()))
    return found


FACTS = FactSource(frozenset({"consent"}), consent_facts)
