"""What the import says: fields, encodings, separators, and why each column is taken for what it is; no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from clientdesk.base.phone import calling_code, parse_phone
from clientdesk.base.words import N_, Phrase, Words, apart, language, shown
from clientdesk.desk.bringing import Glance
from clientdesk.desk.intake import Duplicates, Key
from clientdesk.formats.dates import DateOrder, guess_order
from clientdesk.formats.fields import CHOSEN, IN_ADDRESS, LABELS, MANY, NEW_FACT, REFUSED, ColumnMatch, Field
from clientdesk.formats.mapping import GIVEN_ELSEWHERE, NOT_KNOWN
from clientdesk.formats.name_order import NameOrder
from clientdesk.formats.reading import Reading
from clientdesk.formats.table import Table
from clientdesk.formats.table_cards import guess_class
from clientdesk.kit.spoken import Words as SaidWords
from clientdesk.kit.spoken import literal

SAMPLE_CHARS = 80

FIELDS: dict[Field, str] = {
    Field.FULL_NAME: N_("Full name"),
    Field.GIVEN: N_("Given name"),
    Field.FAMILY: N_("Family name"),
    Field.PATRONYMIC: N_("Patronymic"),
    Field.HONORIFIC: N_("Title"),
    Field.SUFFIX: N_("Name suffix"),
    Field.NICKNAME: N_("Nickname"),
    Field.ORGANISATION: N_("Organisation"),
    Field.DEPARTMENT: N_("Department"),
    Field.TITLE: N_("Job title"),
    Field.PHONE: N_("Phone"),
    Field.PHONE_LABEL: N_("Kind of phone"),
    Field.EMAIL: N_("E-mail"),
    Field.EMAIL_LABEL: N_("Kind of e-mail"),
    Field.WEB: N_("Web address"),
    Field.WEB_LABEL: N_("Kind of web address"),
    Field.STREET: N_("Street"),
    Field.CITY: N_("City"),
    Field.REGION: N_("Region"),
    Field.POSTCODE: N_("Postcode"),
    Field.COUNTRY: N_("Country"),
    Field.ADDRESS: N_("Whole address"),
    Field.ADDRESS_LABEL: N_("Kind of address"),
    Field.BIRTHDAY: N_("Birthday"),
    Field.BIRTH_YEAR: N_("Year of birth"),
    Field.BIRTH_MONTH: N_("Month of birth"),
    Field.BIRTH_DAY: N_("Day of birth"),
    Field.CLASS: N_("Potential class"),
    Field.TAGS: N_("Tags"),
    Field.NOTE: N_("Note"),
    Field.LANGUAGE: N_("Language"),
    Field.ADDRESS_AS: N_("How to address"),
    Field.PRONUNCIATION: N_("Pronunciation"),
    Field.KIND: N_("Person or organisation"),
    Field.INDUSTRY: N_("Industry"),
    Field.FOUND_BY: N_("How they found us"),
    Field.NAME_DAY: N_("Name day"),
    Field.UID: N_("Identifier"),
}
DO_NOT_IMPORT = N_("Do not import")

ENCODINGS = {
    "utf-8": N_("Unicode (UTF-8)"),
    "utf-16-le": N_("Unicode (UTF-16)"),
    "cp1257": N_("Baltic (Windows 1257)"),
    "cp1252": N_("Western (Windows 1252)"),
    "cp1251": N_("Cyrillic (Windows 1251)"),
    "koi8-r": N_("Cyrillic (KOI8-R)"),
    "cp866": N_("Cyrillic (DOS)"),
    "cp1255": N_("Hebrew (Windows 1255)"),
}
SEPARATORS = {
    ";": N_("Semicolon"),
    ",": N_("Comma"),
    "\t": N_("Tab"),
    "|": N_("Vertical bar"),
}
HEADERS = {"yes": N_("Names of the columns"), "no": N_("The first customer")}

DUPLICATES = {
    Duplicates.SKIP: N_("Skip them"),
    Duplicates.UPDATE: N_("Update them"),
    Duplicates.ADD: N_("Add them anyway"),
}
KEYS = {
    Key.PHONE: N_("the same phone number"),
    Key.EMAIL: N_("the same e-mail address"),
    Key.UID: N_("the same identifier"),
    Key.BORN: N_("the same name and birthday"),
}

_ORDERS = {
    DateOrder.DMY: N_("day, month, year"),
    DateOrder.MDY: N_("month, day, year"),
    DateOrder.YMD: N_("year, month, day"),
}
_NAME_ORDERS = {
    NameOrder.GIVEN_FIRST: N_("first + last name"),
    NameOrder.FAMILY_FIRST: N_("last + first name"),
}
_LEFT_OUT = N_("kept in the file only")


class Mark(Enum):
    """How sure it is that a column is taken for the right thing."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of the owner's table.

    Args:
        place: which, from 0.
        name: what the file calls it, "" where it has no names.
        sample: the first thing that stands in it.
        match: what it is taken for.
        mark: how sure that is.
        reason: why.
    """

    place: int
    name: str
    sample: str
    match: ColumnMatch
    mark: Mark
    reason: Phrase


def fact_words(title: Words) -> SaidWords:
    """The title of a fact: the owner's own word stays as it is."""
    return title if isinstance(title, Phrase) else literal(title)


