"""The first rows of a file as they would come in: what would be shown of each, before it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from clientdesk.base.days import birthday_date, short_date
from clientdesk.base.phone import parse_phone
from clientdesk.base.words import N_, _
from clientdesk.desk.intake import Cell, Preview, Sighting
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.card_rows import CardRows, rows_of
from clientdesk.features.customers.classes import classes as classes_of
from clientdesk.features.customers.classes import keys_by_words
from clientdesk.features.customers.rules import PointKind
from clientdesk.formats.card import Card, Problem
from clientdesk.formats.fields import ColumnMatch, Field
from clientdesk.formats.reading import Defaults, Reading
from clientdesk.formats.source import Read, Source

_MOST_COLUMNS = 5
_HEADS: dict[Field, str] = {
    Field.FULL_NAME: N_("Name"),
    Field.PHONE: N_("Phone"),
    Field.EMAIL: N_("E-mail"),
    Field.BIRTHDAY: N_("Birthday"),
    Field.CLASS: N_("Class"),
    Field.ORGANISATION: N_("Works at"),
    Field.CITY: N_("City"),
    Field.TAGS: N_("Tags"),
    Field.NOTE: N_("Notes"),
}
_UNTAKEN = {
    Field.PHONE: N_("This is no phone number; it is kept in the notes."),
    Field.EMAIL: N_("This is no e-mail address; it is kept in the notes."),
    Field.BIRTHDAY: N_("This birthday cannot be read; it is kept in the notes."),
    Field.CLASS: N_("This is no class; it becomes a tag."),
}
"""What the file says where nothing can be made of it, and what becomes of that."""


def preview_source(shop: Shop, *, source: Source, reading: Reading, rows: int) -> Preview:
    """The first `rows` of a file as they would come in.

    Args:
        shop: the shop.
        source: the file.
        reading: how it is read.
        rows: how many.
    """
    apart = replace(source, table=replace(source.table, problems=[])) if source.table else source
    reads = islice(apart.reads(country=shop.settings.country, reading=reading), rows)
    known = keys_by_words()
    seen = [
        (line, _cells(shop, _with_defaults(read, reading.defaults), said, known))
        for read, (line, said) in zip(reads, _raw(apart, reading.columns), strict=False)
    ]
    used = [field for field in _HEADS if any(cells[field].text for _line, cells in seen)] or [Field.FULL_NAME]
    shown = used[:_MOST_COLUMNS]
    return Preview(
        tuple(_HEADS[field] for field in shown),
        tuple(Sighting(line, tuple(cells[field] for field in shown)) for line, cells in seen),
    )


def _raw(source: Source, columns: Sequence[ColumnMatch]) -> Iterator[tuple[int, dict[Field, str]]]:
    """What the file itself says of the fields that can go wrong, row by row."""
    if source.vcards:
        for card in source.vcards.cards:
            yield card.line, _said_by(card)
    elif source.table:
        for line, row in replace(source.table, problems=[]).rows():
            said = dict.fromkeys(_UNTAKEN, "")
            for match, text in zip(columns, row, strict=False):
                if match.field in said and not said[match.field]:
                    said[match.field] = text.strip()
            yield line, said


def _said_by(card: Card) -> dict[Field, str]:
    phones = next((phone.value for phone in card.phones if phone.value), "")
    emails = next((email.value for email in card.emails if email.value), "")
    return {Field.PHONE: phones, Field.EMAIL: emails, Field.BIRTHDAY: card.bday or "", Field.CLASS: card.potential}


def _with_defaults(read: Read, defaults: Defaults) -> Read:
    card, problems = read
    return (defaults.added_to(card) if card and defaults else card), problems


def _cells(shop: Shop, read: Read, said: Mapping[Field, str], classes: Mapping[str, str]) -> dict[Field, Cell]:
    card, problems = read
    if card is None or not card.shown_name().strip():
        return dict.fromkeys(_HEADS, Cell("")) | {Field.FULL_NAME: Cell(_("No name"), _reason(problems))}
    made = rows_of(
        card,
        country=shop.settings.country,
        collation=shop.settings.collation,
        today=shop.today(),
        classes=classes,
    )
    cells = {field: Cell(text) for field, text in _texts(made, shop.settings.country, shop.today()).items()}
    for field, words in _UNTAKEN.items():
        if said.get(field, "").strip("0/.- ") and not cells[field].text:
            cells[field] = Cell(said[field], _(words))
    return cells


def _reason(problems: Sequence[Problem]) -> str:
    return problems[0].text if problems else _("There is no name in it, and no phone or e-mail.")


def _born(year: int | None, month: int, day: int, today: date) -> str:
    return short_date(date(year, month, day), today) if year else birthday_date(month, day, None)


def _texts(made: CardRows, country: str, today: date) -> dict[Field, str]:
    """What would be shown of a customer."""
    customer = made.customer
    reaches = {
        kind: [str(point["value"]) for point in made.points if point["kind"] == kind.value] for kind in PointKind
    }
    born = customer["birth_day"]
    return {
        Field.FULL_NAME: customer["name"],
        Field.PHONE: ", ".join(parse_phone(phone, country).shown for phone in reaches[PointKind.PHONE]),
        Field.EMAIL: ", ".join(reaches[PointKind.EMAIL]),
        Field.BIRTHDAY: _born(customer["birth_year"], customer["birth_month"], born, today) if born else "",
        Field.CLASS: next((one.name for one in classes_of() if one.key == customer["potential"]), ""),
        Field.ORGANISATION: customer["organisation"],
        Field.CITY: next((str(address["city"]) for address in made.addresses if address["city"]), ""),
        Field.TAGS: ", ".join(made.tags),
        Field.NOTE: " ".join(str(customer["note"]).split()),
    }
