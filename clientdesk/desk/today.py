"""The cards of the start page, and where their rows come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from clientdesk.base.words import Phrase, Words
from clientdesk.desk.shop import Shop
from clientdesk.desk.tone import Tone


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One row of a card on Today.

    Args:
        when: first words of the second line ("3 days late", "10:00"); `tone` colours them.
        what: the rest of it.
        phone: as shown; "" for none.
        checkable: has a round box that marks it done.
        due_on: the local day it was or is due, None where that makes no sense.
        at: the time of day at which it is due, None for any; put off to another day, it keeps it.
        staff: whose it is, None for everybody's.
        photo: the name of the customer's photo among the kept files, "" for none.
        original: which of a series it is, as the calendar tells it; None for what stands alone.
        is_turn: its turn is this day, however long it has waited: nobody has missed it.
    """

    table: str
    row: int
    customer: int | None
    name: str
    when: Words
    what: Words
    tone: Tone = Tone.PLAIN
    is_organisation: bool = False
    potential: str = ""
    phone: str = ""
    email: str = ""
    checkable: bool = False
    due_on: date | None = None
    at: time | None = None
    photo: str = ""
    is_household: bool = False
    staff: int | None = None
    original: datetime | None = None
    is_turn: bool = False


@dataclass(frozen=True, slots=True)
class TodaySource:
    """A card on Today: `rows(shop)` are read again when one of `tables` changes or a day begins.

    Sources of the same `key` share one card, which looks as the first one says; a `schedule` is put in order of time.

    Args:
        key: names the card's widget: `today_<key>`.
        title: marked for translation, as are `title_ahead`, which it has where it shows coming days, and `empty`.
        side: stands in the narrow column.
        counts: its rows are people to reach: they make the badge of the rail.
        schedule: its rows are the course of the day: a time, a coloured bar, a title.
        ahead: `ahead(shop, first=, last=)`: its rows of coming days, both included; None where it looks at today alone.
        empty: what it says without rows; a card without rows and without words is not shown.
        place: order among the others until the person puts them elsewhere, small first.
        page: the page that holds all of it, to which "Show all" leads; without it the card itself unfolds.
    """

    key: str
    title: str
    icon: str
    tables: frozenset[str]
    rows: Callable[[Shop], Sequence[TodayRow]]
    tone: Tone = Tone.ACCENT
    side: bool = False
    counts: bool = False
    schedule: bool = False
    empty: str = ""
    ahead: Callable[..., Sequence[TodayRow]] | None = None
    title_ahead: str = ""
    place: int = 50
    page: str = ""


@dataclass(frozen=True, slots=True)
class MissedSource:
    """What passed while nobody looked at the window: one line of "While you were away", and the rows behind it.

    Args:
        key: names the line's widget: `away_<key>`.
        words: `words(n)`: how many there are, in a sentence; one `Phrase`, so that translators meet it whole.
        rows: `rows(shop, first=, last=)`: what passed on these days, both included, oldest first.
    """

    key: str
    icon: str
    words: Callable[[int], Phrase]
    rows: Callable[..., Sequence[TodayRow]]


@dataclass(frozen=True, slots=True)
class Assurance:
    """A quiet line beneath the greeting that tells how something stands, said without being asked.

    Args:
        key: names the line's widget: `today_<key>`.
        tables: whose change may make it another.
        words: `words(shop)`: its parts, which stand behind one another; none where there is nothing to say.
    """

    key: str
    tables: frozenset[str]
    words: Callable[[Shop], Sequence[Words]]
