"""Suggestions: which other kind of relationship a customer seems to have, and from what that is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clientdesk.base.words import N_, Phrase
from clientdesk.features.relationships.rules import (
    AUTOMATED,
    CO_CREATION,
    COMMUNITY,
    DEDICATED,
    LONG_TERM,
    PERSONAL,
    SELF_SERVICE,
    TRANSACTIONAL,
)

YEAR = timedelta(days=365)
SILENT = 2 * YEAR
"""Nobody was in touch for so long."""
SETTLING = timedelta(days=90)
"""A kind that was just chosen is left alone for so long."""
VISITS, CALLS, LETTERS, IDEAS, YEARS = 4, 2, 4, 3, 3
"""From so many on, within a year (ideas: at any time; years: one after another), something is suggested."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One time the shop and a customer were in touch.

    Args:
        on: the local day.
        way: "personal" (face to face), "talk" (a call), "letter" (e-mail, message, letter), or "other".
    """

    on: date
    way: str


@dataclass(frozen=True, slots=True)
class Signs:
    """What suggestions are made from.

    Args:
        kind: the present kind, "" for none; `since` when it began.
        seen: each real contact, in any order.
        ideas: how many ideas and contributions came from the customer.
    """

    kind: str
    since: date | None
    seen: Sequence[Seen]
    ideas: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A move that is suggested: to which kind, and why."""

    kind: str
    because: Phrase


def suggestions(signs: Signs, today: date) -> list[Suggestion]:
    """Every move that seems to fit, the best founded first; none to the kind there is."""
    if signs.since is not None and today - signs.since < SETTLING:
        return []
    return [one for one in _all(signs, today) if one.kind != signs.kind]


def _all(signs: Signs, today: date) -> Iterator[Suggestion]:
    if signs.ideas >= IDEAS and signs.kind != COMMUNITY:
        words = Phrase(N_("{n} idea came from them"), N_("{n} ideas came from them"), signs.ideas)
        yield Suggestion(CO_CREATION, words)
    yield from _silent(signs, today)
    yield from _close(signs, [one for one in signs.seen if timedelta() <= today - one.on < YEAR])
    yield from _lasting(signs, today)


def _silent(signs: Signs, today: date) -> Iterator[Suggestion]:
    if not signs.seen or signs.kind in {SELF_SERVICE, TRANSACTIONAL}:
        return
    if today - max(one.on for one in signs.seen) >= SILENT:
        came = sum(one.way == "personal" for one in signs.seen)
        kind = TRANSACTIONAL if came * 2 >= len(signs.seen) else SELF_SERVICE
        yield Suggestion(kind, Phrase(N_("Nobody was in touch for two years")))


def _close(signs: Signs, recent: Sequence[Seen]) -> Iterator[Suggestion]:
    """What the last year shows."""
    ways = [one.way for one in recent]
    visits, calls, letters = (ways.count(way) for way in ("personal", "talk", "letter"))
    if visits >= VISITS and signs.kind not in {CO_CREATION, COMMUNITY}:
        words = Phrase(N_("{n} personal visit within a year"), N_("{n} personal visits within a year"), visits)
        yield Suggestion(DEDICATED, words)
    if letters >= LETTERS and letters == len(recent) and signs.kind not in {SELF_SERVICE, TRANSACTIONAL}:
        words = Phrase(
            N_("They wrote or were written to {n} time within a year, and nothing else"),
            N_("They wrote or were written to {n} times within a year, and nothing else"),
            letters,
        )
        yield Suggestion(AUTOMATED, words)
    if calls >= CALLS and signs.kind in {"", SELF_SERVICE, TRANSACTIONAL, AUTOMATED}:
        yield Suggestion(PERSONAL, Phrase(N_("{n} call within a year"), N_("{n} calls within a year"), calls))


def _lasting(signs: Signs, today: date) -> Iterator[Suggestion]:
    """What several years show."""
    years = {(today - one.on) // YEAR for one in signs.seen if one.on <= today}
    if set(range(YEARS)) <= years and signs.kind in {"", SELF_SERVICE, TRANSACTIONAL}:
        yield Suggestion(LONG_TERM, Phrase(N_("In touch in each of the last three years")))
