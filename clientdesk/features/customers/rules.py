"""Arithmetic of names and birthdays: what is shown, how a person is addressed, when the next birthday is."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from clientdesk.base.words import N_, _

OLDEST_BIRTH = 1850
"""An earlier year of birth is a slip of the pen."""

_FAMILY_FIRST = frozenset({"hu", "ja", "ko", "vi", "zh"})
_ANY_LEAP_YEAR = 2000


class PointKind(StrEnum):
    """What a contact point is."""

    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"


LABELS = {
    # Translators: labels of phone numbers, e-mails and addresses ("home" as in "home number").
    "mobile": N_("mobile"),
    "home": N_("home"),
    "work": N_("work"),
    "other": N_("other"),
}
"""Labels that are translated; any other is the owner's own word and is shown as it is."""


def label_words(label: str) -> str:
    """What is shown for the label of a phone number, e-mail or address."""
    return _(LABELS[label]) if label in LABELS else label


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a person's name; each may be empty.

    Args:
        language: ISO 639 code of the person's language, "" where unknown.
    """

    given: str = ""
    family: str = ""
    patronymic: str = ""
    honorific: str = ""
    nickname: str = ""
    language: str = ""

    def display(self) -> str:
        """The name as the list shows it: given, patronymic, family; the family first where that is the custom."""
        given, family = (self.given, self.patronymic), (self.family,)
        order = (*family, *given) if self.language.split("-")[0].lower() in _FAMILY_FIRST else (*given, *family)
        return " ".join(part for part in order if part)


def ways_to_address(address_as: str, name: str, parts: NameParts, *, is_organisation: bool = False) -> tuple[str, ...]:
    """How the customer may be addressed, the surest first; never more than two, none for an organisation unless told.

    What the owner has written stands first. Otherwise only what is known is used: a title with the family name, given
    name and patronymic, the given name or nickname; whether somebody is a Mr. or a Mrs. is never guessed.
    """
    if is_organisation:
        return (address_as,) if address_as else ()
    surname = parts.family or parts.given
    formal = f"{parts.honorific} {surname}" if parts.honorific and surname else ""
    eastern = f"{parts.given} {parts.patronymic}" if parts.given and parts.patronymic else ""
    familiar = parts.nickname or parts.given or ("" if parts.family else name)
    ways = [address_as] if address_as else [way for way in (formal, eastern) if way][:1]
    return tuple(dict.fromkeys([*ways, *([familiar] if familiar else [])]))[:2]


def birthday_problem(year: int | None, month: int | None, day: int | None, today: date) -> str | None:
    """What is wrong with a date of birth, marked for translation; None when it can be, the year being optional."""
    if month is None or day is None:
        return None if year is month is day is None else N_("Please give both the day and the month, or neither.")
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(_ANY_LEAP_YEAR, month)[1]:
        return N_("There is no such day. Please check the day and the month.")
    if year is None:
        return None
    if not OLDEST_BIRTH <= year <= today.year:
        return N_("This year of birth cannot be right.")
    if day > calendar.monthrange(year, month)[1]:
        return N_("There was no 29 February in that year.")
    return N_("This birthday is still to come.") if date(year, month, day) > today else None


def birthday_in(year: int, month: int, day: int) -> date:
    """The day on which a birthday is kept in `year`; 29 February is kept on the 28th where there is none."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def next_birthday(month: int, day: int, first: date) -> date:
    """The first day from `first` on, that included, on which the birthday is kept."""
    here = birthday_in(first.year, month, day)
    return here if here >= first else birthday_in(first.year + 1, month, day)


def days_of_the_year(first: date, days: int) -> Iterator[tuple[date, int, int]]:
    """For each of `days` days from `first`: the day, and a (month, day) whose birthday is kept on it.

    The 28 February of a year without a 29th comes twice, the second time for those born on the 29th.
    """
    for ahead in range(days):
        day = first + timedelta(days=ahead)
        yield day, day.month, day.day
        if (day.month, day.day) == (2, 28) and not calendar.isleap(day.year):
            yield day, 2, 29


def is_email(text: str) -> bool:
    """Whether `text` looks like one e-mail address: something, one @, something; no blanks (RFC 5321, loosely)."""
    name, at, host = text.rpartition("@")
    return bool(at and name and host) and "@" not in name and not any(char.isspace() or char in "<>,;" for char in text)


def web_address(text: str) -> str | None:
    """`text` as an address that may be opened, https where nothing is said; None for what is no web address."""
    if any(char.isspace() or char in '<>"\\' for char in text):
        return None
    full = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(full)
        host = parts.hostname
    except ValueError:
        return None
    return full if parts.scheme.lower() in {"http", "https"} and host and "." in host.strip(".") else None


def web_key(text: str) -> str:
    """What two spellings of a web address have in common: lower case, no scheme, no www., no slash at the end."""
    bare = text.lower().partition("://")[2] or text.lower()
    return bare.removeprefix("www.").rstrip("/")
