"""The signals that health gives by itself: their names and weights; what tells them is loaded when asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from clientdesk.base.changes import Changes
from clientdesk.base.words import N_
from clientdesk.desk.shop import Shop
from clientdesk.desk.signals import Signal, SignalSource
from clientdesk.features.rhythm.next_touch import TABLES

_CONTACTS = frozenset({"contact", "own_kind"})
Told = Mapping[int, Sequence[Signal]]


def _lazily(name: str) -> Callable[[Shop, Sequence[int], date], Told]:
    def signals(shop: Shop, customers: Sequence[int], on: date) -> Told:
        from clientdesk.features.health import queries_signals

        told: Told = getattr(queries_signals, name)(shop, customers, on)
        return told

    return signals


def _touched_by_contacts(shop: Shop, changes: Changes) -> set[int] | None:
    from clientdesk.features.contacts.last_touch import touched_customers

    return touched_customers(shop, changes)


def _touched_by_rhythm(shop: Shop, changes: Changes) -> set[int] | None:
    from clientdesk.features.health.queries_signals import touched_by_rhythm

    return touched_by_rhythm(shop, changes)


def _touched_by_meetings(shop: Shop, changes: Changes) -> set[int] | None:
    from clientdesk.features.health.queries_signals import touched_by_meetings

    return touched_by_meetings(shop, changes)


SOURCES = (
    SignalSource(
        "silence",
        N_("Silence against what is usual"),
        N_("How long you have not been in touch, beside the gap that used to lie between two contacts with them."),
        6,
        _CONTACTS,
        _lazily("silence_signals"),
        _touched_by_contacts,
    ),
    SignalSource(
        "rhythm",
        N_("Silence against what you agreed on"),
        N_("How long you have not been in touch, beside the rhythm of their class, their relationship or their own."),
        5,
        TABLES - {"setting"},
        _lazily("rhythm_signals"),
        _touched_by_rhythm,
    ),
    SignalSource(
        "answers",
        N_("Calls not answered"),
        N_("Calls in a row that nobody answered since you last spoke."),
        3,
        _CONTACTS,
        _lazily("answer_signals"),
        _touched_by_contacts,
    ),
    SignalSource(
        "begun",
        N_("They begin by themselves"),
        N_("Contacts of the last half-year that were their idea: they wrote, called or came."),
        2,
        _CONTACTS,
        _lazily("begun_signals"),
        _touched_by_contacts,
    ),
    SignalSource(
        "meetings",
        N_("Meetings held or not held"),
        N_("Whether the last meetings came about."),
        3,
        frozenset({"appointment"}),
        _lazily("meeting_signals"),
        _touched_by_meetings,
    ),
)
