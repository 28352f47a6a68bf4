"""What is worth knowing of a customer, by topic, and how knowledge ages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clientdesk.base.days import ago
from clientdesk.base.words import N_, _, ngettext

REMARK_LENGTH = 240
"""A remark is read in passing; what is longer stands behind "more"."""
_YEAR = 12


class Topic(StrEnum):
    """What a note is about."""

    BACKGROUND = "background"
    NEEDS = "needs"
    GOALS = "goals"
    RISKS = "risks"
    BENEFIT = "benefit"
    WINNING = "winning"


@dataclass(frozen=True, slots=True)
class TopicOf:
    """A topic as it is shown; all words are marked for translation.

    Args:
        icon: a Phosphor name.
        purpose: what it is for, where nothing is known yet.
        example: what might be written.
        ages_after: months after which it is worth asking again; `old_after` after which it is old.
        settles: the word that settles it ("met", "over"), "" where nothing is to be settled.
    """

    topic: Topic
    title: str
    icon: str
    purpose: str
    example: str
    ages_after: int
    old_after: int
    settles: str = ""


TOPICS = (
    TopicOf(
        Topic.NEEDS, N_("Needs"), "lightbulb",
        N_("What they need now or soon, so that you can offer it at the right moment."),
        N_("such as: a child seat before May"), 4, 12, N_("Met"),
    ),
    TopicOf(
        Topic.GOALS, N_("Goals agreed"), "target", N_("What you both want to reach, in words you have agreed on."),
        N_("such as: all shop bikes serviced by June"), 6, 18, N_("Reached"),
    ),
    TopicOf(
        Topic.RISKS, N_("Risks agreed"), "warning", N_("What might go wrong and what was agreed about it."),
        N_("such as: the frame may not take a motor"), 3, 12, N_("Over"),
    ),
    TopicOf(
        Topic.BENEFIT, N_("How they benefit from us"), "gift",
        N_("What they gain from buying here; good to have at hand when prices are compared."),
        N_("such as: saves a trip to Tallinn"), 12, 30,
    ),
    TopicOf(
        Topic.WINNING, N_("How we win them"), "trophy", N_("What made them choose the shop, or would."),
        N_("such as: wants to try before buying"), 12, 30,
    ),
    TopicOf(
        Topic.BACKGROUND, N_("Background"), "user",
        N_("What you have found out about them: work, family, plans, what others say."),
        N_("such as: teaches at the music school"), 12, 36,
    ),
)  # fmt: skip
"""All topics, in the order in which they are wanted before a talk."""
BY_TOPIC = {one.topic: one for one in TOPICS}
SETTLED = {
    Topic.NEEDS: N_("Met on {day}"),
    Topic.GOALS: N_("Reached on {day}"),
    Topic.RISKS: N_("Over since {day}"),
}


class Age(StrEnum):
    """How far a note may still be relied on."""

    FRESH = "fresh"
    AGEING = "ageing"
    OLD = "old"


def months_between(then: date, today: date) -> int:
    """Whole months from `then` to `today`, never less than none."""
    months = (today.year - then.year) * _YEAR + today.month - then.month - (today.day < then.day)
    return max(0, months)


def age_of(topic: Topic, noted_on: date, today: date) -> Age:
    """How old knowledge is, by how fast its topic changes."""
    months = months_between(noted_on, today)
    limits = BY_TOPIC[topic]
    if months >= limits.old_after:
        return Age.OLD
    return Age.AGEING if months >= limits.ages_after else Age.FRESH


def age_words(topic: Topic, noted_on: date, today: date) -> str:
    """`3 days ago`, `8 months ago, worth asking again`, `2 years ago, old by now`."""
    when = _long_ago(noted_on, today)
    age = age_of(topic, noted_on, today)
    if age is Age.AGEING:
        # Translators: {when} is "8 months ago" or a date; said of something learnt about a customer.
        return _("{when}, worth asking again").format(when=when)
    return _("{when}, old by now: ask again").format(when=when) if age is Age.OLD else when


def _long_ago(then: date, today: date) -> str:
    months = months_between(then, today)
    if months >= 2 * _YEAR:
        return ngettext("{n} year ago", "{n} years ago", months // _YEAR).format(n=months // _YEAR)
    if months >= 1:
        return ngettext("{n} month ago", "{n} months ago", months).format(n=months)
    return ago(then, today)
