"""Which number of a date and which name comes first in a table: by what stands in it, asked only where that is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clientdesk.formats.dates import DateOrder, guess_order, is_open, order_shown
from clientdesk.formats.fields import ColumnMatch, Field
from clientdesk.formats.name_order import NameOrder, is_question, words_of
from clientdesk.formats.name_order import order_shown as name_order_shown
from clientdesk.formats.table import Table

_DATES = frozenset({Field.BIRTHDAY})


@dataclass(frozen=True, slots=True)
class Openness:
    """What of a table's orders is open.

    Args:
        date: a date that can be read two ways, "" where the file shows the order or there is none.
        name: a name of which the file does not show which part comes first, "" likewise.
        names: the order that the file shows, None where it does not.
    """

    date: str = ""
    name: str = ""
    names: NameOrder | None = None


def openness_of(table: Table, mapping: Sequence[ColumnMatch]) -> Openness:
    """What has to be asked; goes through the whole table only where its beginning leaves a date open."""
    names = name_order_of(table, mapping)
    whole = [name for name, _emails in _names(table, mapping)]
    name = next(filter(words_of, whole), "") if is_question(whole) else ""
    date = ""
    if _shown_dates(table, mapping) is None:
        date = next(filter(is_open, _cells(table.sample, mapping)), "")
    return Openness(date, name, names)


def date_order_of(table: Table, mapping: Sequence[ColumnMatch], country: str) -> DateOrder:
    """How dates are written: by those that can be read one way only, else by the country's custom."""
    return _shown_dates(table, mapping) or guess_order((), country)


def name_order_of(table: Table, mapping: Sequence[ColumnMatch]) -> NameOrder | None:
    """Which name comes first, by the names and e-mails of the first rows; None where they do not show it."""
    place = _place_of_names(mapping)
    if place is None:
        return None
    return name_order_shown(table.header[place] if place < len(table.header) else "", _names(table, mapping))


def _place_of_names(mapping: Sequence[ColumnMatch]) -> int | None:
    fields = {match.field for match in mapping}
    if fields & {Field.GIVEN, Field.FAMILY}:
        return None
    return next((place for place, match in enumerate(mapping) if match.field is Field.FULL_NAME), None)


def _names(table: Table, mapping: Sequence[ColumnMatch]) -> list[tuple[str, list[str]]]:
    place = _place_of_names(mapping)
    if place is None:
        return []
    emails = [at for at, match in enumerate(mapping) if match.field is Field.EMAIL]
    return [
        (row[place].strip(), [row[at] for at in emails if at < len(row)])
        for row in table.sample
        if place < len(row) and row[place].strip()
    ]


def _shown_dates(table: Table, mapping: Sequence[ColumnMatch]) -> DateOrder | None:
    shown = order_shown(_cells(table.sample, mapping))
    if shown is None and any(map(is_open, _cells(table.sample, mapping))):
        # The rest of the file may hold the one date that tells.
        problems = table.problems[:]
        shown = order_shown(_cells((row for _line, row in table.rows()), mapping))
        table.problems[:] = problems
    return shown


def _cells(rows: Iterable[Sequence[str]], mapping: Sequence[ColumnMatch]) -> Iterator[str]:
    places = [place for place, match in enumerate(mapping) if match.field in _DATES]
    for row in rows if places else ():
        yield from (row[place] for place in places if place < len(row) and row[place].strip())
