"""How customers are spoken of: second lines, ways to address, the words of their fields."""

from __future__ import annotations

from datetime import date

from clientdesk.base.days import ago
from clientdesk.base.words import N_, _, is_right_to_left, language
from clientdesk.features.customers.queries import CustomerRow, Profile
from clientdesk.features.customers.rules import PointKind

_CONTACTS = {
    # Translators: {when} is "today", "3 days ago" or a date; the line stands under a customer's name.
    "call": N_("called {when}"),
    "email": N_("e-mail {when}"),
    "letter": N_("letter {when}"),
    "message": N_("message {when}"),
    "visit": N_("visit {when}"),
    "meeting": N_("meeting {when}"),
}
_LAST_CONTACT = N_("last contact {when}")

KINDS = {PointKind.PHONE: N_("Phone"), PointKind.EMAIL: N_("E-mail"), PointKind.WEB: N_("Web address")}

FIELDS = {
    "name": N_("Name"),
    "is_organisation": N_("Organisation"),
    "given": N_("Given name"),
    "family": N_("Family name"),
    "patronymic": N_("Patronymic"),
    "honorific": N_("Title"),
    "nickname": N_("Nickname"),
    "organisation": N_("Works at"),
    "job_title": N_("Job title"),
    "address_as": N_("How to address"),
    "pronunciation": N_("Pronunciation"),
    "birth_year": N_("Year of birth"),
    "birth_month": N_("Month of birth"),
    "birth_day": N_("Day of birth"),
    "potential": N_("Class"),
    "language": N_("Language"),
    "note": N_("Notes"),
    "owner_id": N_("Looked after by"),
    "street": N_("Street"),
    "city": N_("City"),
    "region": N_("Region"),
    "postcode": N_("Postcode"),
    "country": N_("Country"),
    "label": N_("Label"),
    "preferred": N_("Preferred"),
    "value": N_("Contact details"),
    "trashed_at": N_("In the trash since"),
    "is_household": N_("Household"),
    "photo": N_("Photo"),
    "industry": N_("Industry"),
    "found_by": N_("How they found us"),
    "brought_by_id": N_("Brought by"),
    "name_day_month": N_("Month of the name day"),
    "name_day": N_("Name day"),
    "look": N_("Look"),
}
"""What the columns of this capability's tables are called; a column that is not named means nothing to a person."""


def contact_words(kind: str, on: date, today: date) -> str:
    """When the last contact was, and how: `called 3 days ago`."""
    return _(_CONTACTS.get(kind, _LAST_CONTACT)).format(when=ago(on, today))


def birthday_soon(on: date | None, today: date) -> str:
    """`birthday today`, `birthday tomorrow`, "" when it is further off."""
    days = -1 if on is None else (on - today).days
    return {0: _("birthday today"), 1: _("birthday tomorrow")}.get(days, "")


def second_line(row: CustomerRow, today: date) -> str:
    """What stands under the name: the city, and a birthday at hand, else the last contact."""
    told = birthday_soon(row.birthday_on, today)
    if not told and row.last_on:
        told = contact_words(row.last_kind, row.last_on, today)
    return " · ".join(part for part in (row.city, told) if part)


def say_words(ways: tuple[str, ...]) -> str:
    """The ways to address in quotation marks: `“Mrs. Saar”, or Anna`."""
    # A name keeps its own direction (U+2068), or it would take the quotation marks along.
    own = [f"\u2068{way}\u2069" if is_right_to_left() else way for way in ways]
    if len(own) < 2:
        # Translators: quotation marks around how a customer is addressed.
        return _("“{way}”").format(way=own[0]) if own else ""
    return _("“{way}”, or {other}").format(way=own[0], other=own[1])


def language_words(code: str) -> str:
    """The name of the language a customer speaks, in the language of the moment; what is no code stays as it is."""
    return _territory_or_language("languages", code.lower()) or code


def country_words(code: str) -> str:
    """The name of a country given by its two letters; what is no code stays as it is."""
    return _territory_or_language("territories", code) or code


def _territory_or_language(names: str, code: str) -> str:
    if not 2 <= len(code) <= 3:
        return ""
    # Imported late: it is wanted only where an address or a language stands, and costs the start its time.
    from babel import Locale

    return str(getattr(Locale(language()), names).get(code, ""))


def address_lines(street: str, city: str, region: str, postcode: str, country: str) -> str:
    """A postal address in one line, as it is read aloud."""
    town = " ".join(part for part in (postcode, city) if part)
    return ", ".join(part for part in (street, town, region, country) if part)


def work_words(profile: Profile) -> str:
    """Where a person works and as what."""
    return ", ".join(part for part in (profile.organisation, profile.job_title) if part)
