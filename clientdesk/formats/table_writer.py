"""Writes cards as a table that spreadsheets open safely and that is read back the same."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from clientdesk.formats.card import Address, Card, Reach
from clientdesk.formats.fact_columns import fact_header
from clientdesk.formats.fields import Field, neutralise
from clientdesk.formats.table_cards import JOINER

CHUNK_ROWS = 500

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

Cell = Callable[[Card], str]


@dataclass(frozen=True, slots=True)
class Shape:
    """How many of what a customer may have several of are known of one at most: so many columns the table gets."""

    phones: int = 0
    emails: int = 0
    urls: int = 0
    addresses: int = 0

    @classmethod
    def of(cls, cards: Iterable[Card]) -> Shape:
        """The shape of these."""
        counts = [(len(one.phones), len(one.emails), len(one.urls), len(one.addresses)) for one in cards]
        return cls(*map(max, zip(*counts, strict=True))) if counts else cls()


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A fact that gets a column; `is_day` says that its texts are days in ISO 8601."""

    key: str
    title: str
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it says of a card, and whether that is a day where it can be."""

    name: str
    cell: Cell
    is_day: bool = False


def _kind(card: Card) -> str:
    return "household" if card.is_household else "organisation" if card.is_org else "person"


# The names are those that Google's contacts have, where it has one, and the same in every language: a table that
# was written in one shop is read in another.
_PLAIN: dict[Field, tuple[str, Cell]] = {
    Field.KIND: ("Kind", _kind),
    Field.FULL_NAME: ("Full Name", lambda card: card.fn),
    Field.HONORIFIC: ("Name Prefix", lambda card: card.prefix),
    Field.GIVEN: ("First Name", lambda card: card.given),
    Field.PATRONYMIC: ("Middle Name", lambda card: card.additional),
    Field.FAMILY: ("Last Name", lambda card: card.family),
    Field.SUFFIX: ("Name Suffix", lambda card: card.suffix),
    Field.NICKNAME: ("Nickname", lambda card: card.nickname),
    Field.ORGANISATION: ("Organization Name", lambda card: card.org[0] if card.org else ""),
    Field.DEPARTMENT: ("Organization Department", lambda card: _join(card.org[1:])),
    Field.TITLE: ("Job Title", lambda card: card.title),
    Field.BIRTHDAY: ("Birthday", lambda card: card.bday or ""),
    Field.CLASS: ("Class", lambda card: card.potential),
    Field.TAGS: ("Labels", lambda card: _tags(card.tags)),
    Field.NOTE: ("Notes", lambda card: card.note),
    Field.LANGUAGE: ("Language", lambda card: card.language),
    Field.ADDRESS_AS: ("How to address", lambda card: card.address_as),
    Field.PRONUNCIATION: ("Pronunciation", lambda card: card.pronunciation),
    Field.INDUSTRY: ("Industry", lambda card: card.industry),
    Field.FOUND_BY: ("How they found us", lambda card: card.found_by),
    Field.NAME_DAY: ("Name day", lambda card: card.name_day or ""),
    Field.UID: ("UID", lambda card: card.uid),
}
_REACHES: dict[Field, tuple[str, Callable[[Card], Sequence[Reach]]]] = {
    Field.PHONE: ("Phone", lambda card: card.phones),
    Field.EMAIL: ("E-mail", lambda card: card.emails),
    Field.WEB: ("Website", lambda card: card.urls),
}
_ADDRESS_PARTS: tuple[tuple[str, Callable[[Address], str]], ...] = (
    ("Label", lambda address: _label(address.label, is_preferred=address.preferred)),
    ("Street", lambda address: address.street),
    ("City", lambda address: address.city),
    ("Region", lambda address: address.region),
    ("Postal Code", lambda address: address.postcode),
    ("Country", lambda address: address.country),
)

WRITABLE = (
    Field.KIND,
    Field.FULL_NAME,
    Field.HONORIFIC,
    Field.GIVEN,
    Field.PATRONYMIC,
    Field.FAMILY,
    Field.SUFFIX,
    Field.NICKNAME,
    Field.ORGANISATION,
    Field.DEPARTMENT,
    Field.TITLE,
    Field.PHONE,
    Field.EMAIL,
    Field.WEB,
    Field.ADDRESS,
    Field.BIRTHDAY,
    Field.CLASS,
    Field.TAGS,
    Field.NOTE,
    Field.LANGUAGE,
    Field.ADDRESS_AS,
    Field.PRONUNCIATION,
    Field.INDUSTRY,
    Field.FOUND_BY,
    Field.NAME_DAY,
    Field.UID,
)


def write_table(
    cards: Iterable[Card],
    fields: Sequence[Field] = WRITABLE,
    *,
    shape: Shape | None = None,
    facts: Sequence[FactColumn] = (),
) -> Iterator[bytes]:
    """The cards as CSV (RFC 4180, UTF-8 with mark, CRLF), in pieces.

    Cells that a spreadsheet would run get a leading apostrophe, which `read_table` takes off again.

    Args:
        cards: gone through once; without a `shape` they are gathered first, to find it.
        fields: which of `WRITABLE`, in this order.
        shape: how many phone columns and so on there are.
        facts: what stands behind the fields.
    """
    if shape is None:
        cards = list(cards)
        shape = Shape.of(cards)
    columns = columns_of(shape, fields, facts)
    yield b"\xef\xbb\xbf" + _lines([[neutralise(column.name) for column in columns]])
    each = iter(cards)
    while piece := list(islice(each, CHUNK_ROWS)):
        yield _lines([[neutralise(writable(column.cell(card))) for column in columns] for card in piece])


def columns_of(shape: Shape, fields: Sequence[Field] = WRITABLE, facts: Sequence[FactColumn] = ()) -> list[Column]:
    """The columns of a table of this shape, first to last."""
    plain = [column for field in fields for column in _columns(field, shape)]
    return [*plain, *(Column(fact_header(one.key, one.title), _fact_cell(one.key), one.is_day) for one in facts)]


def writable(text: str) -> str:
    """`text` without the signs that no table can hold."""
    return _UNWRITABLE.sub("", text) if text else ""


def _columns(field: Field, shape: Shape) -> list[Column]:
    if field in _PLAIN:
        name, cell = _PLAIN[field]
        return [Column(name, cell, field is Field.BIRTHDAY)]
    if field is Field.ADDRESS:
        return [
            Column(f"Address {place + 1} - {name}", _address_cell(place, part))
            for place in range(shape.addresses)
            for name, part in _ADDRESS_PARTS
        ]
    base, reaches = _REACHES[field]
    most = {Field.PHONE: shape.phones, Field.EMAIL: shape.emails, Field.WEB: shape.urls}[field]
    return [
        column
        for place in range(most)
        for column in (
            Column(f"{base} {place + 1} - Label", _label_cell(place, reaches)),
            Column(f"{base} {place + 1} - Value", _value_cell(place, reaches)),
        )
    ]


def _fact_cell(key: str) -> Cell:
    return lambda card: next((text for fact, text in card.facts if fact == key), "")


def _address_cell(place: int, part: Callable[[Address], str]) -> Cell:
    return lambda card: part(card.addresses[place]) if place < len(card.addresses) else ""


def _label_cell(place: int, reaches: Callable[[Card], Sequence[Reach]]) -> Cell:
    def cell(card: Card) -> str:
        found = reaches(card)
        return _label(found[place].label, is_preferred=found[place].preferred) if place < len(found) else ""

    return cell


def _value_cell(place: int, reaches: Callable[[Card], Sequence[Reach]]) -> Cell:
    return lambda card: reaches(card)[place].value if place < len(reaches(card)) else ""


def _label(label: str, *, is_preferred: bool) -> str:
    return f"* {label}" if is_preferred else label


def _join(parts: Sequence[str]) -> str:
    return f" {JOINER} ".join(parts)


def _tags(tags: Sequence[str]) -> str:
    if any(sign in tag for tag in tags for sign in ",;\n"):
        # The sign at the end says how the cell is divided even where there is one tag only.
        return f"{_join(tags)} {JOINER}"
    return ", ".join(tags)


def _lines(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8")
