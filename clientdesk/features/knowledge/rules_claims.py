"""What a remark says against the record: a number, an e-mail, an address, "do not call", read off its text.

What is found is only ever proposed; nothing is taken over from a text by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from clientdesk.base.phone import parse_phone
from clientdesk.base.words import N_


class Claim(StrEnum):
    """The recorded fact that a remark contradicts."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    DO_NOT_CALL = "do_not_call"


CLAIMS = {
    Claim.PHONE: N_("Phone"),
    Claim.EMAIL: N_("E-mail"),
    Claim.ADDRESS: N_("Address"),
    Claim.DO_NOT_CALL: N_("Does not want to be called"),
}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A fact as a text has it; `value` is "" for `DO_NOT_CALL`."""

    claim: Claim
    value: str


_PHONE = re.compile(r"(?<![\w@.,])\+?\(?\d[\d \u00a0().\-/]{4,22}\d(?![\w@])")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?")
_FEWEST = 7
"""Digits of a number that is dialled whole; fewer are a price, a size or a time."""
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(
    r"(?:(?:new )?address(?: is)?|(?:has |have )?moved to|lives (?:now )?(?:at|in)"
    r"|(?:uus )?aadress(?: on)?|kolis|elab nüüd|(?:naujas )?adresas|persikraustė į|gyvena dabar"
    r"|(?:новый )?адрес|переехал[аи]? (?:в|на)|теперь живет|כתובת(?: חדשה)?|עבר(?:ה|ו)? ל)\s*[:\-–]?\s*(.{4,})",
    re.IGNORECASE,
)
_NO_CALLS = re.compile(
    r"\b(?:(?:do not|don't|dont|please don't|never|stop) (?:call|phone|ring|telephon)\w*|no (?:more )?(?:phone )?calls"
    r"|not (?:want|wish) (?:to be called|any calls|calls|phone calls)|without calling"
    r"|ära (?:enam )?helista\w*|ärge (?:enam )?helistage|mitte helistada|ei soovi (?:telefoni)?kõnesid"
    r"|ei tohi helistada"
    r"|neskambin\w+|nebeskambin\w+|nenori (?:būti )?(?:skambuči\w+|kviečiam\w+)|jokių skambučių"
    r"|(?:больше )?не (?:надо |нужно |стоит )?(?:звонить|звоните|звони)|без звонков|не хочет звонков"
    r"|(?:נא )?לא להתקשר|אל תתקשר\w*|אין להתקשר|בלי שיחות|לא רוצ(?:ה|ים) שיחות)",
    re.IGNORECASE,
)


def claims_in(text: str, country: str, *, phones: Collection[str] = (), emails: Collection[str] = ()) -> list[Claimed]:
    """What `text` says that differs from what is recorded, the surest first.

    Args:
        text: of the remark.
        country: ISO code of the shop, for numbers without a calling code.
        phones: the recorded numbers in E.164.
        emails: the recorded e-mails in lower case.
    """
    flat = text.replace("\u2019", "'").replace("\u02bc", "'")
    found: list[Claimed] = [Claimed(Claim.DO_NOT_CALL, "")] if _NO_CALLS.search(flat) else []
    found += [Claimed(Claim.EMAIL, one) for one in _EMAIL.findall(flat) if one.casefold() not in set(emails)]
    found += [Claimed(Claim.PHONE, one) for one in _numbers(flat, country, frozenset(phones))]
    found += [Claimed(Claim.ADDRESS, one) for one in _addresses(flat)]
    return list(dict.fromkeys(found))


def _numbers(text: str, country: str, known: frozenset[str]) -> Iterator[str]:
    for found in _PHONE.finditer(_DAY.sub(" | ", text)):
        number = parse_phone(found.group().strip(), country)
        if number.e164 is not None and len(number.digits) >= _FEWEST and number.e164 not in known:
            yield number.shown


def _addresses(text: str) -> Iterator[str]:
    """The rest of the sentence after a word that announces an address; it has to hold a number or a comma."""
    for found in _ADDRESS.finditer(text):
        rest = re.split(r"[;!?\n]|(?<=\w{3})\.(?:\s|$)", found.group(1))[0].strip(" ,.")
        if any(char.isdigit() for char in rest) and "@" not in rest:
            yield rest


_POSTCODE = re.compile(r"^(?:[A-Z]{2}-)?(\d[\d -]{2,8}\d)\s+(.+)$")


def address_parts(text: str) -> tuple[str, str, str]:
    """Street, postcode and town of an address written in one line; what cannot be told apart is the street."""
    street, comma, rest = text.partition(",")
    if not comma or not any(char.isalpha() for char in rest):
        return text.strip(), "", ""
    town = rest.strip()
    found = _POSTCODE.match(town)
    return (street.strip(), found.group(1), found.group(2).strip()) if found else (street.strip(), "", town)
