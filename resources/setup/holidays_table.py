"""Writes `resources/holidays.json`: the public holidays of the countries whose languages the program speaks.

The library `holidays` knows them, but its import alone costs more than the calendar may take to open, so the program
reads this table and never imports the library. A test compares the two; when a newer library knows better (a day
moved by decree), run `python resources/setup/holidays_table.py` and commit what it wrote.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import holidays

TABLE = Path(__file__).resolve().parent.parent / "holidays.json"
COUNTRIES = {"EE": "et", "LT": "lt", "RU": "ru", "IL": "he"}
"""The countries, each with its own language; every name stands in that and in English."""
YEARS = range(2000, 2101)
"""The library itself ends with 2100."""
_MOVED = re.compile(r" \((substituted from|перенесено с) [0-9./]+\)")
"""Behind a day off that stands for another one: too long for a day of the calendar."""


def table() -> dict[str, Any]:
    """By country: the names, each as [own, English], and by year `MMDD:place` of each day, shortened ones apart."""
    made: dict[str, Any] = {}
    for country, own in COUNTRIES.items():
        names: list[list[str]] = []
        half = "half_day" in holidays.country_holidays(country).supported_categories
        made[country] = {
            "closed": {str(year): _days(country, own, year, "public", names) for year in YEARS},
            "half": {str(year): _days(country, own, year, "half_day", names) for year in YEARS} if half else {},
            "names": names,
        }
    return made


def text() -> str:
    """The table as it is kept."""
    return json.dumps(table(), ensure_ascii=False, indent=0) + "\n"


def _days(country: str, own: str, year: int, category: str, names: list[list[str]]) -> str:
    told, english = (_named(country, language, year, category) for language in (own, "en_US"))
    found = []
    for day in sorted(told):
        name = [told[day], english[day]]
        if name not in names:
            names.append(name)
        found.append(f"{day:%m%d}:{names.index(name)}")
    return " ".join(found)


def _named(country: str, language: str, year: int, category: str) -> dict[date, str]:
    known = holidays.country_holidays(country, years=year, language=language, categories=(category,))
    return {day: _begun("; ".join(sorted(known.get_list(day)))) for day in known}


def _begun(name: str) -> str:
    short = _MOVED.sub("", name)
    return short[:1].upper() + short[1:]


def main(_arguments: Sequence[str]) -> int:
    """Write the table anew."""
    TABLE.write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
