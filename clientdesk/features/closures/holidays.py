"""Public holidays, read from the table that comes with the program (`resources/holidays.json`)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from clientdesk.base.paths import resources
from clientdesk.base.words import language

COUNTRIES: Mapping[str, str] = MappingProxyType({"EE": "et", "LT": "lt", "RU": "ru", "IL": "he"})
"""The countries whose holidays are known (ISO 3166 alpha-2), each with its own language."""
YEARS = range(2000, 2101)
"""The years that the table knows; before and after, no holiday is known."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that a country keeps.

    Args:
        own: its name in the country's own language.
        english: its name in English.
        is_closed: nobody works; False for a day that is only shorter, as before some holidays of Estonia.
    """

    day: date
    country: str
    own: str
    english: str
    is_closed: bool

    def name(self) -> str:
        """Its name: English in an English window, else in the country's own language, as its calendars have it."""
        return self.english if language() == "en" else self.own


@lru_cache(maxsize=512)
def holidays(country: str, year: int) -> Sequence[Holiday]:
    """The holidays of a country in a year, in the order of the days."""
    if country not in COUNTRIES or year not in YEARS:
        return ()
    told = _table()[country]
    found = [
        Holiday(date(year, int(day[:2]), int(day[2:])), country, own, english, part == "closed")
        for part in ("closed", "half")
        for day, place in (entry.split(":") for entry in told[part].get(str(year), "").split())
        for own, english in (told["names"][int(place)],)
    ]
    return tuple(sorted(found, key=lambda one: one.day))


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((resources() / "holidays.json").read_text(encoding="utf-8"))
    return read
