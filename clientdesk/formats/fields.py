"""The columns a table of customers can have, and the guard of cells that a spreadsheet would take for formulas."""

from __future__ import annotations

import dataclasses
import re
from enum import StrEnum

from clientdesk.base.words import N_, Phrase


class Field(StrEnum):
    """What a column tells of a customer; the value names it in files and settings."""

    KIND = "kind"
    FULL_NAME = "full_name"
    HONORIFIC = "honorific"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    FAMILY = "family"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    TITLE = "title"
    PHONE = "phone"
    PHONE_LABEL = "phone_label"
    EMAIL = "email"
    EMAIL_LABEL = "email_label"
    WEB = "web"
    WEB_LABEL = "web_label"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    ADDRESS = "address"
    ADDRESS_LABEL = "address_label"
    BIRTHDAY = "birthday"
    BIRTH_YEAR = "birth_year"
    BIRTH_MONTH = "birth_month"
    BIRTH_DAY = "birth_day"
    CLASS = "class"
    TAGS = "tags"
    NOTE = "note"
    LANGUAGE = "language"
    ADDRESS_AS = "address_as"
    PRONUNCIATION = "pronunciation"
    UID = "uid"
    INDUSTRY = "industry"
    FOUND_BY = "found_by"
    NAME_DAY = "name_day"
    CONSENT = "consent"
    FACT = "fact"


# A table may have several columns of each of these; of titles the first that is filled counts.
MANY = frozenset(
    {
        Field.TITLE,
        Field.PHONE,
        Field.EMAIL,
        Field.WEB,
        Field.STREET,
        Field.TAGS,
        Field.NOTE,
        Field.PRONUNCIATION,
        Field.CONSENT,
        Field.FACT,
    }
)

# These belong to one of several addresses, so each address may have its own.
IN_ADDRESS = frozenset({Field.STREET, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY, Field.ADDRESS})
LABELS = frozenset({Field.PHONE_LABEL, Field.EMAIL_LABEL, Field.WEB_LABEL, Field.ADDRESS_LABEL})

CHOSEN = N_("chosen by you")

NEW_FACT = "new"
"""In place of the key of a fact: one of the owner's own is to be made, named as the column is."""

REFUSED = "refused"
"""The label of a consent column in which a yes is a no: "Email Opt Out"."""


@dataclasses.dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What one column is taken for.

    Args:
        field: the field, None when the column is left out.
        label: the label its values get ("work", "home fax"), "" for none.
        group: which of several phones, e-mails or addresses with a label column of their own, 0 for none.
        reason: why, to be shown beside it.
        fact: with `Field.FACT` the key of the fact that the column tells, or `NEW_FACT`.
    """

    field: Field | None
    label: str = ""
    group: int = 0
    reason: Phrase = dataclasses.field(default_factory=lambda: Phrase(CHOSEN))
    fact: str = ""


# What a spreadsheet takes for a formula: = + - @, also after blanks or quotes, also full-width; a leading tab or
# line end makes some programs skip to what follows (OWASP, "CSV Injection").
_FORMULA = re.compile(r"['\"\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|['\"]*[\t\r\n]")
_GUARDED_NUMBER = re.compile(r"'+\d")


def neutralise(text: str) -> str:
    """The cell so that no spreadsheet runs it; `restore` gives it back unchanged, whatever it was."""
    return f"'{text}" if _FORMULA.match(text) or _GUARDED_NUMBER.match(text) else text


def restore(text: str) -> str:
    """The cell without the guard, which shops and spreadsheets also put before numbers (`'0123`)."""
    if text[:1] != "'":
        return text
    return text[1:] if _FORMULA.match(text) or _GUARDED_NUMBER.match(text) else text
