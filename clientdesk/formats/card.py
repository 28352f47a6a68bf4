"""A card: one person or organisation as a foreign file tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypedDict


class Reach(NamedTuple):
    """One phone, e-mail or web address.

    `label` is in small English words where the file used a usual one ("work", "home fax", "cell"), otherwise the
    file's own words, "" where it says nothing. `preferred` is what the file says, so several may be.
    """

    value: str
    label: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """One postal address; `street` holds several lines, or the whole address where the file gives no parts."""

    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    label: str = ""
    preferred: bool = False

    def is_empty(self) -> bool:
        """Whether nothing but the label is known."""
        return not (self.street or self.city or self.region or self.postcode or self.country)


@dataclass(frozen=True, slots=True)
class Card:
    """One person or organisation.

    `fn` is the name as written, "" where the file gives none (see `shown_name`); `additional` is the middle name or
    patronymic; `org` runs from the organisation down to the department; `bday` is `YYYY-MM-DD`, `--MM-DD` or None;
    `name_day` is `--MM-DD` or None; `potential` is the class, as text; `facts` are what other capabilities keep, as
    (key of the fact or a header with it, see `fact_columns`; text of the file). `line` is where the card begins in its
    file and does not count in comparing.
    """

    fn: str = ""
    given: str = ""
    family: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    org: tuple[str, ...] = ()
    title: str = ""
    phones: tuple[Reach, ...] = ()
    emails: tuple[Reach, ...] = ()
    urls: tuple[Reach, ...] = ()
    addresses: tuple[Address, ...] = ()
    bday: str | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    uid: str = ""
    language: str = ""
    is_org: bool = False
    photo: bytes | None = None
    potential: str = ""
    address_as: str = ""
    pronunciation: str = ""
    is_household: bool = False
    industry: str = ""
    found_by: str = ""
    name_day: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
    line: int = field(default=0, compare=False)

    def shown_name(self) -> str:
        """The best name there is: as written, put together, or an e-mail or phone; "" for an empty card."""
        if self.fn:
            return self.fn
        if self.given or self.family:
            return " ".join(part for part in (self.given, self.additional, self.family) if part)
        organisation = next((part for part in self.org if part), "")
        return organisation or self.nickname or next((r.value for r in (*self.emails, *self.phones) if r.value), "")


class Problem(NamedTuple):
    """What could not be read, as a sentence already in the language of the moment; `line` counts from 1."""

    line: int
    text: str


class CardJson(TypedDict):
    """A card as the verb `read` prints it."""

    fn: str
    given: str
    family: str
    tel: list[str]
    email: list[str]
    org: list[str]
    bday: str | None


def as_json(card: Card) -> CardJson:
    """The card as the verb `read` prints it."""
    return {
        "fn": card.shown_name(),
        "given": card.given,
        "family": card.family,
        "tel": [phone.value for phone in card.phones],
        "email": [email.value for email in card.emails],
        "org": list(card.org),
        "bday": card.bday,
    }
