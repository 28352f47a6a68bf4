"""The customers whom everybody in the sample shop knows: a few people by name, one in each language with a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from clientdesk.base.phone import display_phone
from clientdesk.features.customers.rules import PointKind
from clientdesk.sample.history import History
from clientdesk.sample.names import mailbox
from clientdesk.sample.people import Met, People
from clientdesk.sample.places import landline, mobile, places
from clientdesk.sample.texts import read, tongue

_QUIET_DAYS = 75
"""A story stands alone for so long."""


def add_regulars(
    people: People, history: History, told: Sequence[Mapping[str, Any]], on: date, spoken: str
) -> dict[str, int]:  # fmt: skip
    """Add them with their stories.

    Args:
        people: adds customers.
        history: tells what happened.
        told: the people of `resources/sample/regulars.json`.
        on: today.
        spoken: the language of the staff.

    Returns:
        their ids by key; "hero" is the one with a story in the language of the staff, who plan most with her.
    """
    known: dict[str, int] = {}
    words = read("known")[spoken]
    stories = 0
    for one in told:
        met = _add(people, one, on, words)
        known[one["key"]] = met.id
        if one.get("story"):
            history.tell(met, until=history.days.before(on - timedelta(days=_QUIET_DAYS)))
            history.tell_story(met, on, stories * 7)
            stories += 1
            if one["language"] == spoken:
                known["hero"] = met.id
        else:
            history.tell(met)
    return known


def _add(people: People, one: Mapping[str, Any], on: date, words: Mapping[str, Any]) -> Met:
    spoken, town = tongue(one["language"]), places().towns[one["town"]]
    parts = {name: one.get(name, "") for name in ("given", "patronymic", "family", "honorific")}
    called = " ".join(filter(None, (parts["given"], parts["patronymic"], parts["family"])))
    is_organisation = bool(one.get("organisation"))
    columns: dict[str, Any] = {
        **parts, "name": one.get("name") or called, "is_organisation": is_organisation, "potential": one["class"],
        "tags": [people.tags[place] for place in one["tags"]], **_birthday(one.get("birthday"), on),
        "industry": words["industries"].get(one["key"], ""), "found_by": words["found_by"] if one.get("story") else "",
        **_name_day(one.get("name_day"), on),
    }  # fmt: skip
    number = one.get("number") or (landline if is_organisation else mobile)(town, people.rng)
    local = one.get("mail") or f"{mailbox(parts['given'])}.{mailbox(parts['family'])}"
    mail = f"{local}.example" if is_organisation else f"{local}@{spoken.domains[0]}"
    label = "work" if is_organisation else ""
    points = [
        {"kind": kind.value, "value": value, "key": key, "label": label, "preferred": True}
        for kind, value, key in (
            (PointKind.PHONE, display_phone(number), number),
            (PointKind.EMAIL, mail, mail),
        )
    ]
    return people.add(spoken, town, columns, points, is_old=True)


def _name_day(ahead: int | None, on: date) -> dict[str, int]:
    """A name day so many days ahead."""
    if ahead is None:
        return {}
    day = on + timedelta(days=ahead)
    return {"name_day_month": day.month, "name_day": day.day}


def _birthday(told: Sequence[int] | None, on: date) -> dict[str, int | None]:
    """A birthday so many days ahead, on which somebody turns so many years; 0 where nobody knows how many."""
    if told is None:
        return {}
    ahead, turns = told
    day = on + timedelta(days=ahead)
    return {"birth_year": day.year - turns if turns else None, "birth_month": day.month, "birth_day": day.day}