def language_words(code: str) -> SaidWords:
    """A language by its name in the language of the moment."""

    def name() -> str:
        from babel import Locale  # only this card wants it

        return str(Locale(language()).languages.get(code, code))

    return name


def class_words(name: Words) -> SaidWords:
    """A class by its name: the letters of the first ones with the word before them."""
    text = shown(name)
    return Phrase(N_("Class {letter}"), letter=text) if len(text) == 1 else literal(text)


def column_lines(table: Table, reading: Reading, *, country: str, glance: Glance | None) -> list[ColumnLine]:
    """Every column with what it is taken for, and why.

    Args:
        table: the file.
        reading: how its columns are taken.
        country: the shop's, for phones and dates.
        glance: what has been seen of the file by now.
    """
    given: set[Field] = set()
    lines = []
    for place, match in enumerate(reading.columns):
        cells = [row[place].strip() for row in table.sample if place < len(row) and row[place].strip()]
        mark, reason = _judged(match, cells, given, country)
        if glance is not None and mark is Mark.SURE:
            mark, reason = _judged_by_glance(match, reading, glance) or (mark, reason)
        name = table.header[place] if place < len(table.header) else ""
        sample = " ".join(cells[0][:SAMPLE_CHARS].split()) if cells else ""
        lines.append(ColumnLine(place, name, sample, match, mark, reason))
    return lines


def _judged(match: ColumnMatch, cells: list[str], given: set[Field], country: str) -> tuple[Mark, Phrase]:
    field = match.field
    if field is None:
        return Mark.LEFT_OUT, Phrase(_LEFT_OUT) if match.reason.msgid in {NOT_KNOWN, CHOSEN} else match.reason
    is_alone = field not in MANY and field not in IN_ADDRESS and field not in LABELS
    if is_alone and field in given:
        return Mark.DOUBTFUL, Phrase(GIVEN_ELSEWHERE)
    given.add(field)
    if field is Field.FACT and match.label == REFUSED:
        return Mark.SURE, Phrase(N_("yes here means no"))
    if field is Field.FACT and match.fact == NEW_FACT:
        return Mark.SURE, Phrase(N_("a field of your own is made"))
    return Mark.SURE, next(_said_of_content(match, cells, country), match.reason)


def _said_of_content(match: ColumnMatch, cells: list[str], country: str) -> Iterator[Phrase]:
    """What will be made of the cells, where that says more than how the column was found."""
    if match.field is Field.PHONE:
        for cell in cells:
            if not cell.startswith(("+", "00")) and (phone := parse_phone(cell, country)).e164:
                # Translators: beside a column of phone numbers: "adds +372".
                yield Phrase(N_("adds {code}"), code=apart(f"+{calling_code(phone.digits)}"))
    elif match.field is Field.BIRTHDAY and cells:
        yield Phrase(_ORDERS[guess_order(cells, country)])


def _judged_by_glance(match: ColumnMatch, reading: Reading, glance: Glance) -> tuple[Mark, Phrase] | None:
    """What the whole file shows of a column, where that says more."""
    if match.field is Field.CLASS:
        return _judged_class(match, reading, glance)
    if match.field is Field.FULL_NAME:
        return _judged_names(reading, glance)
    if match.field is Field.BIRTHDAY and glance.open.date:
        if reading.dates is None:
            return Mark.DOUBTFUL, Phrase(N_("day or month first?"))
        return Mark.SURE, Phrase(_ORDERS[reading.dates])
    return None


def _judged_names(reading: Reading, glance: Glance) -> tuple[Mark, Phrase] | None:
    order = reading.names or glance.open.names
    if order in _NAME_ORDERS:
        return Mark.SURE, Phrase(_NAME_ORDERS[order])
    if glance.open.name and reading.names is None:
        return Mark.DOUBTFUL, Phrase(N_("which name comes first?"))
    return None


def _judged_class(match: ColumnMatch, reading: Reading, glance: Glance) -> tuple[Mark, Phrase]:
    said, texts = reading.classes or {}, glance.class_texts
    open_questions = [text for text in texts if text not in said]
    if not open_questions:
        return Mark.SURE, Phrase(CHOSEN) if texts else match.reason
    text = open_questions[0]
    name = dict(glance.classes).get(guess_class(text), "")
    if name:
        # Translators: a word of the owner's own list and the class it is taken for: "VIP becomes A?".
        return Mark.DOUBTFUL, Phrase(N_("{text} becomes {letter}?"), text=text, letter=shown(name))
    return Mark.DOUBTFUL, Phrase(N_("{text} becomes a tag?"), text=text)
