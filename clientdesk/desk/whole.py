"""The whole picture: what capabilities contribute to screens that loop over all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from clientdesk.base.changes import Changes
from clientdesk.base.words import Words
from clientdesk.desk.shop import Shop


@dataclass(frozen=True, slots=True)
class SearchWords:
    """More words by which a customer is found.

    Args:
        tables: whose change makes them stale.
        words: `words(shop, customers)`: texts by customer; those who have none may be left out.
        touched: `touched(shop, changes)`: the customers whose words a step may have altered, None for too many.
    """

    tables: frozenset[str]
    words: Callable[[Shop, Sequence[int]], Mapping[int, Iterable[str]]]
    touched: Callable[[Shop, Changes], set[int] | None]


@dataclass(frozen=True, slots=True)
class Caution:
    """What is to be known before one reaches for the phone: `words(shop, customer=)`, "" for nothing.

    It stands beside the name at the head of the profile, near the buttons that call and write.

    Args:
        tables: whose change may raise or lower it.
        icon: a Phosphor name.
    """

    tables: frozenset[str]
    icon: str
    words: Callable[..., str]


@dataclass(frozen=True, slots=True)
class Kin:
    """Somebody whose contacts belong on another's timeline: a buyer on the firm's, the child on the household's.

    Args:
        name: as the list shows it.
        since: from this day on, None for always.
        until: to this day, None for still.
    """

    customer: int
    name: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class KinSource:
    """Where kin come from: `kin(shop, customer=)`, read from `tables`."""

    tables: frozenset[str]
    kin: Callable[..., Sequence[Kin]]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of a customer's sheet: label and text; `indent` 1 stands under the row before."""

    label: Words
    text: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class SheetSource:
    """A part of the sheet of one customer: what is printed, and what `show` of the command line tells.

    Args:
        key: its name in `show`.
        title: its heading, marked for translation.
        place: small first: contact points 10, people 30, background 40, own fields 50, consents 80.
        rows: `rows(shop, customer=)`, in the language of the moment; no rows, no heading.
        of_today: it judges or plans from today on, and is no part of the picture of a past day.
    """

    key: str
    title: str
    place: int
    rows: Callable[..., Sequence[SheetRow]]
    of_today: bool = False


@dataclass(frozen=True, slots=True)
class TextSource:
    """What is written down in a table, for the full-text search.

    Args:
        table: whose rows are found.
        title: what such a row is called, marked for translation ("Contact").
        icon: a Phosphor name; `icons` has others by the kind of the row.
        select: SQL that gives, of every row with a text: id, customer (or NULL), the moment or day in ISO 8601 (or
            ''), the text, its kind (or '').
        utc: the moment is UTC; otherwise it is the wall's.
        beside: other tables whose texts are among those of such a row, each with its column that names the row; the
            `customer_id` of both is the same.
    """

    table: str
    title: str
    icon: str
    select: str
    icons: Mapping[str, str] = field(default_factory=dict)
    utc: bool = False
    beside: Mapping[str, str] = field(default_factory=dict)

    @property
    def tables(self) -> frozenset[str]:
        """Whose change makes it stale."""
        return frozenset({self.table, *self.beside})


@dataclass(frozen=True, slots=True)
class Found:
    """Something that "go to anything" has found.

    Args:
        title: first line.
        detail: second line: a part of the text with the words looked for.
        icon: a Phosphor name.
        customer: whom it is about: chosen, their profile opens.
        table: with `row`, the record, where it has one.
    """

    title: str
    detail: str
    icon: str
    customer: int | None = None
    table: str = ""
    row: int = 0
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FoundSource:
    """What can be gone to: `find(shop, text=, limit=)`, the best first; `title` is the heading of its group."""

    key: str
    title: str
    find: Callable[..., Sequence[Found]]
