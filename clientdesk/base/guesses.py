"""What the system says about where the shop is: the first answers, already filled in."""

from __future__ import annotations

import getpass
import locale
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from clientdesk.base import words
from clientdesk.base.words import LANGUAGES

_COUNTRY_OF = {"et": "EE", "lt": "LT", "ru": "RU", "he": "IL"}
_UTC = frozenset({"Etc/UTC", "Etc/UCT", "Etc/GMT", "Etc/Universal", "Etc/Zulu", "GMT", "Zulu", "UCT", "Universal"})
_NO_PERSONS = frozenset({"root", "admin", "administrator", "user", "owner", "guest", "default"})
# Territories of Unicode's that nobody has a shop in: parts of the world, and codes for tests.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})


@dataclass(frozen=True, slots=True)
class Guesses:
    """Answers to the first run.

    Args:
        person: the name of the computer's account, "" where that is nobody's.
        country: ISO 3166 alpha-2.
        currency: ISO 4217.
        zone: IANA name.
        collation: the national order of names, one of `LANGUAGES`.
    """

    person: str
    country: str
    currency: str
    zone: str
    collation: str


def guesses() -> Guesses:
    """The answers that are probably right here."""
    zone = system_zone()
    country = _country(zone)
    return Guesses(_person(), country, currency_of(country), zone, collation_of(country))


def system_zone() -> str:
    """The IANA name of the system's zone; UTC where the system does not know its own."""
    import tzlocal

    try:
        name: str = tzlocal.get_localzone_name()
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"
    return "UTC" if name in _UTC else name


def currency_of(country: str) -> str:
    """What is paid with in a country today (ISO 4217); the euro where nobody knows."""
    from babel.numbers import get_territory_currencies

    found = get_territory_currencies(country)
    return str(found[0]) if found else "EUR"


def collation_of(country: str) -> str:
    """The order of names that is usual in a country; elsewhere that of the interface's language."""
    by_country = {code: language for language, code in _COUNTRY_OF.items()}
    return by_country.get(country, words.language() if words.language() in LANGUAGES else "en")


def countries() -> list[tuple[str, str]]:
    """Every country as (ISO 3166 code, name in the language of the moment), in the order of the names."""
    from babel import Locale

    names = Locale(words.language()).territories
    real = [(code, name) for code, name in names.items() if len(code) == 2 and code.isalpha()]
    return sorted((pair for pair in real if pair[0] not in _NO_COUNTRIES), key=lambda pair: pair[1].casefold())


def currencies() -> list[tuple[str, str]]:
    """Every currency in use as (ISO 4217 code, name in the language of the moment), by code."""
    from babel import Locale
    from babel.numbers import get_territory_currencies

    names = Locale(words.language()).currencies
    used = sorted({code for country, _name in countries() for code in get_territory_currencies(country)})
    return [(code, names.get(code, code)) for code in used]


def zones() -> list[str]:
    """Every IANA zone that is named after a place, and UTC."""
    places = (name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    return [*sorted(places), "UTC"]


def _country(zone: str) -> str:
    """By the zone first: a computer set to American English stands in Tallinn all the same."""
    from babel.core import get_global

    by_zone = str(get_global("zone_territories").get(zone) or "")
    if len(by_zone) == 2 and by_zone.isalpha() and by_zone not in _NO_COUNTRIES:
        return by_zone
    # Python takes the locale "C" for American English; it is nobody's.
    is_told = locale.setlocale(locale.LC_CTYPE).partition(".")[0] not in {"C", "POSIX"}
    name = (locale.getlocale()[0] or "").partition("_")[2][:2].upper() if is_told else ""
    return name if len(name) == 2 and name.isalpha() else _COUNTRY_OF.get(words.language(), "EE")


def _person() -> str:
    try:
        account = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
    return "" if account.casefold() in _NO_PERSONS else account.capitalize()
