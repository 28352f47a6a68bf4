"""The sheet of one customer: its own part of it, and the whole in the customer's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientdesk.base.days import birthday_date, month_and_year
from clientdesk.base.words import LANGUAGES, N_, Phrase, _, apart, is_right_to_left, language, speaking
from clientdesk.desk.sheets import SheetPart, sheet_parts
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SheetRow, SheetSource
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.photos import photo_content
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.rules import label_words
from clientdesk.features.customers.wording import (
    KINDS,
    address_lines,
    country_words,
    language_words,
    say_words,
    work_words,
)


@dataclass(frozen=True, slots=True)
class CustomerSheet:
    """Everything a sheet shows, in the language it is written in.

    Args:
        name: as the list shows it.
        detail: class, and what kind of customer it is.
        shop: the shop's name.
        made: when it was printed, in words.
        page: "page {page} of {pages}", to be filled in.
        right_to_left: how it is read.
        photo: the picture's bytes, None where there is none.
    """

    name: str
    detail: str
    shop: str
    made: str
    page: str
    right_to_left: bool
    photo: bytes | None
    parts: tuple[SheetPart, ...]


def customer_sheet(shop: Shop, *, customer: int) -> CustomerSheet | None:
    """The sheet of a customer in the customer's language where we speak it, else in that of the window."""
    known = profile(shop, customer=customer)
    if known is None:
        return None
    theirs = known.language.strip().lower()[:2]
    with speaking(theirs if theirs in LANGUAGES else language()):
        today = shop.today()
        return CustomerSheet(
            name=known.name,
            detail=_detail(known),
            shop=apart(shop.settings.name),
            made=birthday_date(today.month, today.day, today.year),
            page=_("Page {page} of {pages}"),
            right_to_left=is_right_to_left(),
            photo=photo_content(shop, known.photo),
            parts=tuple(sheet_parts(shop, customer=customer)),
        )


def reach_rows(shop: Shop, *, customer: int) -> list[SheetRow]:
    """How to address the customer, and the ways to reach them."""
    known = profile(shop, customer=customer)
    return list(_reach(known)) if known else []


def about_rows(shop: Shop, *, customer: int) -> list[SheetRow]:
    """What is told of the person or the organisation."""
    known = profile(shop, customer=customer)
    return list(_about(known)) if known else []


def _detail(known: Profile) -> str:
    name = next((one.name for one in classes() if one.key == known.potential), "")
    kind = _("household") if known.is_household else _("organisation") if known.is_organisation else ""
    said = _("Class {letter}").format(letter=name) if name else ""
    return " · ".join(part for part in (kind, work_words(known) if not kind else "", said) if part)


def _reach(known: Profile) -> Iterator[SheetRow]:
    if known.say:
        yield SheetRow(Phrase(N_("How to address")), say_words(known.say))
    for point in known.points:
        label = label_words(point.label)
        words = _(KINDS[point.kind])
        # Apart: a phone number keeps its plus at the front where the sheet runs the other way.
        yield SheetRow(f"{words}, {label}" if label else words, apart(point.shown))
    for address in known.addresses:
        label = label_words(address.label)
        country = country_words(address.country)
        street = address.street.replace("\n", ", ")
        street = ", ".join(address.street.splitlines())
        text = address_lines(street, address.city, address.region, address.postcode, country)
        yield SheetRow(f"{_('Address')}, {label}" if label else _("Address"), text)


def _about(known: Profile) -> Iterator[SheetRow]:
    if known.birth_month and known.birth_day:
        yield SheetRow(Phrase(N_("Birthday")), birthday_date(known.birth_month, known.birth_day, known.birth_year))
    if known.name_day_month and known.name_day:
        yield SheetRow(Phrase(N_("Name day")), birthday_date(known.name_day_month, known.name_day, None))
    plain = (
        (N_("Works at"), work_words(known)),
        (N_("Industry"), known.industry),
        (N_("Nickname"), known.nickname),
        (N_("Pronunciation"), known.pronunciation),
        (N_("Language"), language_words(known.language)),
        (N_("Tags"), ", ".join(tag.name for tag in known.tags)),
        (N_("How they found us"), known.found_by),
        (N_("Brought by"), known.brought_by_name),
        (N_("Customer since"), month_and_year(known.created_on)),
        (N_("Notes"), known.note),
    )
    yield from (SheetRow(Phrase(label), text) for label, text in plain if text)


SHEETS = (
    SheetSource("reach", N_("Contact details"), 10, reach_rows),
    SheetSource("about", N_("About"), 20, about_rows),
)
