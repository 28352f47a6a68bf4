"""Arithmetic of ideas and contributions: how long one has waited for an answer, and what that says."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from clientdesk.base.words import N_

PATIENCE = timedelta(days=60)
"""So long an idea may stay without an answer before it begins to hurt."""
GRATEFUL = timedelta(days=365)
"""So long it does good to have given an idea that was used, and to have been thanked for it."""


class Kind(StrEnum):
    """What a customer gave."""

    IDEA = "idea"
    CONTRIBUTION = "contribution"


class Status(StrEnum):
    """What became of it."""

    NEW = "new"
    CONSIDERED = "considered"
    USED = "used"
    DECLINED = "declined"


KIND_WORDS = {Kind.IDEA: N_("Idea"), Kind.CONTRIBUTION: N_("Contribution")}
WORDS = {
    Status.NEW: N_("New"),
    Status.CONSIDERED: N_("Being considered"),
    Status.USED: N_("Used"),
    Status.DECLINED: N_("Declined"),
}
ICONS = {Kind.IDEA: "lightbulb-filament", Kind.CONTRIBUTION: "puzzle-piece"}


def waits_too_long(status: str, given_on: date, on: date) -> bool:
    """Whether nobody has answered for longer than a customer has patience."""
    return status == Status.NEW and on - given_on >= PATIENCE


def patience_until(given_on: date) -> date:
    """The last day on which nobody minds that there is no answer yet."""
    return given_on + PATIENCE - timedelta(days=1)


def strength(status: str, given_on: date, thanked_on: date | None, on: date) -> float:
    """What one of them says of the relationship at the end of the day `on`, from -1 to 1."""
    if waits_too_long(status, given_on, on):
        return -0.5
    if thanked_on is None or not thanked_on <= on < thanked_on + GRATEFUL:
        return 0.0
    return 0.7 if status == Status.USED else 0.3
