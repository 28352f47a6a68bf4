"""What is asked about the columns: what a text means for a class, which name comes first, which number is the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clientdesk.base.days import birthday_date, short_date
from clientdesk.base.words import N_, Phrase, apart
from clientdesk.desk.bringing import Glance
from clientdesk.formats.dates import DateOrder, read_date
from clientdesk.formats.fields import Field
from clientdesk.formats.name_order import NameOrder, parted
from clientdesk.formats.reading import Reading
from clientdesk.formats.table_cards import guess_class
from clientdesk.kit.widgets import Choice, literal
from clientdesk.shell.import_lines import Question
from clientdesk.shell.import_words import ColumnLine, class_words

NAMES = "names"
DATES = "dates"
CLASS = "class/"
"""Before the text of the class column that the question is about."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question under a column.

    Args:
        place: which column.
        key: `NAMES`, `DATES`, or `CLASS` and a text.
        question: its words.
        guess: what is taken while nobody has said.
        answer: what the owner has said, None for nothing.
    """

    place: int
    key: str
    question: Question
    guess: str
    answer: str | None


def questions(lines: Sequence[ColumnLine], reading: Reading, glance: Glance) -> list[Asked]:
    """Everything that is to be asked, by column; nothing where the file speaks for itself."""
    by_field = {line.match.field: line.place for line in reversed(lines)}
    found: list[Asked] = []
    if (place := by_field.get(Field.FULL_NAME)) is not None and glance.open.name:
        found.extend(_names(place, reading, glance))
    if (place := by_field.get(Field.BIRTHDAY)) is not None and glance.open.date:
        found.append(_dates(place, reading, glance))
    if (place := by_field.get(Field.CLASS)) is not None:
        found.extend(_classes(place, reading, glance))
    return found


def _names(place: int, reading: Reading, glance: Glance) -> Iterator[Asked]:
    name, shown = glance.open.name, glance.open.names
    if shown is NameOrder.GIVEN_FIRST and reading.names is None:
        # As names are written mostly, and the file shows it: nothing is lost by not asking.
        return
    given = [parted(name, order).given for order in (NameOrder.GIVEN_FIRST, NameOrder.FAMILY_FIRST)]
    choices = (
        Choice(NameOrder.AS_WRITTEN, N_("Leave it as it is")),
        Choice(NameOrder.GIVEN_FIRST, Phrase(N_("{name} is the given name"), name=apart(given[0]))),
        Choice(NameOrder.FAMILY_FIRST, Phrase(N_("{name} is the given name"), name=apart(given[1]))),
    )
    question = Question("import_names", name, choices, N_("Which name of {text} comes first"))
    guess = (shown or NameOrder.AS_WRITTEN).value
    said = reading.names.value if reading.names else None
    yield Asked(place, NAMES, question, guess, said)


def _dates(place: int, reading: Reading, glance: Glance) -> Asked:
    text = glance.open.date
    choices = tuple(
        Choice(order.value, literal(_day(read_date(text, order) or text))) for order in (DateOrder.DMY, DateOrder.MDY)
    )
    question = Question("import_dates", text, choices, N_("Which day is {text}"))
    return Asked(place, DATES, question, glance.dates.value, reading.dates.value if reading.dates else None)


def _classes(place: int, reading: Reading, glance: Glance) -> Iterator[Asked]:
    choices = (
        *(Choice(key, class_words(name)) for key, name in glance.classes),
        Choice("", N_("A tag, no class")),
    )
    said = reading.classes or {}
    keys = {key for key, _name in glance.classes}
    for number, text in enumerate(glance.class_texts):
        guess = guess_class(text)
        question = Question(f"import_class_{number}", text, choices, N_("{text} means"))
        yield Asked(place, f"{CLASS}{text}", question, guess if guess in keys else "", said.get(text))


def _day(iso: str) -> str:
    if iso.startswith("--"):
        return birthday_date(int(iso[2:4]), int(iso[5:7]), None)
    day = date.fromisoformat(iso)
    return short_date(day, date(1, 1, 1))
