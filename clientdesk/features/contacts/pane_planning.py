"""A contact and its follow-up in one step; the capability that plans is found on the cards, never imported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from clientdesk.base.arguments import Command, arguments_of, from_json
from clientdesk.base.days import day_name, short_date
from clientdesk.base.words import _
from clientdesk.desk.feature import Feature, named
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import log_contact

_PLANNING = "add_reminder"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, and when; `at` None for any time of the day."""

    what: str
    on: date
    at: time | None


def planning_command(features: Iterable[Feature]) -> Command | None:
    """The command that adds a reminder, None where no capability has it."""
    found: Command | None = named(features, "commands", _PLANNING)
    return found


def log_and_plan(planning: Command, plan: Plan) -> Callable[..., int]:
    """A command that logs a contact and plans its follow-up, both or neither."""

    def log_contact_and_plan(shop: Shop, **contact: Any) -> int:  # noqa: ANN401 - the arguments of log_contact
        logged = log_contact(shop, **contact)
        planning(shop, **_arguments(planning, plan, contact))
        return logged

    return log_contact_and_plan


def what_of(text: str) -> str:
    """What to be reminded of: the last line of the note, where the words that said when were."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def when_said(plan_on: date, at: time | None, today: date) -> str:
    """The moment in a few words: "Tomorrow, 10:00"."""
    near = abs((plan_on - today).days) <= 1
    day = day_name(plan_on, today) if near else short_date(plan_on, today)
    return day if at is None else _("{day}, {time}").format(day=day, time=at.strftime("%H:%M"))


def _arguments(planning: Command, plan: Plan, contact: Mapping[str, Any]) -> dict[str, Any]:
    """The plan as the command takes it: its types are its own capability's."""
    told = {
        "what": plan.what,
        "due_on": plan.on.isoformat(),
        "due_time": None if plan.at is None else plan.at.strftime("%H:%M"),
        "customer": contact["customer"],
        "kind": contact["kind"].value,
    }
    return {one.name: from_json(one.kind, told[one.name]) for one in arguments_of(planning) if one.name in told}
