"""How relationships are: the signals of all capabilities, weighed; the word, its reasons, the course of a year."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from clientdesk.base.words import N_, Words, _, shown
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.signals import Signal, SignalSource
from clientdesk.features.contacts.kinds import IN_TOUCH
from clientdesk.features.health.queries_silence import BY_SILENCE, silences
from clientdesk.features.health.rules import MOST_WEIGHT, Health, Silence, month_ends, score_of, word_of

PREFIX = "health."
"""Before the key of a signal, in the name of the setting that keeps its weight."""

_LAST_CONTACT = f'SELECT id FROM contact WHERE customer_id = ? AND "on" <= ? AND {IN_TOUCH} ORDER BY "on" DESC LIMIT 1'  # noqa: S608

WORDS = {
    Health.WELL: N_("Going well"),
    Health.ATTENTION: N_("Needs attention"),
    Health.RISK: N_("At risk"),
    Health.LOST: N_("Lost touch"),
}


@dataclass(frozen=True, slots=True)
class Weight:
    """What a signal weighs.

    Args:
        key: of its source.
        title: marked for translation, as is `detail`.
        weight: now, 0 to 10; `begun` is what it weighs until the owner says otherwise.
    """

    key: str
    title: str
    detail: str
    weight: int
    begun: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason behind the word.

    Args:
        title: of the signal, marked for translation.
        words: in one plain clause.
        points: strength times weight.
        table: with `row`, the record to which it leads; "" for the timeline.
    """

    title: str
    words: Words
    strength: float
    weight: int
    points: float
    table: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How a relationship is on a day.

    Args:
        word: None where nothing is known of it yet.
        until: the last day on which it is so if nothing happens; None where time alone does not change it.
    """

    word: Health | None
    score: float
    reasons: tuple[Reason, ...]
    silence: Silence
    until: date | None


@dataclass(frozen=True, slots=True)
class Point:
    """How it was at the end of a day."""

    on: date
    word: Health | None
    score: float


def weights(shop: Shop) -> tuple[Weight, ...]:
    """What each signal weighs, in the order of the catalogue."""
    rows = shop.database.execute_sql("SELECT name, value FROM setting WHERE name LIKE ?", (f"{PREFIX}%",))
    kept = dict(rows.fetchall())
    return tuple(
        Weight(one.key, one.title, one.detail, _weight(kept.get(PREFIX + one.key, ""), one.weight), one.weight)
        for one in _sources(shop)
    )


def _weight(kept: str, begun: int) -> int:
    # A shop that came from elsewhere may hold anything here.
    return min(int(kept), MOST_WEIGHT) if kept.isascii() and kept.isdecimal() and len(kept) < 3 else begun


def _sources(shop: Shop) -> list[SignalSource]:
    return all_of(shop.cards, "signals")


def standings(shop: Shop, *, customers: Sequence[int], on: date) -> dict[int, Standing]:
    """How it is with each of some customers as of the end of a local day."""
    told: dict[int, list[tuple[SignalSource, int, Signal]]] = {customer: [] for customer in customers}
    weighing = {one.key: one.weight for one in weights(shop)}
    known = silences(shop, customers, on)
    for source in _sources(shop):
        if not weighing[source.key]:
            continue
        from_silence = BY_SILENCE.get(source.key)
        given = from_silence(known, on) if from_silence else source.signals(shop, customers, on)
        for customer, signals in given.items():
            if customer in told:
                told[customer] += [(source, weighing[source.key], signal) for signal in signals]
    return {customer: _standing(told[customer], known[customer], on) for customer in customers}


def _standing(told: Collection[tuple[SignalSource, int, Signal]], silence: Silence, on: date) -> Standing:
    score = score_of([(signal.strength, weight) for _source, weight, signal in told])
    lost_on = silence.lost_on
    lost = lost_on is not None and lost_on <= on
    reasons = [
        Reason(source.title, signal.reason, signal.strength, weight, score_of([(signal.strength, weight)]),
               signal.table, signal.row)
        for source, weight, signal in told
        if signal.strength
    ]  # fmt: skip
    days = [signal.until for _source, _weight_, signal in told if signal.until is not None and signal.until >= on]
    if lost_on is not None and not lost:
        days.append(date.fromordinal(lost_on.toordinal() - 1))
    word = word_of(score, lost=lost) if reasons or lost or silence.last is not None else None
    reasons.sort(key=lambda one: (one.points > 0, -abs(one.points)))
    return Standing(word, score, tuple(reasons), silence, min(days, default=None))


def health(shop: Shop, *, customer: int) -> Standing:
    """How it is with a customer today, and why."""
    return standings(shop, customers=[customer], on=shop.today())[customer]


def course(shop: Shop, *, customer: int) -> tuple[Point, ...]:
    """How it went over the last year: at the end of each of twelve months, and today, by the weights of today."""
    points = []
    for on in month_ends(shop.today()):
        one = standings(shop, customers=[customer], on=on)[customer]
        points.append(Point(on, one.word, one.score))
    return tuple(points)


def reason_words(reason: Reason) -> str:
    """A reason as a sentence begins, in the language of the moment."""
    text = shown(reason.words)
    return text[:1].upper() + text[1:]


def word_words(word: Health | None) -> str:
    """The word in the language of the moment."""
    return _(WORDS[word]) if word is not None else _("Nothing known yet")


def points_words(points: float) -> str:
    """`+3`, `−4.5`: with a true minus, and kept together in a right-to-left line."""
    sign = "+" if points > 0 else "\u2212" if points < 0 else ""
    return f"\u2066{sign}{abs(points):g}\u2069"


def last_contact_row(shop: Shop, *, customer: int) -> int | None:
    """The newest contact with a customer, None where there is none."""
    rows = shop.database.execute_sql(_LAST_CONTACT, (customer, shop.now().isoformat(sep=" "))).fetchall()
    return int(rows[0][0]) if rows else None
