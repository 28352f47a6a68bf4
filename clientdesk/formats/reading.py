"""How a file is read: its columns, its orders, what is added to everybody; and how that is remembered by its shape."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from clientdesk.base.words import N_, Phrase
from clientdesk.formats.card import Card
from clientdesk.formats.dates import DateOrder
from clientdesk.formats.fields import ColumnMatch, Field
from clientdesk.formats.name_order import NameOrder

AS_LAST_TIME = N_("as last time")

LONGEST_READING = 200_000
_TOLD = ("field", "label", "group", "fact")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is said of everybody new whose row does not say it; "" and () for nothing.

    Args:
        potential: a class, as text.
        tags: words that everybody gets besides their own.
        language: ISO 639.
        country: of addresses that name none.
        owner: the id of the colleague who looks after them.
    """

    potential: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    country: str = ""
    owner: int | None = None

    def added_to(self, card: Card) -> Card:
        """The card with what it does not say itself."""
        return replace(
            card,
            potential=card.potential or self.potential,
            tags=tuple(dict.fromkeys((*card.tags, *self.tags))),
            language=card.language or self.language,
            addresses=tuple(replace(one, country=one.country or self.country) for one in card.addresses),
        )

    def __bool__(self) -> bool:
        return self != Defaults()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read.

    Args:
        columns: what each column of a table is taken for; () for what the file itself suggests.
        classes: the class meant by each text of the class column, "" for none; what is missing is guessed.
        dates: which number of a date comes first; None for what the file shows.
        names: which name comes first; None for what the file shows.
        defaults: what is said of everybody new.
    """

    columns: tuple[ColumnMatch, ...] = ()
    classes: Mapping[str, str] | None = None
    dates: DateOrder | None = None
    names: NameOrder | None = None
    defaults: Defaults = Defaults()


def shape_of(header: Sequence[str]) -> str:
    """A digest of the names of the columns, the same for every file of this shape; "" for a table without names."""
    names = [" ".join(name.casefold().split()) for name in header]
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest() if any(names) else ""


def written(reading: Reading, keys: Iterable[str] = ()) -> str:
    """A reading as JSON, for the next file of its shape: what was said of everybody is not repeated unasked.

    Args:
        reading: how the file was read.
        keys: by what the same customer was known.
    """
    columns = [
        {name: getattr(match, name) for name in _TOLD if getattr(match, name)} if match.field else None
        for match in reading.columns
    ]
    told = {
        "columns": columns,
        "classes": dict(reading.classes or {}),
        "dates": reading.dates,
        "names": reading.names,
        "keys": sorted(keys),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def read_back(text: str) -> tuple[Reading, frozenset[str]] | None:
    """A reading and its keys from `written`; None where the text is nothing of the kind."""
    if len(text) > LONGEST_READING:
        return None
    try:
        told = json.loads(text)
        reading = Reading(
            columns=tuple(_column(one) for one in told["columns"]),
            classes={str(key): str(value) for key, value in told["classes"].items()},
            dates=DateOrder(told["dates"]) if told["dates"] else None,
            names=NameOrder(told["names"]) if told["names"] else None,
        )
        return reading, frozenset(str(key) for key in told["keys"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _column(told: Mapping[str, object] | None) -> ColumnMatch:
    reason = Phrase(AS_LAST_TIME)
    if told is None:
        return ColumnMatch(None, reason=reason)
    group = told.get("group", 0)
    if not isinstance(group, int) or group < 0:
        raise ValueError(group)
    return ColumnMatch(Field(str(told["field"])), str(told.get("label", "")), group, reason, str(told.get("fact", "")))
