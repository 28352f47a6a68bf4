"""What the people of the sample shop are called, where they live and what they say: read from `resources/sample`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from clientdesk.base.paths import resources

SHARES = {"et": 58, "ru": 20, "lt": 10, "en": 8, "he": 4}
"""How many of a hundred customers speak which language."""

_MONTHS = range(1, 13)
_SEASON = re.compile(r"\[(\d+)-(\d+)\] ")

Lines = tuple[tuple[str, ...], ...]
"""Sentences that may be said in each of the twelve months."""
Exchange = tuple[str, str, str]
"""A subject, what the customer writes, what the shop answers."""
Said = tuple[int, str, str, str, int, str, str]
"""Days ago, time of day, kind, direction, minutes, outcome, note of one contact."""


@dataclass(frozen=True, slots=True)
class StaffWords:
    """What the staff write for themselves, in one language.

    Args:
        tags: the shop's tags.
        reminders: by what is to be done ("call"), and "alone" for what is about nobody.
        appointments: by kind ("visits", "meetings"), and "internal" for those without a customer.
        all_day: something that takes a whole day.
        places: the shop, at the customer's.
    """

    tags: tuple[str, ...]
    reminders: Mapping[str, tuple[str, ...]]
    appointments: Mapping[str, tuple[str, ...]]
    all_day: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language: its names, and what is said and written in it.

    Pairs are (man, woman). A name may carry its Latin spelling after a slash.
    """

    code: str
    given: tuple[tuple[str, ...], tuple[str, ...]]
    families: tuple[str, ...]
    fathers: tuple[str, ...]
    honorifics: tuple[str, str]
    domains: tuple[str, ...]
    jobs: tuple[tuple[str, ...], tuple[str, ...]]
    firms: tuple[tuple[str, str], ...]
    lines: Mapping[str, Lines]
    exchanges: tuple[tuple[Exchange, ...], ...]
    answered: str
    not_reached: str
    agreed: str
    story: tuple[Said, ...]
    staff: StaffWords


@cache
def tongue(code: str) -> Tongue:
    """One language."""
    told = read(code)
    men, women = told["men"].split(), told["women"].split()
    jobs = tuple(told["job_titles"])
    return Tongue(
        code=code,
        given=(tuple(men), tuple(women)),
        families=tuple(told["families"].split()),
        fathers=tuple(told.get("fathers", "").split()),
        honorifics=(told["honorific_man"], told["honorific_woman"]),
        domains=tuple(told["domains"].split()),
        jobs=(tuple(told.get("job_titles_man", jobs)), jobs),
        firms=tuple((pattern, word) for pattern in told["firm_patterns"] for word in told["firm_words"].split()),
        lines={kind: _by_month(told[kind]) for kind in _SPOKEN},
        exchanges=tuple(tuple(_in_month(told["exchanges"], month)) for month in _MONTHS),
        answered=told["answered"],
        not_reached=told["not_reached"],
        agreed=told["agreed"],
        story=tuple(tuple(one) for one in told["story"]),
        staff=_staff_words(told["staff"]),
    )


_SPOKEN = ("calls_in", "calls_out", "visits", "meetings", "letters", "messages_in", "messages_out", "notes")


def read(name: str) -> dict[str, Any]:
    """One file of `resources/sample`."""
    told: dict[str, Any] = json.loads((resources() / "sample" / f"{name}.json").read_text(encoding="utf-8"))
    return told


def _staff_words(told: Mapping[str, Any]) -> StaffWords:
    return StaffWords(
        tags=tuple(told["tags"]),
        reminders={kind: tuple(told[kind]) for kind in ("call", "email", "message", "letter", "alone")},
        appointments={kind: tuple(told[kind]) for kind in ("visits", "meetings", "internal")},
        all_day=told["all_day"],
        places=tuple(told["places"]),
    )


def _by_month(sentences: Sequence[str]) -> Lines:
    return tuple(tuple(one for (one,) in _in_month([[line] for line in sentences], month)) for month in _MONTHS)


def _in_month(said: Iterable[Sequence[str]], month: int) -> Iterable[Any]:
    """What fits the season, without its mark: "[9-11] " is for September to November."""
    for first, *rest in said:
        season = _SEASON.match(first)
        if season is None:
            yield (first, *rest)
        elif int(season[1]) <= month <= int(season[2]):
            yield (first[season.end() :], *rest)
