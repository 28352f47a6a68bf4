"""A contact and its follow-up in one step; the capability that plans is found on the cards, never imported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from clientdesk.base.arguments import Argument, Command, arguments_of, from_json, unwrapped
from clientdesk.base.days import day_name, weekday_date
from clientdesk.base.words import _
from clientdesk.desk.feature import Feature, manner_of, named
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.contacts.rules_followup import follow_up
from clientdesk.features.contacts.rules_line import LineReading, NextStep

PLANNING, PROMISING = "add_reminder", "make_promise"
"""The commands that plan, by name: their capabilities stand above this one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, and when; `at` None for any time of the day, `kind` "" for the kind of the contact."""

    what: str
    on: date
    at: time | None
    kind: str = ""


def planning_command(features: Iterable[Feature], name: str = PLANNING) -> Command | None:
    """The command that adds a reminder, or another that plans; None where no capability has it."""
    found: Command | None = named(features, "commands", name)
    return found


def log_and_plan(planning: Command, plan: Plan) -> Callable[..., int]:
    """A command that logs a contact and plans its follow-up, both or neither."""

    def log_contact_and_plan(shop: Shop, **contact: Any) -> int:  # noqa: ANN401 - the arguments of log_contact
        logged = log_contact(shop, **contact)
        kind = contact["kind"]
        if kind == ContactKind.NOTE:
            # A note says nothing of how to be in touch next; the kind of relationship may.
            manner = manner_of(shop, customer=contact["customer"])
            kind = manner.channel if manner is not None and manner.channel else kind
        planning(shop, **planned(planning, plan, contact["customer"], logged, kind))
        return logged

    return log_contact_and_plan


def planned(planning: Command, plan: Plan, customer: int, contact: int, kind: str) -> dict[str, Any]:
    """The plan as the command takes it, whose types are its own capability's.

    Args:
        planning: the command.
        plan: what is to be done.
        customer: about whom.
        contact: the one from which it follows.
        kind: that contact's.
    """
    told = {
        "what": plan.what,
        "due_on": plan.on.isoformat(),
        "due_time": None if plan.at is None else plan.at.strftime("%H:%M"),
        "customer": customer,
        "contact": contact,
        "kind": plan.kind or kind,
    }
    return {one.name: from_json(one.kind, told[one.name]) for one in arguments_of(planning) if _takes(one, told)}


def plans_of(reading: LineReading, now: datetime) -> tuple[str, tuple[Plan, ...]]:
    """The note, and what is planned after it: one plan where that is plain, several where it could mean any of them.

    A step without words of its own ("in 3 days") is to do what the note says; a note may end with a moment, too, that
    is none of a next step until somebody asks to be reminded. `what` is "" where nobody said of what.
    """
    step = reading.next_step
    if step is not None:
        what, kind = (step.what, step.kind.value) if step.what else (what_of(reading.note), "")
        return reading.note, tuple(Plan(what, one.on, one.at, kind) for one in step.moments)
    read = follow_up(reading.note, now)
    if read is None:
        return reading.note, ()
    # The note keeps every word: "on holiday until Friday" says more than "on holiday".
    return reading.note, tuple(Plan(what_of(read.text), one.on, one.at) for one in read.moments)


def what_of(text: str) -> str:
    """What to be reminded of: the last line of the note, where the words that said when were."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def when_said(plan_on: date, at: time | None, today: date) -> str:
    """The moment in a few words: "Tomorrow, 10:00", "Fri 27 Nov, 10:00"."""
    near = abs((plan_on - today).days) <= 1
    day = day_name(plan_on, today) if near else weekday_date(plan_on, today)
    return day if at is None else _("{day}, {time}").format(day=day, time=at.strftime("%H:%M"))


def step_said(step: NextStep, today: date) -> str:
    """A next step in a few words: "call · Fri 27 Nov, 10:00"; where several moments may be meant, all as a question."""
    said = [when_said(one.on, one.at, today) for one in step.moments]
    if len(said) > 1 and len({one.on for one in step.moments}) == 1:
        said[1:] = [one.at.strftime("%H:%M") for one in step.moments[1:] if one.at is not None]
    when = said[0] if said else ""
    for other in said[1:]:
        when = _("{one} or {other}").format(one=when, other=other)
    if len(said) > 1:
        when = _("{moments}?").format(moments=when)
    return " · ".join(part for part in (step.what, when) if part)


def _takes(one: Argument, told: Mapping[str, Any]) -> bool:
    """Whether the command can be told this: a kind of the owner's own is none that a reminder knows."""
    if one.name not in told:
        return False
    bare, _optional = unwrapped(one.kind)
    known = isinstance(bare, type) and issubclass(bare, StrEnum)
    return not known or told[one.name] in {each.value for each in bare}
