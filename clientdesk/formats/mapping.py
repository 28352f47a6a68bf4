"""Matches the columns of a table with the fields of a customer: by their names, their neighbours and their content."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from clientdesk.base.words import N_, Phrase
from clientdesk.formats import cells
from clientdesk.formats.fact_columns import fact_key
from clientdesk.formats.fields import IN_ADDRESS, LABELS, MANY, ColumnMatch, Field
from clientdesk.formats.header_words import HONORIFICS
from clientdesk.formats.headers import HeaderMatch, fold, match_header
from clientdesk.formats.mend import is_mend_header
from clientdesk.formats.yes_no import yes_or_no

BY_NAME = N_("matched by name")
LOOKS_LIKE = {
    Field.EMAIL: N_("looks like e-mail addresses"),
    Field.PHONE: N_("looks like phone numbers"),
    Field.WEB: N_("looks like web addresses"),
    Field.BIRTHDAY: N_("looks like dates"),
    Field.FULL_NAME: N_("looks like names"),
}
GIVEN_ELSEWHERE = N_("another column already gives this")
NOT_KNOWN = N_("nothing known fits")
EMPTY = N_("the column is empty")
TOLD_LAST_TIME = N_("what there was to mend")

_HONORIFICS = frozenset(fold(word.strip()) for word in HONORIFICS.split(","))

Sample = Sequence[Sequence[str]]


def map_columns(header: Sequence[str], sample_rows: Sample) -> tuple[ColumnMatch, ...]:
    """What each column is taken for, and why.

    Args:
        header: the names of the columns, () where the table has none.
        sample_rows: some rows, to look at where the name says nothing or two things.
    """
    width = max(len(header), max(map(len, sample_rows), default=0)) if not header else len(header)
    names = [*header, *[""] * (width - len(header))]
    columns = [[row[place] for row in sample_rows if place < len(row) and row[place].strip()] for place in range(width)]
    by_name = _settled(names, columns)
    taken: set[tuple[Field, str, int]] = set()
    not_known = ColumnMatch(None, reason=Phrase(NOT_KNOWN))
    found = [
        _of_ours(name) or (_named(match, taken) if match else not_known)
        for name, match in zip(names, by_name, strict=True)
    ]
    _by_content(found, names, columns, has_header=bool(header))
    return tuple(found)


def _of_ours(name: str) -> ColumnMatch | None:
    """A column that only ClientDesk writes: a fact by its key, or what was to be mended."""
    if is_mend_header(name):
        return ColumnMatch(None, reason=Phrase(TOLD_LAST_TIME))
    if key := fact_key(name):
        return ColumnMatch(Field.FACT, reason=Phrase(BY_NAME), fact=key)
    return None


def _settled(names: list[str], columns: list[list[str]]) -> list[HeaderMatch | None]:
    """Decide what one name alone leaves open: "Title", "Name", "Address"."""
    matches = [match_header(name) for name in names]
    present = [match for match in matches if match]
    return [
        _settled_one(name, match, present, column) if match else None
        for name, match, column in zip(names, matches, columns, strict=True)
    ]


def _settled_one(name: str, match: HeaderMatch, present: list[HeaderMatch], column: list[str]) -> HeaderMatch | None:
    if match.field is Field.FULL_NAME:
        return match._replace(field=_settled_name(name, {other.field for other in present}))
    if match.field is Field.TITLE and _is_honorific(name, present, column):
        return match._replace(field=Field.HONORIFIC)
    if match.field is Field.BIRTHDAY and any(other.field is Field.BIRTH_YEAR for other in present):
        # "Birth Day" beside "Birth Year" is the day of the month.
        return match._replace(field=Field.BIRTH_DAY)
    if match.field is Field.ADDRESS and not match.is_grouped:
        return _settled_address(match, present)
    if match.field is Field.CONSENT and not _most(column, lambda cell: bool(yes_or_no(cell))):
        return None
    return None if match.is_code and _has_full(match, present) else match


def _settled_name(name: str, fields: set[Field]) -> Field:
    """A bare "Name" beside a first name only is the family's, beside a surname only the given one."""
    if Field.GIVEN in fields and Field.FAMILY not in fields:
        return Field.FAMILY
    is_bare = fold(name).strip() in ("name", "nimi", "שם")
    return Field.GIVEN if is_bare and Field.FAMILY in fields and Field.GIVEN not in fields else Field.FULL_NAME


def _is_honorific(name: str, present: list[HeaderMatch], column: list[str]) -> bool:
    """Outlook's "Title" is Mr or Dr and has a "Job Title" beside it; elsewhere it is the job."""
    if fold(name).strip() != "title":
        return False
    if sum(1 for other in present if other.field is Field.TITLE) > 1:
        return True
    words = [fold(cell).strip(" .׳״'\"") for cell in column]
    return bool(words) and sum(word in _HONORIFICS for word in words) * 2 > len(words)


def _settled_address(match: HeaderMatch, present: list[HeaderMatch]) -> HeaderMatch:
    """An "Address" is a street beside a city of its own label, and everything in one cell beside a street."""
    beside = {other.field for other in present if other.label == match.label}
    if match.number > 1 or (Field.STREET not in beside and Field.CITY in beside):
        return match._replace(field=Field.STREET, number=0)
    return match._replace(number=0)


def _has_full(match: HeaderMatch, present: list[HeaderMatch]) -> bool:
    return any(other.field is match.field and other.label == match.label and not other.is_code for other in present)


def _named(match: HeaderMatch, taken: set[tuple[Field, str, int]]) -> ColumnMatch:
    group = match.number if match.is_grouped else 0
    is_apart = match.field in IN_ADDRESS or match.field in LABELS
    key = (match.field, match.label if is_apart else "", group if is_apart else 0)
    if match.field not in MANY and key in taken:
        return ColumnMatch(None, reason=Phrase(GIVEN_ELSEWHERE))
    taken.add(key)
    return ColumnMatch(match.field, match.label, group, Phrase(BY_NAME))


def _by_content(found: list[ColumnMatch], names: list[str], columns: list[list[str]], *, has_header: bool) -> None:
    """Look into the columns whose name says nothing."""
    for place, column in enumerate(columns):
        if found[place].field is None and found[place].reason.msgid == NOT_KNOWN:
            found[place] = _looked_at(column, is_named=bool(names[place].strip()), has_header=has_header)
    given = {match.field for match in found}
    if given & {Field.FULL_NAME, Field.GIVEN, Field.FAMILY}:
        return
    for place, column in enumerate(columns):
        if found[place].field is None and _most(column, cells.is_name):
            found[place] = ColumnMatch(Field.FULL_NAME, reason=Phrase(LOOKS_LIKE[Field.FULL_NAME]))
            return


def _looked_at(column: list[str], *, is_named: bool, has_header: bool) -> ColumnMatch:
    if not column:
        return ColumnMatch(None, reason=Phrase(EMPTY))
    is_phone = cells.is_spelt_phone if is_named else cells.is_phone
    looks: list[tuple[Field, Callable[[str], bool]]] = [
        (Field.EMAIL, cells.is_email),
        (Field.WEB, cells.is_web),
        (Field.PHONE, is_phone),
    ]
    if not has_header:
        looks.append((Field.BIRTHDAY, cells.is_date))
    for field, looks_so in looks:
        if _most(column, looks_so):
            return ColumnMatch(field, reason=Phrase(LOOKS_LIKE[field]))
    return ColumnMatch(None, reason=Phrase(NOT_KNOWN))


def _most(column: list[str], looks_so: Callable[[str], bool]) -> bool:
    return bool(column) and sum(map(looks_so, column)) * 10 >= len(column) * 6
