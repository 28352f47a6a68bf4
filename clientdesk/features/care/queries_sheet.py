"""The hand-over sheet: what the next person has to know, gathered from all capabilities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from clientdesk.base.days import birthday_date, short_date
from clientdesk.base.words import N_, _, is_right_to_left, shown
from clientdesk.desk.feature import all_of
from clientdesk.desk.sheets import SheetLine, SheetPart
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.whole import SheetRow
from clientdesk.features.care.queries import hand_over_words, hand_overs
from clientdesk.features.care.rules import LAST_CONTACTS
from clientdesk.features.customers.printing_sheet import CustomerSheet, customer_sheet

_READ = 60
"""So many entries of each kind are looked through for the last contacts."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sheet: its heading, marked for translation, and its lines."""

    title: str
    rows: tuple[SheetRow, ...]


def hand_over_parts(shop: Shop, *, customer: int) -> tuple[Part, ...]:
    """What was promised, what was said last, then what every capability tells of a customer; empty parts left out."""
    entries = _entries(shop, customer)
    promised = sorted((one for one in entries if one.planned), key=lambda one: (one.on is None, str(one.on)))
    past = [one for one in entries if not one.planned and not one.automatic and one.on is not None]
    last = sorted(past, key=lambda one: (str(one.on), str(one.at)), reverse=True)[:LAST_CONTACTS]
    # The last contacts are told above, with what colleagues put in among them.
    sources = [one for one in all_of(shop.cards, "sheet") if one.key != "contacts"]
    sources.sort(key=lambda one: one.place)
    note = next((one.note for one in hand_overs(shop, customer=customer)[:1] if one.note), "")
    found = [
        Part(N_("Note for the next person"), (SheetRow("", note),) if note else ()),
        Part(N_("Promised and planned"), tuple(_lines(shop, promised))),
        Part(N_("Last contacts"), tuple(_lines(shop, last))),
        *(Part(one.title, tuple(one.rows(shop, customer=customer))) for one in sources),
    ]
    return tuple(part for part in found if part.rows)


def hand_over_document(shop: Shop, *, customer: int) -> CustomerSheet | None:
    """The same as a sheet of paper, in the language of the moment: it is for the shop, not for the customer."""
    sheet = customer_sheet(shop, customer=customer)
    if sheet is None:
        return None
    last = next(iter(hand_overs(shop, customer=customer)), None)
    today = shop.today()
    return replace(
        sheet,
        detail=hand_over_words(last).text() if last else _("Hand-over sheet"),
        made=birthday_date(today.month, today.day, today.year),
        page=_("Page {page} of {pages}"),
        right_to_left=is_right_to_left(),
        parts=tuple(
            SheetPart(
                part.title, _(part.title), tuple(SheetLine(shown(one.label), one.text, one.indent) for one in part.rows)
            )
            for part in hand_over_parts(shop, customer=customer)
        ),
    )


def hand_over_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """The same as one run of lines, to be printed: a heading is a line without text."""
    rows: list[SheetRow] = []
    for part in hand_over_parts(shop, customer=customer):
        rows += [SheetRow(_(part.title), ""), *(SheetRow(row.label, row.text, row.indent + 1) for row in part.rows)]
    return rows


def _entries(shop: Shop, customer: int) -> list[TimelineEntry]:
    sources = all_of(shop.cards, "timeline")
    return [one for source in sources for one in source.entries(shop, customer=customer, limit=_READ)]


def _lines(shop: Shop, entries: Iterable[TimelineEntry]) -> Iterable[SheetRow]:
    today = shop.today()
    for one in entries:
        title = shown(one.title)
        body = one.body if one.body and one.body != title else ""
        told = " · ".join(part for part in (title, body.replace("\n", " "), one.by) if part)
        yield SheetRow(short_date(one.on, today) if one.on else _("any time"), told)
