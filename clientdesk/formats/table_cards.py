"""Makes a card of each row of a table, by the columns the owner agreed to; what cannot be read stays in the note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from clientdesk.base.words import _, apart
from clientdesk.formats import cells
from clientdesk.formats.card import Address, Card, Problem, Reach
from clientdesk.formats.dates import DateOrder, day_of_year, read_date
from clientdesk.formats.fields import IN_ADDRESS, NEW_FACT, REFUSED, ColumnMatch, Field
from clientdesk.formats.header_words import CLASS_WORDS
from clientdesk.formats.headers import fold
from clientdesk.formats.name_order import NameOrder, Parts, parted
from clientdesk.formats.payment_cards import CARD_NUMBER, LEFT_OUT, may_hold_numbers, without_card_numbers
from clientdesk.formats.table import Table
from clientdesk.formats.table_orders import date_order_of, name_order_of
from clientdesk.formats.vcard_values import LABEL_WORDS, SYNONYMS
from clientdesk.formats.yes_no import yes_or_no

# Google joins several values in one cell so, and we do where a comma could be part of a tag.
JOINER = ":::"

FEWEST_DIGITS = 3
MOST_CLASS_TEXTS = 12
SHOWN_CHARS = 60

_LISTED = re.compile(r"[;,\n]")
_CLASS = re.compile(r"(?:class|klass|klase|klasse|класс|סיווג)?\s*([abcавс])(?:\s*-?\s*(?:class|klass|klase))?")
_ALPHABET = {"а": "a", "в": "b", "с": "c"}
_CLASS_WORDS = {fold(word.strip()): letter for letter, words in CLASS_WORDS.items() for word in words.split(",")}


class TableRow(NamedTuple):
    """One row: where it begins, its card (None where there is nobody in it), and what could not be read."""

    line: int
    card: Card | None
    problems: tuple[Problem, ...]


def guess_class(text: str) -> str:
    """The class that a word for it most likely means: "VIP" is A, "silver" B, "standard" C; "" for no idea."""
    folded = fold(text).strip()
    if found := _CLASS.fullmatch(folded):
        return _ALPHABET.get(found[1], found[1]).upper()
    return _CLASS_WORDS.get(folded, "")


def class_texts(table: Table, mapping: Sequence[ColumnMatch]) -> tuple[str, ...]:
    """What stands in the class column besides the bare letters, the commonest first; reads the whole table."""
    places = [place for place, match in enumerate(mapping) if match.field is Field.CLASS]
    found: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for _line, row in table.rows() if places else ():
        text = next((row[place].strip() for place in places if place < len(row) and row[place].strip()), "")
        key = fold(text).strip()
        if key and not _CLASS.fullmatch(key):
            found[key] += 1
            shown.setdefault(key, text)
    return tuple(shown[key] for key, _count in found.most_common(MOST_CLASS_TEXTS))


def cards_from_table(
    table: Table,
    mapping: Sequence[ColumnMatch],
    *,
    country: str = "",
    date_order: DateOrder | None = None,
    name_order: NameOrder | None = None,
    classes: Mapping[str, str] | None = None,
) -> Iterator[TableRow]:
    """A card for each row, in order, with its line and its problems; blank rows are no rows.

    Args:
        table: the table; its own problems gather in `table.problems` meanwhile.
        mapping: what each column is taken for, by place.
        country: the shop's country, two letters, whose custom decides "3/4/1986" where the file leaves it open.
        date_order: how dates are written; None = by the file and the country.
        name_order: which name comes first; None = by the file, and as written where it does not show.
        classes: the class meant by each text of the class column, "" for none; what is missing there is guessed.
    """
    dates = date_order or date_order_of(table, mapping, country)
    names = name_order or name_order_of(table, mapping)
    plan = _Plan(table.header, mapping, _Orders(dates, names), classes or {})
    for line, row in table.rows():
        yield plan.read(line, row)


class _Orders(NamedTuple):
    dates: DateOrder
    names: NameOrder | None


class _Plan:
    """The columns by what they are for, found once for all rows."""

    def __init__(
        self,
        header: Sequence[str],
        mapping: Sequence[ColumnMatch],
        orders: _Orders,
        classes: Mapping[str, str],
    ) -> None:
        self._header = header
        self._orders = orders
        self._classes = {fold(text).strip(): letter for text, letter in classes.items()}
        self._places: dict[Field, list[int]] = {}
        self._addresses: dict[tuple[str, int], list[tuple[int, Field]]] = {}
        self._matches = tuple(mapping)
        for place, match in enumerate(mapping):
            if match.field in IN_ADDRESS:
                self._addresses.setdefault((match.label, match.group), []).append((place, match.field))
            elif match.field:
                self._places.setdefault(match.field, []).append(place)
        self._label_places = {
            (match.field, match.group): place for place, match in enumerate(mapping) if match.group and match.field
        }
        self._is_parted = not {Field.GIVEN, Field.FAMILY} & set(self._places)

    def read(self, line: int, row: Sequence[str]) -> TableRow:
        """The card of one row."""
        if may_hold_numbers(row):
            return self._read_without_numbers(line, row)
        return _RowReader(self, line, row).read()

    def _read_without_numbers(self, line: int, row: Sequence[str]) -> TableRow:
        taken = [match.field is not None for match in self._matches]
        clean = [without_card_numbers(text) if is_taken else text for text, is_taken in zip(row, taken, strict=False)]
        # Where nothing but a number stood, nothing is left to be read.
        found = _RowReader(self, line, ["" if text == LEFT_OUT else text for text in clean]).read()
        if clean == list(row[: len(clean)]):
            return found
        return found._replace(problems=(*found.problems, Problem(line, _(CARD_NUMBER))))

    def one(self, row: Sequence[str], field: Field) -> str:
        """The first filled cell of a field."""
        if field not in self._places:
            return ""
        for place in self._places[field]:
            if place < len(row) and (text := row[place].strip()):
                return text
        return ""

    def all(self, row: Sequence[str], field: Field) -> list[tuple[int, str]]:
        """The filled cells of a field with their places."""
        if field not in self._places:
            return []
        return [(place, text) for place in self._places[field] if place < len(row) and (text := row[place].strip())]

    def name_of(self, place: int) -> str:
        """What the file calls a column."""
        return self._header[place] if place < len(self._header) else ""

    def label(self, row: Sequence[str], place: int, labels: Field) -> tuple[str, bool]:
        """The label of the value in a column, and whether it is marked as preferred ("* Home" in Google's form)."""
        match = self._matches[place]
        return self._labelled(row, (labels, match.group)) if match.group else (match.label, False)

    def is_joined(self, place: int) -> bool:
        """Whether a column joins several values by `JOINER` only."""
        return bool(self._matches[place].group)

    def class_of(self, text: str) -> str:
        """The class meant by a text, "" for none."""
        said = self._classes.get(fold(text).strip())
        return guess_class(text) if said is None else said

    def birthday(self, text: str) -> str | None:
        """A birthday in the order this table has."""
        return read_date(text, self._orders.dates)

    def parts(self, full_name: str) -> Parts:
        """A whole name taken apart, where it has no columns of its own for that."""
        return parted(full_name, self._orders.names) if self._is_parted else Parts()

    def facts(self, row: Sequence[str]) -> Iterator[tuple[str, str]]:
        """What the row tells for other capabilities to keep: the key of the fact, and the text."""
        told: set[str] = set()
        for place, text in self.all(row, Field.FACT):
            match = self._matches[place]
            key = f"{NEW_FACT}:{self.name_of(place)}" if match.fact == NEW_FACT else match.fact
            # A column of refusals says who does not want it; of the others it says nothing.
            said = text if match.label != REFUSED else "no" if yes_or_no(text) == "yes" else ""
            for one in key.split("\n") if said else ():
                if one not in told:
                    told.add(one)
                    yield one, said

    def addresses(self, row: Sequence[str]) -> Iterator[Address]:
        """The addresses with anything in them."""
        for (label, group), places in self._addresses.items():
            parts: dict[Field, list[str]] = {}
            for place, field in places:
                if place < len(row) and (text := row[place].strip()):
                    parts.setdefault(field, []).append(text)
            if not parts:
                continue
            whole = parts.pop(Field.ADDRESS, [])
            if not parts:
                parts = {Field.STREET: whole}
            said, preferred = self._labelled(row, (Field.ADDRESS_LABEL, group)) if group else (label, False)
            yield Address(
                street="\n".join(parts.get(Field.STREET, ())),
                city=" ".join(parts.get(Field.CITY, ())),
                region=" ".join(parts.get(Field.REGION, ())),
                postcode=" ".join(parts.get(Field.POSTCODE, ())),
                country=" ".join(parts.get(Field.COUNTRY, ())),
                label=said,
                preferred=preferred,
            )

    def _labelled(self, row: Sequence[str], key: tuple[Field, int]) -> tuple[str, bool]:
        place = self._label_places.get(key)
        text = row[place].strip() if place is not None and place < len(row) else ""
        is_preferred = text.startswith("*")
        return _usual_label(text.removeprefix("*").strip()), is_preferred


def _usual_label(text: str) -> str:
    """A label in our small words where it is made of usual ones: "Work Fax" is "work fax"."""
    words = [SYNONYMS.get(word, word) for word in text.lower().split()]
    return " ".join(words) if words and set(words) <= set(LABEL_WORDS) else text


class _RowReader:
    """Reads one row; what cannot be read goes into the note and is told."""

    def __init__(self, plan: _Plan, line: int, row: Sequence[str]) -> None:
        self._plan = plan
        self._line = line
        self._row = row
        self._kept: list[str] = []
        self._problems: list[Problem] = []

    def read(self) -> TableRow:
        """The row's card and problems."""
        plan, row = self._plan, self._row
        full_name = plan.one(row, Field.FULL_NAME)
        given, family = plan.one(row, Field.GIVEN), plan.one(row, Field.FAMILY)
        organisation, department = plan.one(row, Field.ORGANISATION), plan.one(row, Field.DEPARTMENT)
        phones = self._reaches(Field.PHONE, Field.PHONE_LABEL)
        emails = self._reaches(Field.EMAIL, Field.EMAIL_LABEL)
        bday = self._birthday()
        potential, tags = self._class_and_tags()
        is_org = self._is_org(full_name, organisation, has_person=bool(given or family))
        additional = plan.one(row, Field.PATRONYMIC)
        parts = Parts() if is_org or given or family else plan.parts(full_name)
        if parts.family:
            given, additional, family = parts.given, parts.additional or additional, parts.family
            full_name = ""
        card = Card(
            fn=full_name,
            given=given,
            family=family,
            additional=additional,
            prefix=plan.one(row, Field.HONORIFIC),
            suffix=plan.one(row, Field.SUFFIX),
            nickname=plan.one(row, Field.NICKNAME),
            org=(organisation, *_joined(department)) if organisation or department else (),
            title=plan.one(row, Field.TITLE),
            phones=phones,
            emails=emails,
            urls=self._reaches(Field.WEB, Field.WEB_LABEL),
            addresses=tuple(plan.addresses(row)),
            bday=bday,
            # Last of all, when everything unreadable has come together.
            note="\n".join([*(text for _place, text in plan.all(row, Field.NOTE)), *self._kept]),
            tags=tags,
            uid=plan.one(row, Field.UID),
            language=plan.one(row, Field.LANGUAGE),
            is_org=is_org,
            facts=tuple(plan.facts(row)),
            potential=potential,
            address_as=plan.one(row, Field.ADDRESS_AS),
            pronunciation=" ".join(text for _place, text in plan.all(row, Field.PRONUNCIATION)),
            is_household=plan.one(row, Field.KIND).lower() == "household",
            industry=plan.one(row, Field.INDUSTRY),
            found_by=plan.one(row, Field.FOUND_BY),
            name_day=self._name_day(),
            line=self._line,
        )
        if card.shown_name():
            return TableRow(self._line, card, tuple(self._problems))
        words = _("There is no name, phone or e-mail in this row.")
        return TableRow(self._line, None, (*self._problems, Problem(self._line, words)))

    def _is_org(self, full_name: str, organisation: str, *, has_person: bool) -> bool:
        kind = self._plan.one(self._row, Field.KIND).lower()
        if kind:
            return kind.startswith("org") or kind == "household"
        return bool(organisation) and not has_person and full_name in ("", organisation)

    def _reaches(self, field: Field, labels: Field) -> tuple[Reach, ...]:
        cells_filled = self._plan.all(self._row, field)
        if not cells_filled:
            return ()
        found: list[Reach] = []
        for place, text in cells_filled:
            label, is_preferred = self._plan.label(self._row, place, labels)
            plain = cells.as_phone(text) if field is Field.PHONE else text
            values = _several(plain, field, is_joined=self._plan.is_joined(place))
            found.extend(Reach(value, label, is_preferred) for value in values if self._is_fit(field, value, place))
        return tuple(dict.fromkeys(found))

    def _is_fit(self, field: Field, value: str, place: int) -> bool:
        if field is Field.PHONE and cells.is_shortened(value):
            words = _("A spreadsheet has cut the end off this phone number; it was kept in the note: {text}")
        elif field is Field.PHONE and cells.digits(value) < FEWEST_DIGITS:
            words = _("This phone number has too few digits and was kept in the note: {text}")
        elif field is Field.EMAIL and not 0 < value.find("@") < len(value) - 1:
            words = _("This is no e-mail address and was kept in the note: {text}")
        else:
            return True
        self._keep(place, value, words)
        return False

    def _keep(self, place: int, value: str, words: str) -> None:
        name = self._plan.name_of(place)
        self._kept.append(f"{name}: {value}" if name else value)
        self._problems.append(Problem(self._line, words.format(text=apart(value[:SHOWN_CHARS]))))

    def _birthday(self) -> str | None:
        unread = _("The birthday cannot be read and was kept in the note: {text}")
        for place, text in self._plan.all(self._row, Field.BIRTHDAY):
            if bday := self._plan.birthday(text):
                return bday
            if not text.strip("0/.- "):
                # Outlook writes "0/0/00" where there is no birthday.
                continue
            self._keep(place, text, unread)
        year, month, day = (
            self._plan.one(self._row, part) for part in (Field.BIRTH_YEAR, Field.BIRTH_MONTH, Field.BIRTH_DAY)
        )
        if not (month.isdecimal() and day.isdecimal()):
            return None
        return day_of_year(int(year) if year.isdecimal() else None, int(month), int(day))

    def _name_day(self) -> str | None:
        for place, text in self._plan.all(self._row, Field.NAME_DAY):
            if day := self._plan.birthday(text):
                return f"--{day[-5:]}"
            self._keep(place, text, _("The name day cannot be read and was kept in the note: {text}"))
        return None

    def _class_and_tags(self) -> tuple[str, tuple[str, ...]]:
        tags = [tag for _place, text in self._plan.all(self._row, Field.TAGS) for tag in _split_tags(text)]
        said = self._plan.one(self._row, Field.CLASS)
        potential = self._plan.class_of(said) if said else ""
        if said and not potential:
            # A class we have no place for still says something of the customer.
            tags.append(said)
        return potential, tuple(dict.fromkeys(tags))


def _joined(text: str) -> list[str]:
    return [part.strip() for part in text.split(JOINER)] if text else []


def _split_tags(text: str) -> list[str]:
    parts: Iterable[str] = text.split(JOINER) if JOINER in text else _LISTED.split(text)
    return [tag for part in parts if (tag := part.strip().removeprefix("* ").strip())]


def _several(text: str, field: Field, *, is_joined: bool) -> list[str]:
    """The values in one cell: joined by Google's sign, or listed where each part can stand by itself."""
    if JOINER in text:
        return [part.strip() for part in text.split(JOINER) if part.strip()]
    if is_joined or field is Field.WEB or not _LISTED.search(text):
        return [text]
    parts = [part.strip() for part in _LISTED.split(text) if part.strip()]
    stands = cells.is_email if field is Field.EMAIL else cells.is_phone
    return parts if len(parts) > 1 and all(map(stands, parts)) else [text]
